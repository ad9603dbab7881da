import type { Ensemble, Statistics } from '../model/ensemble.ts'
import { ROW_NUMBERS, statisticsAt } from './select/rowNumbers.ts'
import { RowReader } from './select/rowReader.ts'

/** Rows of numbers, `values[row * members + member]`, and the members that count. */
export interface Rows {
  readonly values: Float64Array
  readonly members: number
  /** Numbers of the members that did not fail, in order. */
  readonly good: Int32Array
}

/** Numbers of the members that did not fail, in order. */
export function goodMembers({ members, failures }: Pick<Ensemble, 'members' | 'failures'>): Int32Array {
  const failed = new Set(failures.map((f) => f.member))
  const good = new Int32Array(members - failed.size)
  let count = 0
  for (let member = 0; member < members; member++) if (!failed.has(member)) good[count++] = member
  return good
}

/** One row of an array laid out `row * members + member`, of some members only. */
export function pick(values: Float64Array, row: number, members: number, chosen: Int32Array): Float64Array {
  const picked = new Float64Array(chosen.length)
  const start = row * members
  for (let i = 0; i < picked.length; i++) picked[i] = values[start + (chosen[i] as number)] as number
  return picked
}

/** Some rows to be read only: not copied where they are whole. */
function view({ values, members, good }: Rows, first: number, end: number): Float64Array {
  if (good.length === members) return values.subarray(first * members, end * members)
  const picked = new Float64Array((end - first) * good.length)
  for (let row = first; row < end; row++)
    picked.set(pick(values, row, members, good), (row - first) * good.length)
  return picked
}

/** Writes the statistics of the rows `first` to `end - 1`, `ROW_NUMBERS` for each, into an array that has them for all rows. */
export function readRows(rows: Rows, first: number, end: number, into: Float64Array): void {
  // Of rows of nothing a reader cannot tell how many there are.
  if (rows.good.length === 0) {
    into.fill(Number.NaN, first * ROW_NUMBERS, end * ROW_NUMBERS)
    return
  }
  const reader = readerFor(rows.good.length)
  for (let row = first; row < end; row += reader.rows)
    reader.read(view(rows, row, Math.min(row + reader.rows, end)), into, row * ROW_NUMBERS)
}

let latest: { readonly count: number; readonly reader: RowReader } | undefined

/** A reader takes a moment to make, and the rows of a run are all of one length. */
function readerFor(count: number): RowReader {
  if (latest?.count !== count) latest = { count, reader: new RowReader(count) }
  return latest.reader
}

/** The statistics of all rows of an ensemble's series or metrics, on the calling thread. */
export function statisticsOfRows(rows: Rows): Statistics[] {
  const count = rows.values.length / rows.members
  const numbers = new Float64Array(count * ROW_NUMBERS)
  readRows(rows, 0, count, numbers)
  return Array.from({ length: count }, (_, row) => statisticsAt(numbers, row))
}

/** The statistics of numbers that all count: those of `statisticsOf`, sooner where they are many. */
export function statisticsOfRow(values: Float64Array): Statistics {
  const numbers = new Float64Array(ROW_NUMBERS)
  readerFor(values.length).read(values, numbers, 0)
  return statisticsAt(numbers, 0)
}
