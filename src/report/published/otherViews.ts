import type { ChartSpec } from '../../model/scenario.ts'
import type { PageChart } from '../figure.ts'

const VIEWS = ['fan', 'spaghetti']

/** How else a chart can be drawn in a page: one number, or one element of an array, as bands or as hypothetical outcomes. */
export function otherViews(spec: ChartSpec | undefined): Pick<PageChart, 'views'> {
  if (!spec || !VIEWS.includes(spec.kind)) return {}
  return { views: [spec.kind, ...VIEWS.filter((kind) => kind !== spec.kind)] }
}

/** A chart drawn in another way: a title of its own would no longer be true of it. */
export function viewedAs(spec: ChartSpec, kind: string | undefined): ChartSpec {
  if (kind === undefined || kind === spec.kind) return spec
  const { title: _, ...rest } = spec
  return { ...rest, kind }
}
