import type { Place } from '../diagnostics/place.ts'
import { mistypedNumber } from './mistypedNumber.ts'
import type { Problems } from './problems.ts'
import { readNumber } from './readNumber.ts'
import type { Row } from './readTable.ts'

interface Column {
  readonly numbers: readonly number[]
  readonly others: readonly { readonly place: Place; readonly text: string }[]
}

/** Columns of tables that have been read: a table that is kept is not read number by number again. */
const known = new WeakMap<readonly Row[], Map<string, Column>>()

/** The numbers of a column; dates are in months on the time axis. What is no number is a problem. */
export function numbersOf(rows: readonly Row[], column: string, problems: Problems): readonly number[] {
  const columns = known.get(rows) ?? new Map<string, Column>()
  known.set(rows, columns)
  const read = columns.get(column) ?? readColumn(rows, column)
  columns.set(column, read)
  for (const { place, text } of read.others)
    problems.add('bad-cell', place, text || 'an empty cell', mistypedNumber(text) ?? 'a number')
  return read.numbers
}

function readColumn(rows: readonly Row[], column: string): Column {
  const others: { place: Place; text: string }[] = []
  const numbers = rows.map((row) => {
    const text = row.text(column)
    const number = readNumber(text)
    if (number === undefined) others.push({ place: row.placeOf(column), text })
    return number ?? Number.NaN
  })
  return { numbers, others }
}
