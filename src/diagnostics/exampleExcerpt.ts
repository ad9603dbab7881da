import type { Example } from './example.ts'

const LINES_BEFORE = 4
const MOST_COLUMNS = 100

/** The lines of an example around its problem, with a mark below the place: for a terminal or a page. */
export function exampleExcerpt({ files, at }: Example): string {
  const [path, line, column] = at.split(':') as [string, string, string]
  const lines = (files[path] as string).split('\n')
  const last = Number(line)
  const first = Math.max(1, last - LINES_BEFORE)
  const from = Math.max(0, Number(column) - MOST_COLUMNS + 20)
  const shown = lines
    .slice(first - 1, last)
    .map((text, i) => `${String(first + i).padStart(4)} | ${cut(text, from)}`)
  return [path, ...shown, `${' '.repeat(7 + Number(column) - 1 - from)}^`].join('\n')
}

function cut(text: string, from: number): string {
  const rest = text.slice(from, from + MOST_COLUMNS)
  return `${rest}${text.length > from + MOST_COLUMNS ? '…' : ''}`
}
