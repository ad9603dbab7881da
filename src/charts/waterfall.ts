import type { Language, Text } from '../model/text.ts'
import { type ChartRow, rowPlot } from './decision/rowPlot.ts'
import { formatNumber } from './formatNumber.ts'
import { framed } from './plate.ts'
import { INK, seriesStyle } from './theme.ts'
import { unitLabel } from './unitLabel.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** A difference as a chain of parts. */
export interface WaterfallData {
  readonly finding: Text
  readonly unit: string
  readonly before: { readonly label: Text; readonly value: number }
  readonly after: { readonly label: Text; readonly value: number }
  /** In order; together they lead from the first value to the last. */
  readonly parts: readonly { readonly label: Text; readonly amount: number }[]
  /** Which path is explained, and how its change was divided: parts of a line. */
  readonly subtitle: readonly Text[]
  readonly footer: readonly Text[]
}

/** Parts with a row of their own; the others share one. */
const SHOWN = 9

/** A waterfall, from the first value down to the last. */
export function waterfall(data: WaterfallData, language: Language): VegaLiteSpec {
  const { before, after, parts } = data
  const rows: ChartRow[] = [endRow(before, language)]
  let level = before.value
  for (const { label, amount } of gathered(parts)) {
    const next = level + amount
    const style = seriesStyle(amount < 0 ? 1 : 0)
    rows.push({
      label: label[language],
      number: signed(amount),
      bars: [{ from: level, to: next, thickness: 16, fill: style.fill, opacity: 0.85 }],
      dots: [],
      leads: next,
    })
    level = next
  }
  rows.push(endRow(after, language))
  const plot = rowPlot(rows, [], language)
  const unit = unitLabel(data.unit, language)
  return framed({
    language,
    finding: data.finding[language],
    subtitle: [unit, ...data.subtitle.map((part) => part[language])].filter((part) => part !== ''),
    alt: rows.map(({ label, number }) => `${label} ${number}`).join({ en: '; ', zh: '；' }[language]),
    right: plot.right,
    width: plot.width,
    height: plot.height,
    footer: data.footer.map((part) => part[language]),
    body: { kind: 'plot', layers: plot.layers },
  })
}

const signed = (value: number): string => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value))

function endRow({ label, value }: WaterfallData['before'], language: Language): ChartRow {
  return {
    label: label[language],
    number: formatNumber(value),
    bars: [],
    dots: [{ at: value, fill: INK.strong }],
    bold: true,
    leads: value,
  }
}

/** The greatest parts, and the rest as one. */
function gathered(parts: WaterfallData['parts']): WaterfallData['parts'] {
  if (parts.length <= SHOWN + 1) return parts
  const rest = parts.slice(SHOWN)
  const label = { en: `${rest.length} others`, zh: `其余 ${rest.length} 项` }
  return [...parts.slice(0, SHOWN), { label, amount: rest.reduce((sum, { amount }) => sum + amount, 0) }]
}
