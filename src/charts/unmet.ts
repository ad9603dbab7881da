import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData, ShareAbove } from './chartData.ts'
import { directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { eventMarks, eventRules } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber, formatShare } from './formatNumber.ts'
import { insideLabels } from './insideLabels.ts'
import { line } from './medianBand.ts'
import { HEADING_ROOM, panelHeading } from './panels.ts'
import { type Part, partsOf, stackedRows, stackRange, totals } from './partition.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import type { Plot } from './plot.ts'
import { seriesOf, variableName, variableOf } from './seriesOf.ts'
import { partLabels, stackedAreas } from './stackedAreas.ts'
import { countMembers, named, subtitle } from './subtitle.ts'
import { SIZE, seriesStyle } from './theme.ts'
import { shownDay, type TimeSpan, timeSpan } from './timeSpan.ts'
import { unitLabel, withUnit } from './unitLabel.ts'
import { SHARE_SCALE, valueScale } from './valueScale.ts'
import type { VegaLiteSpec, View } from './vegaLiteSpec.ts'

const UPPER = 190
const LOWER = 90
const GAP = 46

/** What goes unmet, stacked by element, and below it how likely it is: the share of members above a threshold. */
export function unmet(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const variable = variableOf(spec, 0)
  const all = seriesOf(data.summary, spec, variable)
  const span = timeSpan(data.summary, spec)
  const parts = partsOf(all, span, language)
  const total = totals(
    parts.map((part) => part.means),
    span.shown.length,
  )
  const scale = valueScale(stackRange(parts, span), 4)
  const right = labelRoom(fitLabels(partLabels(parts, { scale, height: UPPER }, false), language), language)
  const upper: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: UPPER, bare: 'time' }
  const lower: Plot = { ...upper, scale: SHARE_SCALE, height: LOWER, bare: undefined }
  const share = data.shares.find((row) => row.variable === variableName(variable))
  const events = eventMarks(data, share ? upper : { ...upper, bare: undefined }, right, language)
  const inside = insideLabels(parts, upper, data, language)
  const outside = fitLabels(partLabels(parts, upper, false), language).filter((_, index) =>
    inside.left.includes(parts.toReversed()[index] as Part),
  )
  const unit = all[0]?.unit ?? ''
  const top = largest(total, data, span)
  const label = all[0]?.label ?? { en: '', zh: '' }
  const sentence = unmetFinding(parts, top, unit, language) + shareFinding(share, data, span, unit, language)
  const views: View[] = [
    {
      width: upper.width,
      height: UPPER,
      layer: [
        stackedAreas('parts', parts, share ? upper : { ...upper, bare: undefined }),
        ...events.layers,
        ...inside.layers,
        ...directLabels(outside, upper),
        ...panelHeading(upperHeading(unit, language), '', upper.width, events.above, language),
      ],
    },
    ...(share
      ? [
          {
            width: lower.width,
            height: LOWER,
            layer: [
              ...eventRules(data, lower),
              line('shares', 'share', lower, seriesStyle(0)),
              ...panelHeading(shareHeading(share, unit, language), '', lower.width, 0, language),
            ],
          },
        ]
      : []),
  ]
  return plate({
    spec,
    data,
    language,
    finding: named({ label }, sentence, language),
    subtitle: subtitle(data, '', countMembers(data, language), language),
    alt: sentence,
    right,
    above: events.above + HEADING_ROOM,
    width: upper.width,
    height: UPPER + (share ? GAP + LOWER : 0),
    key: events.key,
    datasets: {
      parts: stackedRows(parts, data.summary, span),
      ...(share ? { shares: shareRows(share, data, span) } : {}),
    },
    body: { kind: 'panels', columns: 1, gap: { row: GAP, column: 0 }, views },
  })
}

interface Peak {
  readonly value: number
  readonly month: string
  readonly index: number
}

function largest(values: readonly number[], data: ChartData, span: TimeSpan): Peak {
  const points = values.map((value, index) => ({
    value,
    index,
    month: data.summary.months[span.shown[index] ?? 0] ?? '',
  }))
  return points.reduce((best, point) => (point.value > best.value ? point : best))
}

function unmetFinding(parts: readonly Part[], top: Peak, unit: string, language: Language): string {
  if (top.value <= 0) return { en: 'none on average at any time', zh: '各时点平均均为零' }[language]
  const value = withUnit(formatNumber(top.value, 2), unit, language)
  const when = formatMonth(monthNumber(top.month), language)
  const first = parts.reduce((best, part) =>
    (part.means[top.index] ?? 0) > (best.means[top.index] ?? 0) ? part : best,
  )
  const share = (first.means[top.index] ?? 0) / top.value
  const where =
    parts.length < 2
      ? ''
      : {
          en: ` (${first.name} ${formatShare(share)})`,
          zh: `（${first.name}占 ${formatShare(share)}）`,
        }[language]
  return {
    en: `the mean peaks at ${value} in ${when}${where}`,
    zh: `平均值在${when}达到峰值 ${value}${where}`,
  }[language]
}

function shareFinding(
  share: ShareAbove | undefined,
  data: ChartData,
  span: TimeSpan,
  unit: string,
  language: Language,
): string {
  if (share === undefined) return ''
  const top = largest(
    span.shown.map((index) => share.shares[index] ?? 0),
    data,
    span,
  )
  const level = withUnit(formatNumber(share.threshold), unit, language)
  const chance = formatShare(top.value)
  return share.threshold > 0
    ? {
        en: `; the chance of more than ${level} reaches ${chance}`,
        zh: `；超过 ${level}的概率最高 ${chance}`,
      }[language]
    : { en: `; the chance of any reaches ${chance}`, zh: `；出现的概率最高 ${chance}` }[language]
}

function upperHeading(unit: string, language: Language): string {
  const label = plainText(unitLabel(unit, language))
  return { en: `Mean of members${label && `, ${label}`}`, zh: `成员平均值${label && `（${label}）`}` }[
    language
  ]
}

function shareHeading(share: ShareAbove, unit: string, language: Language): string {
  const level = withUnit(formatNumber(share.threshold), unit, language)
  if (share.threshold <= 0) return { en: 'Share of members with any', zh: '出现的成员比例' }[language]
  return { en: `Share of members with more than ${level} in total`, zh: `合计超过 ${level}的成员比例` }[
    language
  ]
}

function shareRows(share: ShareAbove, data: ChartData, span: TimeSpan) {
  return span.shown.map((index) => ({
    date: shownDay(span, data.summary, index),
    share: share.shares[index] ?? 0,
  }))
}
