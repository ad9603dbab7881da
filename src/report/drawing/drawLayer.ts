import { type Point, pathOf } from './pathOf.ts'
import type { Channel, PlainLayer, PlainMark, PlainSpec, PlainView, Row } from './plainSpec.ts'
import { type Positions, positionsOf } from './positions.ts'
import { baselineShift, svgElement, svgText } from './svgElement.ts'

/** The marks of one layer. */
export function drawLayer(layer: PlainLayer, view: PlainView, spec: PlainSpec): string {
  const { mark, data } = layer
  if (mark.opacity === 0) return ''
  const rows = 'name' in data ? (spec.datasets?.[data.name] ?? []) : data.values
  const positions = positionsOf(layer, view)
  const drawn = drawMark(layer, rows, positions, spec)
  return mark.clip ? svgElement('svg', { width: view.width, height: view.height }, drawn) : drawn
}

function drawMark(layer: PlainLayer, rows: readonly Row[], positions: Positions, spec: PlainSpec): string {
  const { mark, encoding } = layer
  switch (mark.type) {
    case 'area':
      return groups(rows, encoding.color?.field)
        .map((group) => area(group, mark, colorOf(group[0] as Row, layer), positions))
        .join('')
    case 'line':
      return groups(rows, encoding.detail?.field)
        .map((group) => line(group, mark, positions))
        .join('')
    case 'rule':
      return rules(rows, mark, positions)
    case 'rect':
      return rows.map((row) => rectangle(row, layer, positions)).join('')
    case 'text':
      return rows.map((row) => text(row, layer, positions, spec)).join('')
    case 'point':
    case 'circle':
      return rows.map((row) => dot(row, layer, positions)).join('')
  }
}

/** Rows that belong together, in the order in which they first come. */
function groups(rows: readonly Row[], field: string | undefined): Row[][] {
  const found = new Map<unknown, Row[]>()
  for (const row of rows) {
    const key = field === undefined ? '' : row[field]
    const group = found.get(key)
    if (group) group.push(row)
    else found.set(key, [row])
  }
  return [...found.values()]
}

function colorOf(row: Row, { mark, encoding: { color } }: PlainLayer, otherwise = 'black'): string {
  if (color === undefined) return mark.color ?? otherwise
  const value = row[color.field ?? ''] as string
  if (!color.scale) return value
  return String(color.scale.range?.[color.scale.domain.indexOf(value)] ?? otherwise)
}

const dashed = ({ strokeDash }: PlainMark): string | undefined =>
  strokeDash?.length ? strokeDash.join() : undefined

function area(rows: readonly Row[], mark: PlainMark, fill: string, { x, y, y2 = y }: Positions): string {
  const there = rows.map((row): Point => [x(row), y(row)])
  const back = rows.map((row): Point => [x(row), y2(row)]).reverse()
  const { opacity, stroke, strokeWidth } = mark
  const d = `${pathOf([...there, ...back])}z`
  return svgElement('path', {
    d,
    fill,
    opacity: opacity && String(opacity),
    stroke,
    'stroke-width': strokeWidth,
  })
}

function line(rows: readonly Row[], mark: PlainMark, { x, y }: Positions): string {
  const { color, strokeWidth, strokeJoin, opacity } = mark
  return svgElement('path', {
    d: pathOf(rows.map((row): Point => [x(row), y(row)])),
    stroke: color,
    'stroke-width': strokeWidth,
    'stroke-linejoin': strokeJoin,
    'stroke-dasharray': dashed(mark),
    opacity: opacity === undefined || opacity === 1 ? undefined : String(opacity),
  })
}

function rules(rows: readonly Row[], mark: PlainMark, { x, y, x2 = x, y2 = y }: Positions): string {
  const paths = rows.map((row) =>
    pathOf([
      [x(row), y(row)],
      [x2(row), y2(row)],
    ]),
  )
  const { color, strokeWidth, opacity } = mark
  return svgElement('path', {
    d: paths.join(''),
    stroke: color,
    'stroke-width': strokeWidth,
    'stroke-dasharray': dashed(mark),
    opacity: opacity === undefined || opacity === 1 ? undefined : String(opacity),
  })
}

function rectangle(row: Row, layer: PlainLayer, { x, y, x2 = x, y2 = y }: Positions): string {
  const { opacity } = layer.mark
  return svgElement('path', {
    d: `${pathOf([
      [x(row), y(row)],
      [x2(row), y(row)],
      [x2(row), y2(row)],
      [x(row), y2(row)],
    ])}z`,
    fill: colorOf(row, layer),
    opacity: opacity === undefined || opacity === 1 ? undefined : String(opacity),
  })
}

function linesOf(row: Row, channel: Channel | undefined): readonly string[] {
  const value = row[channel?.field ?? '']
  return Array.isArray(value) ? value : [String(value ?? '')]
}

function text(row: Row, layer: PlainLayer, { x, y }: Positions, { config }: PlainSpec): string {
  const { mark, encoding } = layer
  const size = mark.fontSize ?? config.text.fontSize
  const place: Point = [x(row) + (mark.dx ?? 0), y(row) + baselineShift(mark.baseline, size)]
  return svgText(linesOf(row, encoding.text), ...place, {
    size,
    fill: colorOf(row, layer, config.text.color),
    weight: mark.fontWeight,
    align: mark.align ?? 'center',
    lineHeight: mark.lineHeight,
    stroke: mark.stroke,
    strokeWidth: mark.strokeWidth,
  })
}

/** A circle of which the mark gives the square of the diameter. */
function dot(row: Row, layer: PlainLayer, { x, y }: Positions): string {
  const { size = 30, stroke, strokeWidth, opacity } = layer.mark
  const radius = Math.sqrt(size) / 2
  const fill = colorOf(row, layer)
  return svgElement('circle', {
    cx: x(row),
    cy: y(row),
    r: String(Math.round(radius * 100) / 100),
    fill: fill === 'transparent' ? 'none' : fill,
    stroke,
    'stroke-width': strokeWidth,
    'stroke-dasharray': dashed(layer.mark),
    opacity: opacity === undefined || opacity === 1 ? undefined : String(opacity),
  })
}
