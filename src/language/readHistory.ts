import { monthsOf } from '../model/calendar.ts'
import type { Fact, ObservedSeries } from '../model/model.ts'
import { equationAt } from './equationsOf.ts'
import { evidenceOf } from './evidenceOf.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import { readObservations } from './readObservations.ts'
import type { Row } from './readTable.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** The observed series the model names, each with its rows of `observations.csv`. */
export function readSeries(
  { data, source }: Checked<ModelFile>,
  rows: readonly Row[],
  origin: string,
  problems: Problems,
): readonly ObservedSeries[] {
  const written = Object.entries(data.observations)
  const observations = readObservations(rows, new Map(written), origin, problems)
  return written.map(([name, series]) => ({
    name,
    ...series,
    simulated: equationAt(source, ['observations', name, 'simulated'], problems),
    observations: observations.get(name) ?? [],
    place: source.keyPlace(['observations', name]),
  }))
}

/** The stylised facts; those of unit `date` have dates as their range. */
export function readFacts(
  { data, source }: Checked<ModelFile>,
  origin: string,
  problems: Problems,
): readonly Fact[] {
  return Object.entries(data.facts).map(([name, fact]) => {
    const path = ['facts', name]
    const bound = (side: 'low' | 'high'): number => {
      const value = fact[side]
      const isDate = fact.unit === 'date'
      if (!isDate && typeof value === 'string')
        problems.add('number-expected', source.place([...path, side]), value, `a number of ${fact.unit}`)
      return isDate ? (monthsOf(String(value), origin) ?? Number.NaN) : Number(value)
    }
    const [low, high] = [bound('low'), bound('high')]
    if (low > high)
      problems.add('bad-value', source.place([...path, 'low']), `${fact.low}`, `at most high, ${fact.high}`)
    const expression = equationAt(source, [...path, 'expression'], problems)
    const place = source.keyPlace(path)
    return {
      name,
      label: fact.label,
      unit: fact.unit,
      expression,
      low,
      high,
      evidence: evidenceOf(fact),
      place,
    }
  })
}
