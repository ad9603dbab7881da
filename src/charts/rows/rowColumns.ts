import type { Grade } from '../../model/evidence.ts'
import type { Language, Text } from '../../model/text.ts'
import { plainText } from '../plainText.ts'
import { textWidth } from '../textWidth.ts'
import { SIZE } from '../theme.ts'
import { cutText, wrapText } from '../wrapText.ts'

/** One row of a chart: what it is about, how well that is known, and its numbers in words. */
export interface Row {
  readonly label: Text
  readonly grade?: Grade | undefined
  readonly numbers: string
  readonly bold?: boolean
}

/** The columns of a chart of rows: labels, grades, marks, numbers. */
export interface Columns {
  /** With grades, all columns are as wide as in every such chart; without, as wide as their words. */
  readonly graded: boolean
  /** Headings over the marks, in the ink of what they name, and over the numbers. */
  readonly key: readonly { readonly text: string; readonly ink: string }[]
  readonly numbers: string
}

/** Widths in px, and the lines of each label. */
export interface RowColumns {
  readonly label: number
  /** None where no row has a grade. */
  readonly grades: number | undefined
  readonly numbers: number
  readonly lines: readonly (readonly string[])[]
}

const GRADED = { label: 246, grades: 68, numbers: 156 }
/** The most that labels and numbers take where widths are free. */
const MOST = { label: 250, lines: 2, numbers: 180 }

export function rowColumns(rows: readonly Row[], columns: Columns, language: Language): RowColumns {
  const style = (row: Row) => ({ language, size: SIZE.label, bold: row.bold ?? false })
  const name = (row: Row): string => plainText(row.label[language])
  if (columns.graded)
    return { ...GRADED, lines: rows.map((row) => [cutText(name(row), GRADED.label, style(row))]) }
  const lines = rows.map((row) => wrapText(name(row), MOST.label, style(row), MOST.lines))
  const labels = rows.flatMap((row, i) => (lines[i] ?? []).map((line) => textWidth(line, style(row))))
  const heading = textWidth(columns.numbers, { language, size: SIZE.label })
  const numbers = rows.map((row) => textWidth(row.numbers, style(row)))
  return {
    label: Math.ceil(Math.max(0, ...labels)),
    grades: undefined,
    numbers: Math.min(MOST.numbers, Math.ceil(Math.max(heading, ...numbers))),
    lines,
  }
}
