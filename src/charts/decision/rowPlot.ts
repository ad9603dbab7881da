import type { Language } from '../../model/text.ts'
import { pixels } from '../axes.ts'
import { plainText } from '../plainText.ts'
import { textWidth } from '../textWidth.ts'
import { INK, SIZE } from '../theme.ts'
import { type ValueScale, valueScale } from '../valueScale.ts'
import type { Layer } from '../vegaLiteSpec.ts'
import { wrapText } from '../wrapText.ts'

/** A bar along a row; values on the axis, thickness in px. */
export interface RowBar {
  readonly from: number
  readonly to: number
  readonly thickness: number
  readonly fill: string
  readonly opacity?: number
}

export interface RowDot {
  readonly at: number
  readonly fill: string
  /** A short upright line in place of a dot. */
  readonly tick?: true
}

/** One row: a name at the left, marks along the axis, a number at the right. */
export interface ChartRow {
  readonly label: string
  readonly number: string
  readonly bars: readonly RowBar[]
  readonly dots: readonly RowDot[]
  readonly bold?: boolean
  /** A value at which a thin line leads on to the next row. */
  readonly leads?: number
}

/** Rows laid out: layers for a plate, and its measures in px. */
export interface RowPlot {
  readonly layers: readonly Layer[]
  readonly width: number
  readonly height: number
  readonly right: number
}

const MOST_LABEL = 250
const LABEL_LINES = 2
/** Px that labels may reach to the left of the plot. */
const BEYOND = SIZE.left - SIZE.margin
const GAP = 10
const ROW = { one: 26, two: 38 }
const AXIS = { domain: false, grid: true, gridColor: INK.grid, labelPadding: 7, labelFontSize: SIZE.label }

/** Lays rows out below each other over one axis of values, which holds `always` too. */
export function rowPlot(rows: readonly ChartRow[], always: readonly number[], language: Language): RowPlot {
  const labels = rows.map((row) => labelLines(row, language))
  const widest = Math.max(
    0,
    ...labels.flatMap((lines, i) => lines.map((line) => widthOf(line, rows[i], language))),
  )
  const left = Math.max(0, Math.ceil(widest) + GAP - BEYOND)
  const numbers = rows.map((row) => widthOf(row.number, row, language))
  const right = Math.ceil(Math.max(24, ...numbers)) + GAP + SIZE.margin
  const width = SIZE.width - SIZE.left - right
  const pitch = labels.some((lines) => lines.length > 1) ? ROW.two : ROW.one
  const height = pitch * rows.length
  const scale = valueScale([...valuesOf(rows), ...always], 5)
  const x = (value: number): number =>
    left + (width - left) * clamp((value - scale.low) / (scale.high - scale.low))
  const middle = (row: number): number => pitch * (row + 0.5)
  return {
    width,
    height,
    right,
    layers: [
      axisLayer(scale, [left, width], height),
      ...(scale.low <= 0 && scale.high >= 0 ? [zeroLayer(x(0), height)] : []),
      leadLayer(rows, x, middle, pitch),
      barLayer(rows, x, middle),
      dotLayer(rows, x, middle, false),
      dotLayer(rows, x, middle, true),
      ...textLayers(rows, labels, { left, width }, middle),
    ].filter((layer) => layer !== undefined),
  }
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share))

function labelLines({ label, bold = false }: ChartRow, language: Language): readonly string[] {
  return wrapText(plainText(label), MOST_LABEL, { language, size: SIZE.label, bold }, LABEL_LINES)
}

function widthOf(text: string, row: ChartRow | undefined, language: Language): number {
  return textWidth(text, { language, size: SIZE.label, bold: row?.bold ?? false })
}

function valuesOf(rows: readonly ChartRow[]): number[] {
  return rows.flatMap(({ bars, dots }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...dots.map(({ at }) => at),
  ])
}

/** An axis without marks of its own: rows are placed in px. */
function axisLayer(scale: ValueScale, range: readonly number[], height: number): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', opacity: 0 },
    encoding: {
      x: {
        datum: scale.low,
        type: 'quantitative',
        title: null,
        scale: { domain: [scale.low, scale.high], range: [...range], nice: false, zero: false },
        axis: { values: [...scale.ticks], format: scale.format, ...AXIS },
      },
      y: { value: height },
    },
  } as Layer
}

