import { bracketed } from '../charts/bracketed.ts'
import { dayOf, originOf as monthOfZero } from '../charts/calendar.ts'
import type { ChartData, ObservedPoints } from '../charts/chartData.ts'
import { dottedOf } from '../charts/dottedOf.ts'
import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import { formatMetric } from '../charts/metricOf.ts'
import { seriesOf } from '../charts/seriesOf.ts'
import { shownMonth } from '../charts/shownMonth.ts'
import { inSpan, timeSpan } from '../charts/timeSpan.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import { dateLabel, monthLabel } from '../model/calendar.ts'
import { QUANTILES, type SeriesSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { type Cell, csv } from './csv.ts'
import { html, type Markup } from './html.ts'
import { withElement } from './readerText.ts'
import { type Column, table } from './table.ts'

/** Charts of parts that add up: only means do. */
const OF_MEANS = ['stack', 'unmet']

/** A number for each shown month. */
interface Path {
  /** For files. */
  readonly name: string
  readonly label: Text
  readonly unit: string
  readonly values: readonly number[]
}

const STATISTICS: readonly (readonly ['mean' | 'p5' | 'p25' | 'p50' | 'p75' | 'p95', Text])[] = [
  ['mean', { en: 'mean', zh: '均值' }],
  ...QUANTILES.map(([name]) => [name, { en: name.toUpperCase(), zh: name.toUpperCase() }] as const),
]

function statisticsOf(series: SeriesSummary, spec: ChartSpec, shown: readonly number[]): Path[] {
  const { variable, element, label, elementLabel, unit, statistics } = series
  const wanted = STATISTICS.filter(([name]) => name === 'mean' || !OF_MEANS.includes(spec.kind))
  return wanted.map(([name, words]) => ({
    name: `${element === '' ? variable : `${variable}[${element}]`}.${name}`,
    label: withElement(label, elementLabel, words),
    unit,
    values: shown.map((index) => statistics[index]?.[name] ?? Number.NaN),
  }))
}

function memberPaths(spec: ChartSpec, data: ChartData, shown: readonly number[]): Path[] {
  const own = spec.variables.flatMap((variable) => seriesOf(data.summary, spec, variable))
  return own.flatMap(({ variable, element, unit }) =>
    data.paths
      .filter((path) => path.variable === variable && path.element === element)
      .map(({ member, values }) => ({
        name: `member.${member}`,
        label: { en: `member ${member}`, zh: `成员 ${member}` },
        unit,
        values: shown.map((index) => values[index] ?? Number.NaN),
      })),
  )
}

function sharePaths(spec: ChartSpec, data: ChartData, shown: readonly number[]): Path[] {
  const found = data.shares.find(({ variable }) => spec.kind === 'unmet' && variable === spec.variables[0])
  if (!found) return []
  const limit = formatNumber(found.threshold)
  const label = { en: `share of members above ${limit}`, zh: `超过 ${limit} 的成员比例` }
  const values = shown.map((index) => found.shares[index] ?? Number.NaN)
  return [{ name: 'share_above', label, unit: 'probability', values }]
}

function pathsOf(spec: ChartSpec, data: ChartData): { months: string[]; paths: Path[] } {
  const { shown } = timeSpan(data.summary, spec)
  const months = shown.map((index) => data.summary.months[index] as string)
  if (spec.kind === 'spaghetti') return { months, paths: memberPaths(spec, data, shown) }
  const series = spec.variables.flatMap((variable) => seriesOf(data.summary, spec, variable))
  const paths = series.flatMap((one) => statisticsOf(one, spec, shown))
  return { months, paths: [...paths, ...sharePaths(spec, data, shown)] }
}

/** The observations that a chart shows. */
function observedFor(spec: ChartSpec, data: ChartData): ObservedPoints | undefined {
  const found = data.observed.find(({ name }) => name === spec.observed)
  const span = timeSpan(data.summary, spec)
  return found && { ...found, points: found.points.filter(({ from }) => inSpan(span, from)) }
}

const numeric = (heading: string): Column => ({ heading, numeric: true })

/** What a chart draws, as tables for a reader. */
export function chartTable(spec: ChartSpec, data: ChartData, language: Language): Markup {
  if (spec.kind === 'dotplot') return metricTable(spec, data, language)
  const { months, paths } = pathsOf(spec, data)
  const columns = paths.map(({ label, unit }) => {
    const of = unit === 'probability' ? '' : unitLabel(unit, language)
    return numeric(of === '' ? label[language] : `${label[language]}${bracketed(of, language)}`)
  })
  const rows = months.map((month, i) => [month, ...paths.map(({ values, unit }) => shown(values[i], unit))])
  const month = { heading: { en: 'Month', zh: '月份' }[language] }
  return html`${table('', [month, ...columns], rows)}${observedTable(spec, data, language)}`
}

function shown(value = Number.NaN, unit: string): string {
  if (Number.isNaN(value)) return '–'
  return unit === 'probability' ? formatShare(value) : formatNumber(value)
}

function metricTable(spec: ChartSpec, data: ChartData, language: Language): Markup {
  const { metric } = dottedOf(spec, data)
  const rows = STATISTICS.map(([name, words]) => {
    const value = metric.statistics[name]
    return [words[language], Number.isNaN(value) ? '–' : formatMetric(metric, value, data, language)]
  })
  const columns = [
    { heading: { en: 'Statistic of members', zh: '成员统计量' }[language] },
    numeric({ en: 'Value', zh: '数值' }[language]),
  ]
  return table(metric.label[language], columns, rows)
}

function observedTable(spec: ChartSpec, data: ChartData, language: Language): Markup {
  const found = observedFor(spec, data)
  if (!found) return html``
  const words: readonly Text[] = [
    { en: 'From', zh: '自' },
    { en: 'To', zh: '至' },
    { en: 'Low', zh: '低' },
    { en: 'Observed', zh: '观测值' },
    { en: 'High', zh: '高' },
  ]
  const columns = words.map((one, i) => ({ heading: one[language], numeric: i > 1 }))
  const cell = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value))
  const origin = originOf(data)
  const rows = found.points.map(({ from, to, low, mid, high }) => {
    return [dateLabel(from, origin), dateLabel(to, origin), cell(low), cell(mid), cell(high)]
  })
  return table(found.label[language], columns, rows)
}

