import type { Grade } from '../../model/evidence.ts'
import type { Language, Text } from '../../model/text.ts'
import { GRADE_WORDS } from '../gradeWords.ts'
import { plainText } from '../plainText.ts'
import { textWidth } from '../textWidth.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { ValueScale } from '../valueScale.ts'
import type { Layer } from '../vegaLiteSpec.ts'
import { cutText } from '../wrapText.ts'
import { rules, type TextMark, texts } from './marks.ts'

/** One line of a chart of rows: what it is about, how well that is known, and its numbers in words. */
export interface Row {
  readonly label: Text
  readonly grade?: Grade | undefined
  readonly numbers: string
}

/** Where things stand in a chart of rows, in px from the top left of the plot. */
export interface RowFrame {
  readonly width: number
  readonly height: number
  readonly y: (row: number) => number
  readonly x: (value: number) => number
}

/** The columns: labels from 0, grades, marks, numbers up to the right end. */
const WIDTH = SIZE.width - SIZE.left - SIZE.margin
const LABEL = { narrow: 246, wide: 320 }
const GRADE = 68
const GUTTER = 12
const NUMBERS = 156
const ROW_HEIGHT = 22
const HEADING = -12

/** Columns of a chart of rows. */
export interface Columns {
  readonly graded: boolean
  /** Headings over the marks, in the ink of what they name, and over the numbers. */
  readonly key: readonly { readonly text: string; readonly ink: string }[]
  readonly numbers: string
}

export function rowFrame(rows: number, scale: Pick<ValueScale, 'low' | 'high'>, graded: boolean): RowFrame {
  const left = (graded ? LABEL.narrow + GUTTER + GRADE : LABEL.wide) + GUTTER
  const right = WIDTH - NUMBERS - GUTTER
  const range = scale.high - scale.low
  return {
    width: WIDTH,
    height: rows * ROW_HEIGHT,
    y: (row) => (row + 0.5) * ROW_HEIGHT,
    x: (value) =>
      left + ((right - left) * (Math.min(Math.max(value, scale.low), scale.high) - scale.low)) / range,
  }
}

/** A tick of the axis and how it is written. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** Everything of a chart of rows but its marks: labels, grades, numbers, grid and headings. */
export function rowLayers(
  rows: readonly Row[],
  frame: RowFrame,
  ticks: readonly Tick[],
  { graded, key, numbers }: Columns,
  language: Language,
): Layer[] {
  const { width, height, x, y } = frame
  const grid = ticks.map(({ value }) => ({ x: x(value), y: 0, x2: x(value), y2: height }))
  return [
    rules(grid, { color: INK.grid, width: 1 }),
    texts(rows.flatMap((row, i) => rowTexts(row, y(i), width, graded, language))),
    texts(ticks.map(({ value, text }) => ({ x: x(value), y: height + 12, text, align: 'center' }))),
    texts([
      ...keyTexts(key, x(Number.NEGATIVE_INFINITY), language),
      { x: width, y: HEADING, text: numbers, align: 'right' },
    ]),
  ]
}

function rowTexts(
  { label, grade, numbers }: Row,
  y: number,
  width: number,
  graded: boolean,
  language: Language,
): TextMark[] {
  const style = { language, size: SIZE.label }
  const room = graded ? LABEL.narrow : LABEL.wide
  const text = cutText(plainText(label[language]), room, style)
  const grades: TextMark[] =
    grade === undefined
      ? []
      : [
          {
            x: LABEL.narrow + GUTTER,
            y,
            text: GRADE_WORDS[grade][language],
            ink: grade === 'judgement' ? seriesStyle(1).ink : INK.muted,
          },
        ]
  return [
    { x: 0, y, text, ink: INK.strong },
    ...grades,
    { x: width, y, text: cutText(numbers, NUMBERS, style), align: 'right', ink: INK.strong },
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