function zeroLayer(x: number, height: number): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', color: INK.axis, strokeWidth: 1.2 },
    encoding: { x: { value: x }, y: { value: 0 }, y2: { value: height } },
  }
}

type Place = (value: number) => number

function barLayer(rows: readonly ChartRow[], x: Place, middle: Place): Layer | undefined {
  const values = rows.flatMap(({ bars }, row) =>
    bars
      .filter(({ from, to }) => !Number.isNaN(from + to))
      .map(({ from, to, thickness, fill, opacity = 1 }) => {
        const [one, other] = [x(from), x(to)]
        const [low, high] = [Math.min(one, other), Math.max(one, other, Math.min(one, other) + 1)]
        return {
          x: low,
          x2: high,
          y: middle(row) - thickness / 2,
          y2: middle(row) + thickness / 2,
          fill,
          opacity,
        }
      }),
  )
  if (values.length === 0) return undefined
  return {
    data: { values },
    mark: { type: 'rect' },
    encoding: {
      x: pixels('x'),
      x2: { field: 'x2' },
      y: pixels('y'),
      y2: { field: 'y2' },
      color: { field: 'fill', type: 'nominal', scale: null, legend: null },
      opacity: { field: 'opacity', type: 'quantitative', scale: null, legend: null },
    },
  }
}

function dotLayer(rows: readonly ChartRow[], x: Place, middle: Place, ticks: boolean): Layer | undefined {
  const values = rows.flatMap(({ dots }, row) =>
    dots
      .filter(({ at, tick = false }) => Number.isFinite(at) && tick === ticks)
      .map(({ at, fill }) => ({ x: x(at), y: middle(row), fill })),
  )
  if (values.length === 0) return undefined
  return {
    data: { values },
    mark: ticks
      ? { type: 'tick', orient: 'vertical', size: 14, thickness: 2, opacity: 1 }
      : { type: 'circle', size: 62, opacity: 1, stroke: INK.paper, strokeWidth: 1 },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      color: { field: 'fill', type: 'nominal', scale: null, legend: null },
    },
  } as Layer
}

/** From one row to the next. */
function leadLayer(rows: readonly ChartRow[], x: Place, middle: Place, pitch: number): Layer | undefined {
  const values = rows.flatMap(({ leads }, row) =>
    leads === undefined || row === rows.length - 1
      ? []
      : [{ x: x(leads), y: middle(row), y2: middle(row) + pitch }],
  )
  if (values.length === 0) return undefined
  return {
    data: { values },
    mark: { type: 'rule', color: INK.axis, strokeWidth: 1 },
    encoding: { x: pixels('x'), y: pixels('y'), y2: { field: 'y2' } },
  }
}

function textLayers(
  rows: readonly ChartRow[],
  labels: readonly (readonly string[])[],
  { left, width }: { readonly left: number; readonly width: number },
  middle: Place,
): Layer[] {
  return [false, true].flatMap((bold) => {
    const own = [...rows.keys()].filter((row) => (rows[row]?.bold ?? false) === bold)
    const names = own.map((row) => {
      const lines = labels[row] as readonly string[]
      return { text: [...lines], y: middle(row) - ((lines.length - 1) * SIZE.labelLine) / 2 }
    })
    const numbers = own.map((row) => ({ text: [rows[row]?.number ?? ''], y: middle(row) }))
    if (own.length === 0) return []
    return [textLayer(names, left - GAP, 'right', bold), textLayer(numbers, width + GAP, 'left', bold)]
  })
}

function textLayer(
  values: readonly { readonly text: readonly string[]; readonly y: number }[],
  x: number,
  align: 'left' | 'right',
  bold: boolean,
): Layer {
  return {
    data: { values: [...values] },
    mark: {
      type: 'text',
      align,
      baseline: 'middle',
      fontWeight: bold ? 600 : 400,
      lineHeight: SIZE.labelLine,
      color: INK.strong,
    },
    encoding: { x: { value: x }, y: pixels('y'), text: { field: 'text', type: 'nominal' } },
  }
}
