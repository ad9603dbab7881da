import type { Language } from '../model/text.ts'
import { pixels } from './axes.ts'
import { dodge } from './dodge.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { SIZE } from './theme.ts'
import type { Layer } from './vegaLiteSpec.ts'
import { wrapText } from './wrapText.ts'

/** A label at the right end of what it names, in place of a legend. */
export interface DirectLabel {
  readonly text: string
  /** Where the named line or area ends, in px from the top of the plot. */
  readonly y: number
  readonly ink: string
  readonly bold?: boolean
}

const OFFSET = 8
const WIDEST = 170

/** Each label's text cut to the widest that a margin may get. */
export function cutLabels(
  labels: readonly DirectLabel[],
  language: Language,
  widest = WIDEST,
): DirectLabel[] {
  return labels.map((label) => {
    const style = { language, size: SIZE.label, bold: label.bold ?? false }
    return { ...label, text: wrapText(plainText(label.text), widest, style, 1)[0] ?? '' }
  })
}

/** The margin that the labels need at the right of the plot, in px. */
export function labelRoom(labels: readonly DirectLabel[], language: Language): number {
  const widths = labels.map((label) =>
    textWidth(label.text, { language, size: SIZE.label, bold: label.bold ?? false }),
  )
  return Math.ceil(Math.max(24, ...widths) + OFFSET + SIZE.margin)
}

/** Text marks at the right of the plot, moved apart where their lines end close together. */
export function directLabels(labels: readonly DirectLabel[], plot: Pick<Plot, 'width' | 'height'>): Layer[] {
  const moved = dodge(
    labels.map((label) => label.y),
    6,
    plot.height - 6,
  )
  const placed = labels.map((label, index) => ({ ...label, y: moved[index] ?? label.y }))
  return [false, true].flatMap((bold) => {
    const values = placed
      .filter((label) => (label.bold ?? false) === bold)
      .map(({ text, y, ink }) => ({ text, y, ink }))
    return values.length === 0 ? [] : [labelLayer(values, plot.width, bold)]
  })
}

function labelLayer(values: { text: string; y: number; ink: string }[], width: number, bold: boolean): Layer {
  return {
    data: { values },
    mark: { type: 'text', align: 'left', baseline: 'middle', fontWeight: bold ? 600 : 400 },
    encoding: {
      x: { value: width + OFFSET },
      y: pixels('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null, legend: null },
    },
  }
}
