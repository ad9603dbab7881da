import type { Observation, ObservedSeries } from '../model/model.ts'
import { mistypedNumber } from './mistypedNumber.ts'
import { observationWindow } from './observationWindow.ts'
import type { Problems } from './problems.ts'
import { readNumber } from './readNumber.ts'
import type { Row } from './readTable.ts'

export const OBSERVATIONS = 'observations.csv'

export const OBSERVATION_COLUMNS = [
  ...['date', 'series', 'unit', 'low', 'mid', 'high', 'grade', 'basis', 'source', 'note'],
]

type Declared = Pick<ObservedSeries, 'unit' | 'scale'>

/**
 * The observations of each series that the model names, in the order of the file; other rows are left alone.
 * @param series what the model declares of each
 * @param origin month that dates are counted from
 */
export function readObservations(
  rows: readonly Row[],
  series: ReadonlyMap<string, Declared>,
  origin: string,
  problems: Problems,
): ReadonlyMap<string, readonly Observation[]> {
  const observations = new Map<string, Observation[]>([...series.keys()].map((name) => [name, []]))
  for (const row of rows) {
    const name = row.text('series')
    const declared = series.get(name)
    if (!declared) continue
    const { unit, scale } = declared
    if (row.text('unit') !== unit)
      problems.add(
        'observation-unit',
        row.placeOf('unit'),
        row.text('unit') || 'an empty cell',
        `${unit}, the unit of ${name} in the model`,
      )
    const observation = readRow(row, scale, origin, problems)
    if (observation) observations.get(name)?.push(observation)
  }
  return observations
}

function readRow(
  row: Row,
  scale: Declared['scale'],
  origin: string,
  problems: Problems,
): Observation | undefined {
  const label = row.text('date')
  const window = observationWindow(label, origin)
  if (!window) {
    const expected = '2023-07-05, 2023-07, 2023, 2023-H1, 2024-01..09 or 2023-11..2024-02'
    problems.add('bad-date', row.placeOf('date'), label || 'an empty cell', expected)
  }
  const [low, mid, high] = ['low', 'mid', 'high'].map((column) => number(row, column, problems))
  const given = [low, mid, high].filter((value) => value !== undefined)
  const isEmpty = ['low', 'mid', 'high'].every((column) => row.text(column) === '')
  if (isEmpty) problems.add('bad-cell', row.placeOf('mid'), 'no number', 'low, mid or high')
  if (given.some((value, i) => i > 0 && value < (given[i - 1] as number)))
    problems.add('bad-cell', row.placeOf('mid'), given.join(', '), 'low <= mid <= high')
  if (scale === 'log' && given.some((value) => value <= 0))
    problems.add(
      'bad-cell',
      row.placeOf('mid'),
      given.join(', '),
      'numbers above 0: the series is compared on logarithms',
    )
  for (const column of ['grade', 'source'])
    if (row.text(column) === '')
      problems.add('missing-evidence', row.placeOf(column), `no ${column}`, `a ${column} of the observation`)
  if (!window) return undefined
  const note = row.text('note')
  return {
    label,
    ...window,
    ...(low === undefined ? {} : { low }),
    ...(mid === undefined ? {} : { mid }),
    ...(high === undefined ? {} : { high }),
    grade: row.text('grade'),
    source: row.text('source'),
    ...(note === '' ? {} : { note }),
  }
}

function number(row: Row, column: string, problems: Problems): number | undefined {
  const text = row.text(column)
  if (text === '') return undefined
  const value = readNumber(text)
  const expected = mistypedNumber(text) ?? 'a number, or nothing'
  if (value === undefined) problems.add('bad-cell', row.placeOf(column), `"${text}"`, expected)
  return value
}
