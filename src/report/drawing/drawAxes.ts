import type { Channel, PlainAxis, PlainSpec, PlainView } from './plainSpec.ts'
import { shareOf } from './positions.ts'
import { baselineShift, svgElement, svgText } from './svgElement.ts'
import { tickText } from './tickText.ts'

/** Lines of axes stand on whole px, so that they are sharp. */
const SHARP = 0.5

type Drawn = Channel & { readonly axis: PlainAxis; readonly scale: NonNullable<Channel['scale']> }

/** The axes of a plot, which all its layers share: gridlines, ticks with their labels, and the line below. */
export function drawAxes(view: PlainView, config: PlainSpec['config']): string {
  const [x, y] = [axisOf(view, 'x'), axisOf(view, 'y')]
  return (
    (y ? grid(y, view) : '') + (x ? lineBelow(x, view, config) : '') + (y ? valueLabels(y, view, config) : '')
  )
}

function axisOf({ layer }: PlainView, name: 'x' | 'y'): Drawn | undefined {
  const channels = layer.map(({ encoding }) => encoding[name])
  return channels.find((channel): channel is Drawn => Boolean(channel?.axis && channel.scale))
}

function grid({ axis, scale }: Drawn, { width, height }: PlainView): string {
  if (!axis.grid) return ''
  const lines = axis.values.map((value) => {
    const y = Math.round((1 - shareOf(value, scale)) * height) + SHARP
    return `M${SHARP} ${y}h${Math.round(width * 10) / 10}`
  })
  return svgElement('path', { d: lines.join(''), stroke: axis.gridColor })
}

/** An axis with a line, ticks and labels. */
function lineBelow(
  { axis, scale }: Drawn,
  { width, height }: PlainView,
  config: PlainSpec['config'],
): string {
  const { values, tickSize = 5, labelPadding = 5, format } = axis
  const places = values.map((value) => shareOf(value, scale) * width)
  const bottom = Math.round(height) + SHARP
  const ticks = places.map((x) => `M${Math.round(x) + SHARP} ${bottom}v${tickSize}`)
  const line = `M${SHARP} ${bottom}h${Math.round(width * 10) / 10}`
  const lines = svgElement('path', { d: line + ticks.join(''), stroke: axis.domainColor })
  const size = config.axis.labelFontSize
  const style = { size, fill: config.axis.labelColor, align: 'center' } as const
  const y = height + SHARP + tickSize + labelPadding + baselineShift('top', size)
  if (axis.labels === false) return lines
  return (
    lines + places.map((x, i) => svgText([tickText(values[i] ?? 0, format)], x + SHARP, y, style)).join('')
  )
}

function valueLabels({ axis, scale }: Drawn, { height }: PlainView, config: PlainSpec['config']): string {
  if (axis.labels === false) return ''
  const { labelFontSize: size, labelColor: fill } = config.axis
  const { values, format, labelPadding = 2 } = axis
  return values
    .map((value) => {
      const y = (1 - shareOf(value, scale)) * height + SHARP + baselineShift('middle', size)
      return svgText([tickText(value, format)], SHARP - labelPadding, y, { size, fill, align: 'right' })
    })
    .join('')
}
