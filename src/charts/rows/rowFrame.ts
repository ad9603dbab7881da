import type { Language } from '../../model/text.ts'
import { GRADE_WORDS } from '../gradeWords.ts'
import { textWidth } from '../textWidth.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { Layer } from '../vegaLiteSpec.ts'
import { cutText } from '../wrapText.ts'
import { rules, type Stretch, type TextMark, texts } from './marks.ts'
import type { MetricScale, Tick } from './metricScale.ts'
import { type Columns, type Row, type RowColumns, rowColumns } from './rowColumns.ts'

/** Where things stand in a chart of rows, in px from the top left of the plot. */
export interface RowFrame extends RowColumns {
  readonly width: number
  readonly height: number
  readonly y: (row: number) => number
  readonly x: (value: number) => number
  /** A bar along a row between two values; `half` of its thickness in px. */
  readonly bar: (row: number, from: number, to: number, half: number) => Stretch
  /** A line through all rows at a value. */
  readonly upright: (value: number) => Stretch
}

const WIDTH = SIZE.width - SIZE.left - SIZE.margin
const GUTTER = 12
/** Of labels of one line and of two. */
const ROW_HEIGHT = [22, 38]
const HEADING = -12

export function rowFrame(
  rows: readonly Row[],
  { low, high }: Pick<MetricScale, 'low' | 'high'>,
  columns: Columns,
  language: Language,
): RowFrame {
  const words = rowColumns(rows, columns, language)
  const left = words.grades === undefined ? words.label + GUTTER : words.label + words.grades + 2 * GUTTER
  const right = WIDTH - words.numbers - GUTTER
  const lines = Math.max(1, ...words.lines.map(({ length }) => length))
  const pitch = ROW_HEIGHT[lines - 1] as number
  const height = rows.length * pitch
  const y = (row: number): number => (row + 0.5) * pitch
  const x = (value: number): number =>
    left + ((right - left) * (Math.min(Math.max(value, low), high) - low)) / (high - low)
  return {
    ...words,
    ...{ width: WIDTH, height, x, y },
    bar: (row, from, to, half) => ({ x: x(from), x2: x(to), y: y(row) - half, y2: y(row) + half }),
    upright: (value) => ({ x: x(value), y: 0, x2: x(value), y2: height }),
  }
}

/** Everything of a chart of rows but its marks: labels, grades, numbers, grid and headings. */
export function rowLayers(
  rows: readonly Row[],
  frame: RowFrame,
  ticks: readonly Tick[],
  { key, numbers }: Columns,
  language: Language,
): Layer[] {
  const { width, height, x, upright } = frame
  return [
    rules(
      ticks.map(({ value }) => upright(value)),
      { color: INK.grid, width: 1 },
    ),
    texts(rows.flatMap((row, i) => rowTexts(row, i, frame, language))),
    texts(ticks.map(({ value, text }) => ({ x: x(value), y: height + 12, text, align: 'center' }))),
    texts([
      ...keyTexts(key, x(Number.NEGATIVE_INFINITY), language),
      { x: width, y: HEADING, text: numbers, align: 'right' },
    ]),
  ]
}

function rowTexts(
  { grade, numbers, bold = false }: Row,
  row: number,
  frame: RowFrame,
  language: Language,
): TextMark[] {
  const { width, lines, label } = frame
  const [y, own] = [frame.y(row), lines[row] ?? []]
  const top = y - ((own.length - 1) * SIZE.labelLine) / 2
  const grades: TextMark[] =
    grade === undefined
      ? []
      : [
          {
            x: label + GUTTER,
            y,
            text: GRADE_WORDS[grade][language],
            ink: grade === 'judgement' ? seriesStyle(1).ink : INK.muted,
          },
        ]
  const text = cutText(numbers, frame.numbers, { language, size: SIZE.label, bold })
  return [
    ...own.map((text, i) => ({ x: 0, y: top + i * SIZE.labelLine, text, ink: INK.strong, bold })),
    ...grades,
    { x: width, y, text, align: 'right', ink: INK.strong, bold },
  ]
}

/** Headings one after the other from the left end of the marks on. */
function keyTexts(key: Columns['key'], left: number, language: Language): TextMark[] {
  let x = left
  return key.map(({ text, ink }) => {
    const mark = { x, y: HEADING, text, ink, bold: true }
    x += textWidth(text, { language, size: SIZE.label, bold: true }) + GUTTER
    return mark
  })
}
