import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData, ShareAbove } from './chartData.ts'
import { directLabels, fitLabels, labelRoom } from './directLabels.ts'
import { type EventMarks, eventMarks, eventRules } from './eventMarks.ts'
import { formatMonth } from './formatMonth.ts'
import { formatNumber, formatShare } from './formatNumber.ts'
import { insideLabels } from './insideLabels.ts'
import { line } from './medianBand.ts'
import { ofOutlook } from './outlook.ts'
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
  const share = data.shares.find((row) => row.variable === variableName(variable))
  const bare = share ? ('time' as const) : undefined
  const upper: Plot = { span, scale, width: SIZE.width - SIZE.left - right, height: UPPER, bare }
  const lower: Plot = { ...upper, scale: SHARE_SCALE, height: LOWER, bare: undefined }
  const events = eventMarks(data, upper, right, language)
  const { label = { en: '', zh: '' }, unit = '' } = all[0] ?? {}
  const sentence = ofOutlook(span, data, language, (told) => {
    const top = largest((time) => total[span.shown.indexOf(time)] ?? 0, data, told)
    const amount = unmetFinding(parts, top, span, unit, language)
    return amount + shareFinding(share, data, told, top, unit, language)
  })
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
    body: {
      kind: 'panels',
      columns: 1,
      gap: { row: GAP, column: 0 },
      views: [
        amountView(parts, upper, events, upperHeading(unit, language), data, language),
        ...(share ? [shareView(lower, shareHeading(share, unit, language), data, language)] : []),
      ],
    },
  })
}

/** Stacked means, named inside their areas where these hold a name, else at the right. */
function amountView(
  parts: readonly Part[],
  plot: Plot,
  events: EventMarks,
  heading: string,
  data: ChartData,
  language: Language,
): View {
  const inside = insideLabels(parts, plot, data, language)
  const fromTop = parts.toReversed()
  const labels = fitLabels(partLabels(parts, plot, false), language)
  const outside = labels.filter((_, index) => inside.left.some((part) => part === fromTop[index]))
  return {
    width: plot.width,
    height: plot.height,
    layer: [
      stackedAreas('parts', parts, plot),
      ...events.layers,
      ...inside.layers,
      ...directLabels(outside, plot),
      ...panelHeading(heading, '', plot.width, events.above, language),
    ],
  }
}

function shareView(plot: Plot, heading: string, data: ChartData, language: Language): View {
  return {
    width: plot.width,
    height: plot.height,
    layer: [
      ...eventRules(data, plot),
      line('shares', 'share', plot, seriesStyle(0)),
      ...panelHeading(heading, '', plot.width, 0, language),
    ],
  }
}

interface Peak {
  readonly value: number
  readonly month: string
  /** The saved time. */
  readonly time: number
}

function largest(valueAt: (time: number) => number, data: ChartData, span: TimeSpan): Peak {
  const points = span.shown.map((time) => ({
    value: valueAt(time),
    time,
    month: data.summary.months[time] ?? '',
  }))
  return points.reduce((best, point) => (point.value > best.value ? point : best))
}

function unmetFinding(
  parts: readonly Part[],
  top: Peak,
  span: TimeSpan,
  unit: string,
  language: Language,
): string {
  const index = span.shown.indexOf(top.time)
  if (top.value <= 0) return { en: 'none on average at any time', zh: '各时点平均均为零' }[language]
  const value = withUnit(formatNumber(top.value, 2), unit, language)
  const when = formatMonth(monthNumber(top.month), language)
  const first = parts.reduce((best, part) =>
    (part.means[index] ?? 0) > (best.means[index] ?? 0) ? part : best,
  )
  const share = (first.means[index] ?? 0) / top.value
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
  amount: Peak,
  unit: string,
  language: Language,
): string {
  if (share === undefined) return ''
  const top = largest((time) => share.shares[time] ?? 0, data, span)
  const level = withUnit(formatNumber(share.threshold), unit, language)
  const month = formatMonth(monthNumber(top.month), language)
  const isDated = top.month !== amount.month && top.value > 0
  const when = isDated ? { en: ` in ${month}`, zh: `（${month}）` }[language] : ''
  const chance = `${formatShare(top.value)}${when}`
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
