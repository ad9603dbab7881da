import type { Language } from '../model/text.ts'
import { pixels } from './axes.ts'
import { dodge } from './dodge.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { SIZE } from './theme.ts'
import type { Layer } from './vegaLiteSpec.ts'
import { cutText, wrapText } from './wrapText.ts'

/** A label at the right end of what it names, in place of a legend. */
export interface DirectLabel {
  readonly name: string
  /** Follows the name and is never cut. */
  readonly number?: string
  /** Where the named line or area ends, in px from the top of the plot. */
  readonly y: number
  readonly ink: string
  readonly bold?: boolean
}

/** A label broken into the lines that its margin has room for. */
export interface FittedLabel extends DirectLabel {
  readonly lines: readonly string[]
}

const OFFSET = 8
const WIDEST = 200
/** Full-width punctuation brings its own space. */
const FULL_WIDTH_END = /[\u3000-\u303f\uff00-\uffef]$/u

/** Breaks each label's name into at most `most` lines of the widest that a margin may get. */
export function fitLabels(
  labels: readonly DirectLabel[],
  language: Language,
  most = 1,
): readonly FittedLabel[] {
  return labels.map((label) => ({ ...label, lines: linesOf(label, language, most) }))
}

function linesOf(
  { name, number, bold = false }: DirectLabel,
  language: Language,
  most: number,
): readonly string[] {
  const style = { language, size: SIZE.label, bold }
  const lines = wrapText(plainText(name), WIDEST, style, most)
  if (number === undefined) return lines
  const last = lines.at(-1) ?? ''
  const tail = FULL_WIDTH_END.test(name) ? number : ` ${number}`
  const room = WIDEST - textWidth(tail, style)
  if (textWidth(last, style) > room && lines.length < most) return [...lines, number]
  return [...lines.slice(0, -1), `${cutText(last, room, style)}${tail}`.trimStart()]
}

/** The margin that the labels need at the right of the plot, in px. */
export function labelRoom(labels: readonly FittedLabel[], language: Language): number {
  const widths = labels.flatMap(({ lines, bold = false }) =>
    lines.map((line) => textWidth(line, { language, size: SIZE.label, bold })),
  )
  return Math.ceil(Math.max(24, ...widths) + OFFSET + SIZE.margin)
}

/** Text marks at the right of the plot, moved apart where their lines end close together. */
export function directLabels(labels: readonly FittedLabel[], plot: Pick<Plot, 'width' | 'height'>): Layer[] {
  const high = SIZE.labelLine * Math.max(1, ...labels.map((label) => label.lines.length))
  const wanted = labels.map((label) => label.y)
  const moved = dodge(wanted, high / 2 - 1, plot.height - high / 2 + 1, high)
  const placed = labels.map((label, index) => ({
    ...label,
    top: (moved[index] ?? label.y) - ((label.lines.length - 1) * SIZE.labelLine) / 2,
  }))
  return [false, true].flatMap((bold) => {
    const own = placed.filter((label) => (label.bold ?? false) === bold)
    const values = own.map(({ lines, top, ink }) => ({ text: [...lines], y: top, ink }))
    return values.length === 0 ? [] : [labelLayer(values, plot.width, bold)]
  })
}

function labelLayer(
  values: { text: string[]; y: number; ink: string }[],
  width: number,
  bold: boolean,
): Layer {
  return {
    data: { values },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontWeight: bold ? 600 : 400,
      lineHeight: SIZE.labelLine,
    },
    encoding: {
      x: { value: width + OFFSET },
      y: pixels('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null, legend: null },
    },
  }
}
