import { pixels } from '../axes.ts'
import { INK, SIZE } from '../theme.ts'
import type { Layer } from '../vegaLiteSpec.ts'

/** A rectangle or a line between two points, in px. */
export interface Stretch {
  readonly x: number
  readonly y: number
  readonly x2: number
  readonly y2: number
}

export interface TextMark {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly ink?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly bold?: boolean
}

/** Hundredths of a px are enough, and keep files small. */
const tidy = (value: number): number => Math.round(value * 100) / 100

/** What has a place: nothing is drawn where there is no number. */
function drawn<T extends object>(marks: readonly T[]): T[] {
  return marks.filter((mark) => Object.values(mark).every((value) => !Number.isNaN(value)))
}

/** With its first corner at the top left. */
const upright = ({ x, y, x2, y2 }: Stretch) => ({
  x: tidy(Math.min(x, x2)),
  y: tidy(Math.min(y, y2)),
  x2: tidy(Math.max(x, x2)),
  y2: tidy(Math.max(y, y2)),
})

const ENDS = { x: pixels('x'), y: pixels('y'), x2: { field: 'x2' }, y2: { field: 'y2' } } as const

export function bars(stretches: readonly Stretch[], fill: string, opacity = 1): Layer {
  return {
    data: { values: drawn(stretches).map(upright) },
    mark: { type: 'rect', color: fill, opacity },
    encoding: ENDS,
  }
}

export function rules(
  stretches: readonly Stretch[],
  { color, width, dash }: { color: string; width: number; dash?: readonly number[] },
): Layer {
  return {
    data: {
      values: drawn(stretches).map(({ x, y, x2, y2 }) => ({
        x: tidy(x),
        y: tidy(y),
        x2: tidy(x2),
        y2: tidy(y2),
      })),
    },
    mark: {
      type: 'rule',
      color,
      strokeWidth: width,
      ...(dash === undefined ? {} : { strokeDash: [...dash] }),
    },
    encoding: ENDS,
  }
}

/** Intervals as lines, of any width down to nothing. */
export function whiskers(spans: readonly { x: number; x2: number; y: number }[], color: string): Layer {
  return rules(
    spans.map((one) => ({ ...one, y2: one.y })),
    { color, width: 1.4 },
  )
}

export interface DotStyle {
  readonly color: string
  readonly size?: number
  readonly shape?: 'circle' | 'diamond'
  readonly hollow?: boolean
  readonly opacity?: number
  /** A thin ring of paper sets a dot off from what lies below. */
  readonly ringed?: boolean
}

export function dots(
  spots: readonly { readonly x: number; readonly y: number }[],
  { color, size = 42, shape = 'circle', hollow = false, opacity = 1, ringed = false }: DotStyle,
): Layer {
  return {
    data: { values: drawn(spots).map(({ x, y }) => ({ x: tidy(x), y: tidy(y) })) },
    mark: {
      type: 'point',
      shape,
      size,
      opacity,
      filled: !hollow,
      color,
      ...(hollow ? { fill: INK.paper, strokeWidth: 1.5 } : {}),
      ...(ringed ? { stroke: INK.paper, strokeWidth: 1 } : {}),
    },
    encoding: { x: pixels('x'), y: pixels('y') },
  }
}

export function texts(marks: readonly TextMark[]): Layer {
  const layer = (align: 'left' | 'center' | 'right', bold: boolean): Layer => ({
    data: {
      values: marks
        .filter(
          (mark) => mark.text !== '' && (mark.align ?? 'left') === align && (mark.bold ?? false) === bold,
        )
        .map(({ x, y, text, ink = INK.muted }) => ({ x: tidy(x), y: tidy(y), text, ink })),
    },
    mark: { type: 'text', align, baseline: 'middle', fontSize: SIZE.label, fontWeight: bold ? 600 : 400 },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null, legend: null },
    },
  })
  const kinds = (['left', 'center', 'right'] as const).flatMap((align) =>
    [false, true].map((bold) => layer(align, bold)),
  )
  return { layer: kinds.filter(({ data }) => (data as { values: object[] }).values.length > 0) } as Layer
}
