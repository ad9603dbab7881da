import type { Language } from '../model/text.ts'
import { pixels } from './axes.ts'
import type { ChartData } from './chartData.ts'
import { edgesAt, type Part } from './partition.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { SIZE } from './theme.ts'
import { inSpan, timePixel } from './timeSpan.ts'
import { valuePixel } from './valueScale.ts'
import type { Layer } from './vegaLiteSpec.ts'

const LINE = 15
const PADDING = 4

/** Names of stacked parts inside their areas, and the parts too thin to hold theirs. */
export function insideLabels(
  parts: readonly Part[],
  plot: Plot,
  data: ChartData,
  language: Language,
): { readonly layers: readonly Layer[]; readonly left: readonly Part[] } {
  const times = plot.span.shown.map((index) =>
    timePixel(plot.span, data.summary.times[index] ?? 0, plot.width),
  )
  const rules = data.events
    .filter((event) => inSpan(plot.span, event.time))
    .map((event) => timePixel(plot.span, event.time, plot.width))
  const edges = edgesOf(parts, plot)
  const placed = parts.flatMap((part, index) => {
    const width = textWidth(part.name, { language, size: SIZE.label, bold: true }) + 2 * PADDING
    const spot = widest(edges[index] ?? [], times, rules, width)
    return spot === undefined ? [] : [{ part, text: part.name, ink: part.style.inside, ...spot }]
  })
  const values = placed.map(({ text, ink, x, y }) => ({ text, ink, x, y }))
  const named = new Set(placed.map(({ part }) => part.key))
  return {
    layers: values.length > 0 ? [textLayer(values)] : [],
    left: parts.filter((part) => !named.has(part.key)),
  }
}

interface Edge {
  readonly top: number
  readonly bottom: number
}

/** The edges of each part at each time, in px. */
function edgesOf(parts: readonly Part[], { scale, height, span }: Plot): readonly (readonly Edge[])[] {
  const times = span.shown.map((_, index) => edgesAt(parts, index))
  return parts.map((_, rank) =>
    times.map((edges) => ({
      top: valuePixel(edges[rank]?.high ?? 0, scale, height),
      bottom: valuePixel(edges[rank]?.low ?? 0, scale, height),
    })),
  )
}

/** Where an area holds the highest rectangle of a width that no rule crosses; undefined if it is lower than a line. */
function widest(edges: readonly Edge[], times: readonly number[], rules: readonly number[], width: number) {
  const spots = times.flatMap((x) => {
    const [from, to] = [x - width / 2, x + width / 2]
    if (from < 0 || to > (times.at(-1) ?? 0) || rules.some((rule) => rule > from && rule < to)) return []
    const inner = edges.filter((_, index) => (times[index] ?? 0) > from && (times[index] ?? 0) < to)
    const covered = [...inner, edgeAt(edges, times, from), edgeAt(edges, times, to)]
    const top = Math.max(...covered.map((edge) => edge.top))
    const bottom = Math.min(...covered.map((edge) => edge.bottom))
    return [{ x, y: (top + bottom) / 2, room: bottom - top }]
  })
  const best = spots.reduce((most, spot) => (spot.room > most.room ? spot : most), { x: 0, y: 0, room: 0 })
  return best.room >= LINE ? { x: best.x, y: best.y } : undefined
}

/** An area's edges between two of its times. */
function edgeAt(edges: readonly Edge[], times: readonly number[], x: number): Edge {
  const after = Math.max(
    1,
    times.findIndex((time) => time >= x),
  )
  const [from = 0, to = 1] = [times[after - 1], times[after]]
  const [a, b] = [edges[after - 1], edges[after]]
  if (a === undefined || b === undefined) return { top: 0, bottom: 0 }
  const share = (x - from) / (to - from)
  return { top: a.top + share * (b.top - a.top), bottom: a.bottom + share * (b.bottom - a.bottom) }
}

function textLayer(values: { text: string; ink: string; x: number; y: number }[]): Layer {
  return {
    data: { values },
    mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: 600 },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null, legend: null },
    },
  }
}
