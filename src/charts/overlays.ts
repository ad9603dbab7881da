import type { ChartSpec, Scenario } from '../model/scenario.ts'

/** An overlay of every single variable that the reference draws in a chart of its own. */
export function overlays({ charts, model }: Scenario): ChartSpec[] {
  const single = new Set(model.variables.filter(({ over }) => over.length === 0).map(({ name }) => name))
  const drawn = new Map(
    charts.flatMap((chart) => {
      const [variable, ...more] = chart.variables
      return variable && more.length === 0 && single.has(variable) ? [[variable, chart] as const] : []
    }),
  )
  return [...drawn].map(([variable, { from, to, place }]) => ({
    name: `compare-${variable}`,
    kind: 'comparison',
    variables: [variable],
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    place,
  }))
}
