import { splitTable } from '../../src/language/splitTable.ts'

/** Results of a model: the time in the first column. An empty cell says nothing. */
export interface ResultTable {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly (number | undefined)[])[]
}

export function readResults(text: string): ResultTable {
  const [head = [], ...records] = splitTable('expected.csv', text.replace(/^\ufeff/, '')).records
  const number = ({ source }: { source: string }) => (source === '' ? undefined : Number(source))
  return { titles: head.map((cell) => cell.source), rows: records.map((record) => record.map(number)) }
}

/** Letter case, spaces, quotes and punctuation of titles do not count; dots, commas and brackets do. */
export function plainTitle(title: string): string {
  const plain = title.toLowerCase().replaceAll('\\n', '')
  return plain.replace(/[^a-z0-9[\],.\u0080-\uffff]/g, '')
}

/** Tables print times with six digits. */
const SAME_TIME = 1e-3
const LEAST = 6e-6
const SHARE_OF_PEAK = 1e-5

/**
 * Compares results with expected ones, column by column, and says where each column first differs. A cell agrees when it differs by
 * no more than the largest of 6e-6, 1e-5 of the column's expected peak and `tolerance` of the value.
 * @param paths by plain title
 * @param times of the values of the paths, in rising order
 */
export function gradeTable(
  expected: ResultTable,
  times: readonly number[],
  paths: ReadonlyMap<string, readonly number[]>,
  tolerance: number,
): string[] {
  const rows = expected.rows.map((row) => ({
    row,
    at: times.findIndex((t) => Math.abs(t - (row[0] as number)) <= SAME_TIME),
  }))
  const missing = rows.filter(({ at }) => at < 0).map(({ row }) => `no results at ${row[0]}`)
  const differences = expected.titles.slice(1).flatMap((title, i) => {
    const path = paths.get(plainTitle(title))
    if (!path) return [`no ${title}`]
    const peak = Math.max(0, ...expected.rows.map((row) => Math.abs(row[i + 1] ?? 0)))
    const wrong = rows.find(
      ({ row, at }) => at >= 0 && !agrees(row[i + 1], path[at] as number, peak, tolerance),
    )
    return wrong ? [`${title} at ${wrong.row[0]}: expected ${wrong.row[i + 1]}, got ${path[wrong.at]}`] : []
  })
  return [...missing, ...differences]
}

function agrees(expected: number | undefined, got: number, peak: number, tolerance: number): boolean {
  if (expected === undefined) return true
  const allowed = Math.max(
    LEAST,
    SHARE_OF_PEAK * peak,
    tolerance * Math.max(Math.abs(expected), Math.abs(got)),
  )
  return Math.abs(got - expected) <= allowed
}
