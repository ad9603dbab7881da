import { meanOf } from '../distributions/catalogue.ts'
import { dateLabel } from '../model/calendar.ts'
import type { Variable } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Line } from './line.ts'

/** Expected values of an uncertain parameter, which quantiles of a skewed distribution do not show, with four digits. */
export function meanLines(variable: Variable, { time }: Scenario): Line[] {
  if (variable.kind !== 'parameter') return []
  const { unit, values } = variable
  const all = values.kind === 'same' ? [['', values.distribution] as const] : Object.entries(values.byElement)
  return all.flatMap(([element, distribution]): Line[] => {
    if (distribution.kind === 'fixed') return []
    const mean = meanOf(distribution)
    const text = unit === 'date' ? dateLabel(mean, time.origin) : String(Number(mean.toPrecision(4)))
    return [[element === '' ? 'mean' : `mean ${element}`, text]]
  })
}
