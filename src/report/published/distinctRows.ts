import type { Draw } from '../../model/system.ts'

/**
 * Draws whose values are the rows of one table (a posterior), without rows that come again: to weigh draws by repeating them leaves
 * many of those.
 */
export interface DistinctRows {
  /** Places, among the draws, of those that hold a column of the table. */
  readonly columns: readonly number[]
  /** For each row of the table, its place among the distinct ones. */
  readonly rows: readonly number[]
  /** All draws; columns hold distinct rows only. */
  readonly draws: readonly Draw[]
}

const valuesOf = ({ distribution }: Draw): readonly number[] =>
  distribution.kind === 'empirical' ? distribution.values : []

/** The columns, with other rows of themselves. */
function withRows(draws: readonly Draw[], columns: readonly number[], rows: readonly number[]): Draw[] {
  const wanted = new Set(columns)
  return draws.map((draw, i) => {
    const { distribution } = draw
    if (!wanted.has(i) || distribution.kind !== 'empirical') return draw
    const values = rows.map((row) => distribution.values[row] as number)
    return { ...draw, distribution: { ...distribution, values } }
  })
}

const sameBits = (value: number | undefined): string => (Object.is(value, -0) ? '-0' : String(value))

/** The longest lists of values are taken for the columns of a table. */
export function distinctRows(draws: readonly Draw[]): DistinctRows {
  const count = Math.max(0, ...draws.map((draw) => valuesOf(draw).length))
  const columns = draws.flatMap((draw, i) => (count > 0 && valuesOf(draw).length === count ? [i] : []))
  const lists = columns.map((i) => valuesOf(draws[i] as Draw))
  const places = new Map<string, number>()
  const firsts: number[] = []
  const rows = Array.from({ length: count }, (_, row) => {
    const key = lists.map((list) => sameBits(list[row])).join()
    const place = places.get(key) ?? firsts.push(row) - 1
    places.set(key, place)
    return place
  })
  return { columns, rows, draws: withRows(draws, columns, firsts) }
}

/** The draws as they were before `distinctRows`, to the bit. */
export function allRows({ columns, rows, draws }: DistinctRows): readonly Draw[] {
  return withRows(draws, columns, rows)
}
