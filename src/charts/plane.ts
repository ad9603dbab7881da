import type { Language, Text } from '../model/text.ts'
import { plainText } from './plainText.ts'
import { rules, texts } from './rows/marks.ts'
import type { Tick } from './rows/metricScale.ts'
import { INK, SIZE } from './theme.ts'
import type { Layer } from './vegaLiteSpec.ts'
import { cutText } from './wrapText.ts'

interface Range {
  readonly low: number
  readonly high: number
}

/** A plot of one number against another, in px. */
export interface Plane {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  /** Lines at the ticks, their words, and the names of both axes: the vertical one above, the horizontal one below. */
  grid(
    across: readonly Tick[],
    up: readonly Tick[],
    language: Language,
    names: { readonly x: Text; readonly y: Text },
  ): Layer[]
}

const within = (value: number, { low, high }: Range): number =>
  (Math.min(Math.max(value, low), high) - low) / (high - low)

export function plane(across: Range, up: Range, width: number, height: number): Plane {
  const x = (value: number): number => width * within(value, across)
  const y = (value: number): number => height * (1 - within(value, up))
  return {
    x,
    y,
    grid: (ticks, rungs, language, names) => {
      const name = (text: Text): string =>
        cutText(plainText(text[language]), width, { language, size: SIZE.label, bold: true })
      return [
        rules(
          [
            ...ticks.map(({ value }) => ({ x: x(value), y: 0, x2: x(value), y2: height })),
            ...rungs.map(({ value }) => ({ x: 0, y: y(value), x2: width, y2: y(value) })),
          ],
          { color: INK.grid, width: 1 },
        ),
        texts([
          ...ticks.map(({ value, text }) => ({
            x: x(value),
            y: height + 12,
            text,
            align: 'center' as const,
          })),
          ...rungs.map(({ value, text }) => ({ x: -7, y: y(value), text, align: 'right' as const })),
          { x: 0, y: -14, text: name(names.y), ink: INK.strong, bold: true },
          { x: width, y: height + 30, text: name(names.x), ink: INK.strong, bold: true, align: 'right' },
        ]),
      ]
    },
  }
}
