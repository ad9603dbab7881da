import { timeAxis, valueAxis } from './axes.ts'
import type { DirectLabel } from './directLabels.ts'
import { formatNumber } from './formatNumber.ts'
import type { Part } from './partition.ts'
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
  let low = 0
  const labels = parts.map((part) => {
    const value = part.means.at(-1) ?? 0
    const y = valuePixel(low + value / 2, plot.scale, plot.height)
    low += value
    return { text: numbers ? `${part.name} ${formatNumber(value, 2)}` : part.name, y, ink: part.style.ink }
  })
  return labels.toReversed()
}
