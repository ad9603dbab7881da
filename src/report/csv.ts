/** What a cell may hold: text, a number, or nothing. */
export type Cell = string | number | undefined

/** Text that a spreadsheet would take for a formula (OWASP, CSV Injection), full-width forms included. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i

function text(cell: Exclude<Cell, undefined>): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell === 0 ? 0 : cell)
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

/** Numbers, of which there are hundreds of thousands, hold nothing to be quoted. */
function quoted(cell: Cell): string {
  const plain = cell === undefined ? '' : text(cell)
  return typeof cell !== 'number' && /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/**
 * A table as comma-separated values: quoting of RFC 4180, UTF-8, lines ended by a line feed. Numbers are the shortest text
 * that reads back as the same double; NaN is an empty cell. Text that a spreadsheet would run as a formula is led by an
 * apostrophe.
 */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(quoted).join(',')]
  for (const row of rows) lines.push(row.map(quoted).join(','))
  return `${lines.join('\n')}\n`
}
