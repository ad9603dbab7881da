import { timeAxis, valueAxis } from './axes.ts'
import type { DirectLabel } from './directLabels.ts'
import { formatNumber } from './formatNumber.ts'
import { edgesAt, type Part } from './partition.ts'
import type { Plot } from './plot.ts'
import { INK } from './theme.ts'
import { valuePixel } from './valueScale.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** Areas on top of each other, parted by white lines. */
export function stackedAreas(dataset: string, parts: readonly Part[], plot: Plot): Layer {
  return {
    data: { name: dataset },
    mark: { type: 'area', opacity: 0.85, line: false, stroke: INK.paper, strokeWidth: 0.8 },
    encoding: {
      x: timeAxis(plot),
      y: { ...valueAxis(plot), field: 'low' },
      y2: { field: 'high' },
      color: {
        field: 'part',
        type: 'nominal',
        scale: { domain: parts.map((part) => part.key), range: parts.map((part) => part.style.fill) },
        legend: null,
      },
    },
  }
}

/** Each part's name and mean at the middle of its right end, from the top of the stack down. */
export function partLabels(
  parts: readonly Part[],
  plot: Pick<Plot, 'scale' | 'height'>,
  numbers: boolean,
): DirectLabel[] {
  const edges = edgesAt(parts, (parts[0]?.means.length ?? 0) - 1)
  const labels = parts.map(({ name, means, style }, index): DirectLabel => {
    const { low = 0, high = 0 } = edges[index] ?? {}
    const y = valuePixel((low + high) / 2, plot.scale, plot.height)
    return { name, ...(numbers ? { number: formatNumber(means.at(-1) ?? 0, 2) } : {}), y, ink: style.ink }
  })
  return labels.toReversed()
}
