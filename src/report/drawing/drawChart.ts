import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import { drawAxes } from './drawAxes.ts'
import { drawLayer } from './drawLayer.ts'
import type { PlainLayer, PlainSpec, PlainView } from './plainSpec.ts'
import { baselineShift, svgElement, svgText } from './svgElement.ts'

/** Px from the top of the drawing to its title. */
const MARGIN = 14

/**
 * The SVG of a chart that src/charts has built: what Vega would draw, without Vega, in a hundredth of the time. Places are rounded
 * to a tenth of a px. The title stands at the top margin, whatever is drawn above the plot.
 */
export function drawChart(built: VegaLiteSpec): string {
  const spec = built as unknown as PlainSpec
  const { padding, config } = spec
  const inner = innerSize(spec)
  const width = padding.left + inner.width + padding.right
  const height = padding.top + inner.height + padding.bottom
  const plots = svgElement(
    'g',
    { transform: `translate(${padding.left},${padding.top})`, fill: 'none' },
    views(spec),
  )
  const paper = svgElement('rect', { width, height, fill: config.background })
  const attributes = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    ...{ 'font-family': config.font, role: 'img', 'aria-label': spec.description },
  }
  return svgElement('svg', attributes, paper + plots + title(spec))
}

function innerSize({ width, height, params = [] }: PlainSpec): { width: number; height: number } {
  const given = (name: string): number => params.find((param) => param.name === name)?.value ?? 0
  return { width: width ?? given('width'), height: height ?? given('height') }
}

/** The plots of a chart, each where it belongs. */
function views(spec: PlainSpec): string {
  const { concat, columns = 1, spacing = { row: 0, column: 0 } } = spec
  if (!concat) return view(spec, spec)
  const rows = Math.ceil(concat.length / columns)
  const heights = Array.from({ length: rows }, (_, row) => {
    return Math.max(...concat.slice(row * columns, (row + 1) * columns).map(({ height }) => height))
  })
  const widths = Array.from({ length: columns }, (_, column) => {
    return Math.max(0, ...concat.filter((_, i) => i % columns === column).map(({ width }) => width))
  })
  return concat
    .map((one, i) => {
      const x = offset(widths, i % columns, spacing.column)
      const y = offset(heights, Math.floor(i / columns), spacing.row)
      return svgElement('g', { transform: `translate(${x},${y})` }, view(one, spec))
    })
    .join('')
}

const offset = (sizes: readonly number[], place: number, gap: number): number =>
  Math.round(10 * sizes.slice(0, place).reduce((sum, size) => sum + size + gap, 0)) / 10

function view(one: PlainView, spec: PlainSpec): string {
  const flat = { ...one, layer: one.layer.flatMap(ungrouped) }
  return drawAxes(flat, spec.config) + flat.layer.map((layer) => drawLayer(layer, flat, spec)).join('')
}

/** Layers of Vega-Lite may hold layers. */
function ungrouped(layer: PlainLayer | { readonly layer: readonly PlainLayer[] }): readonly PlainLayer[] {
  return 'layer' in layer ? layer.layer : [layer]
}

function title({ title: { text, subtitle }, padding, config }: PlainSpec): string {
  const style = config.title
  const high = style.fontSize + style.lineHeight * (text.length - 1)
  const below = MARGIN + high + style.subtitlePadding
  const heading = svgText(text, padding.left, MARGIN + baselineShift('top', style.fontSize), {
    size: style.fontSize,
    fill: style.color,
    weight: style.fontWeight,
    lineHeight: style.lineHeight,
  })
  const lines = svgText(subtitle, padding.left, below + baselineShift('top', style.subtitleFontSize), {
    size: style.subtitleFontSize,
    fill: style.subtitleColor,
    lineHeight: style.subtitleLineHeight,
  })
  return heading + (subtitle.length > 0 ? lines : '')
}
