import { monthNumber } from '../../charts/calendar.ts'
import { timeSpan } from '../../charts/timeSpan.ts'
import type { Summary } from '../../model/ensemble.ts'
import type { ChartSpec } from '../../model/scenario.ts'
import type { PageChart } from '../figure.ts'

const VIEWS = ['fan', 'spaghetti', 'dotplot']

/** How else a chart can be drawn in a page: one number, or one element of an array, as bands, hypothetical outcomes or dots. */
export function otherViews(
  spec: ChartSpec | undefined,
  summary: Summary,
): Pick<PageChart, 'views' | 'moments'> {
  if (!spec || !VIEWS.includes(spec.kind) || spec.variables.length !== 1) return {}
  const { shown, from, to } = timeSpan(summary, spec)
  const at = spec.at === undefined ? to : monthNumber(spec.at)
  const views = [spec.kind, ...VIEWS.filter((kind) => kind !== spec.kind)]
  return { views, moments: { from, to, step: (to - from) / (shown.length - 1), at } }
}

/**
 * A chart drawn in another way: a title of its own would no longer be true of it.
 * @param at the month `YYYY-MM` of a chart of one moment
 */
export function viewedAs(spec: ChartSpec, kind = spec.kind, at = spec.at): ChartSpec {
  if (kind === spec.kind && at === spec.at) return spec
  const { title: _, at: __, ...rest } = spec
  return { ...rest, kind, ...(at === undefined ? {} : { at }) }
}
