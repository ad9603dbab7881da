import { overlays } from '../../charts/overlays.ts'
import type { ChartSpec, Scenario } from '../../model/scenario.ts'
import type { PageChart } from '../figure.ts'

const VIEWS = ['fan', 'spaghetti']

/** How else a chart can be drawn in a page: one variable alone as bands or as hypothetical outcomes. */
export function otherViews(spec: ChartSpec | undefined, scenario: Scenario): Pick<PageChart, 'views'> {
  if (!spec || !VIEWS.includes(spec.kind)) return {}
  const alone = overlays(scenario).some(({ variables: [name] }) => name === spec.variables[0])
  return alone ? { views: [spec.kind, ...VIEWS.filter((kind) => kind !== spec.kind)] } : {}
}

/** A chart drawn in another way: a title of its own would no longer be true of it. */
export function viewedAs(spec: ChartSpec, kind: string | undefined): ChartSpec {
  if (kind === undefined || kind === spec.kind) return spec
  const { title: _, ...rest } = spec
  return { ...rest, kind }
}
