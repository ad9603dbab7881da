import { dots, type TextMark, texts } from '../rows/marks.ts'
import { INK } from '../theme.ts'
import type { Layer } from '../vegaLiteSpec.ts'

/** A place in px. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Closer than this, two numbers would cover each other. */
const BADGE = 17
const SIZES = { one: 250, several: 120 }

interface Group {
  readonly spot: Spot
  readonly color: string
  readonly numbers: number[]
}

/** Dots numbered from 1; those that fall on each other share the first's, with all their numbers beside it. */
export function badges(spots: readonly (Spot & { readonly color: string })[]): Layer[] {
  const groups = grouped(spots)
  const colors = [...new Set(spots.map(({ color }) => color))]
  const layers = colors.flatMap((color) =>
    [false, true].map((several) => {
      const own = groups.filter((one) => one.color === color && one.numbers.length > 1 === several)
      const size = several ? SIZES.several : SIZES.one
      return dots(
        own.map(({ spot }) => spot),
        { color, size, ringed: true },
      )
    }),
  )
  return [...layers, texts(groups.map(numberMark))]
}

function grouped(spots: readonly (Spot & { readonly color: string })[]): Group[] {
  const groups: Group[] = []
  for (const [i, { x, y, color }] of spots.entries()) {
    const near = groups.find(
      ({ spot, numbers }) =>
        Math.abs(spot.x - x) < BADGE * (0.6 + 0.5 * numbers.length) && Math.abs(spot.y - y) < BADGE,
    )
    if (near) near.numbers.push(i + 1)
    else groups.push({ spot: { x, y }, color, numbers: [i + 1] })
  }
  return groups
}

function numberMark({ spot: { x, y }, numbers }: Group): TextMark {
  const text = numbers.join(', ')
  return numbers.length > 1
    ? { x: x + 9, y, text, align: 'left', ink: INK.strong, bold: true }
    : { x, y, text, align: 'center', ink: INK.paper, bold: true }
}