/** The calendar month of time zero. */
const originOf = ({ summary }: ChartData): string => dayOf(monthOfZero(summary)).slice(0, 7)

/** What a chart draws, as a file: a row for each month, then one for each observation. */
export function chartCsv(spec: ChartSpec, data: ChartData): string {
  if (spec.kind === 'dotplot') return metricFile(spec, data)
  const { months, paths } = pathsOf(spec, data)
  const found = observedFor(spec, data)
  const of = ({ name, unit }: Path): string => `${name} (${unit})`
  const observed = found ? ['until', 'observed_low', 'observed', 'observed_high'] : []
  const empty: Cell[] = observed.map(() => undefined)
  const rows = months.map((month, i): Cell[] => [month, ...paths.map(({ values }) => values[i]), ...empty])
  const points = (found?.points ?? []).map(({ from, to, low, mid, high }): Cell[] => [
    dateLabel(from, originOf(data)),
    ...paths.map(() => undefined),
    ...[dateLabel(to, originOf(data)), low, mid, high],
  ])
  return csv(['month', ...paths.map(of), ...observed], [...rows, ...points])
}

function metricFile(spec: ChartSpec, data: ChartData): string {
  const { metric, values } = dottedOf(spec, data)
  const cell = (value: number): Cell => (metric.kind === 'time' ? monthLabel(value, originOf(data)) : value)
  return csv(
    [
      `${spec.metric ?? [spec.variables[0], 'in', shownMonth(spec, data.summary)].join(' ')} (${metric.kind === 'time' ? 'month' : metric.unit})`,
    ],
    values.map((value) => [cell(value)]),
  )
}
