import type { Language, Text } from '../model/text.ts'
import { formatNumber, formatSigned } from './formatNumber.ts'
import { bars, dots, rules, type Stretch } from './rows/marks.ts'
import { numberScale } from './rows/metricScale.ts'
import { rowChart } from './rows/rowChart.ts'
import type { RowFrame } from './rows/rowFrame.ts'
import { SEMICOLON } from './semicolon.ts'
import { INK, seriesStyle } from './theme.ts'
import { unitLabel } from './unitLabel.ts'
import type { Layer, VegaLiteSpec } from './vegaLiteSpec.ts'

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
/** Half of the thickness of the bars, in px. */
const HALF = 7

/** A waterfall, from the first value down to the last. */
export function waterfall(data: WaterfallData, language: Language): VegaLiteSpec {
  const { before, after } = data
  const parts = gathered(data.parts)
  const levels = [before.value]
  for (const { amount } of parts) levels.push((levels.at(-1) as number) + amount)
  const scale = numberScale([...levels, after.value])
  const end = (label: Text, value: number) => ({ label, numbers: formatNumber(value), bold: true })
  const rows = [
    end(before.label, before.value),
    ...parts.map(({ label, amount }) => ({ label, numbers: formatSigned(amount) })),
    end(after.label, after.value),
  ]
  return rowChart({
    language,
    finding: data.finding[language],
    subtitle: [unitLabel(data.unit, language), ...data.subtitle.map((part) => part[language])].filter(
      (part) => part !== '',
    ),
    alt: rows.map(({ label, numbers }) => `${label[language]} ${numbers}`).join(SEMICOLON[language]),
    rows,
    scale,
    columns: { graded: false, key: [], numbers: '' },
    marks: (frame) => [
      rules(scale.low <= 0 && scale.high >= 0 ? [frame.upright(0)] : [], { color: INK.axis, width: 1 }),
      ...chainMarks(levels, after.value, frame),
    ],
    footer: data.footer.map((part) => part[language]),
  })
}

/** Bars from each level to the next, joined by thin lines, between dots at both ends. */
function chainMarks(levels: readonly number[], after: number, { x, y, bar }: RowFrame): Layer[] {
  const [before = 0] = levels
  const steps = levels.slice(1).map((to, i) => ({ row: i + 1, from: levels[i] as number, to }))
  const moves = (down: boolean) =>
    steps
      .filter(({ from, to }) => to < from === down)
      .map(({ row, from, to }) => seen(bar(row, from, to, HALF)))
  return [
    rules(
      levels.map((level, row) => ({ x: x(level), x2: x(level), y: y(row), y2: y(row + 1) })),
      { color: INK.axis, width: 1 },
    ),
    bars(moves(false), seriesStyle(0).fill, 0.85),
    bars(moves(true), seriesStyle(1).fill, 0.85),
    dots(
      [
        { x: x(before), y: y(0) },
        { x: x(after), y: y(levels.length) },
      ],
      { color: INK.strong, size: 62, ringed: true },
    ),
  ]
}

/** The least part is still a line. */
const seen = (bar: Stretch): Stretch => (Math.abs(bar.x2 - bar.x) < 1 ? { ...bar, x2: bar.x + 1 } : bar)

/** The greatest parts, and the rest as one. */
function gathered(parts: WaterfallData['parts']): WaterfallData['parts'] {
  if (parts.length <= SHOWN + 1) return parts
  const rest = parts.slice(SHOWN)
  const label = { en: `${rest.length} others`, zh: `其余 ${rest.length} 项` }
  return [...parts.slice(0, SHOWN), { label, amount: rest.reduce((sum, { amount }) => sum + amount, 0) }]
}
