import type { Language, Text } from '../../model/text.ts'
import type { Discovery } from '../../study/discovery/discover.ts'
import type { Limit, LimitValue } from '../../study/discovery/foundBox.ts'
import type { Sample } from '../../study/sensitivity/sample.ts'
import { formatShare } from '../formatNumber.ts'
import { type MetricUnits, metricNumber } from '../rows/metricScale.ts'
import { type ChartedStudy, runsText } from '../sensitivity/chartedStudy.ts'

/** What the charts of a discovery draw. */
export interface ChartedDiscovery extends ChartedStudy {
  /** What is looked for, in words. */
  readonly condition: Text
  /** Whether that is the opposite of what was asked for, which happens in more than half of the members. */
  readonly opposite: boolean
  readonly found: Discovery
  readonly sample: Sample
  /** 1 for each member of the sample in which it happens. */
  readonly happens: Uint8Array
}

/** What the charts rest on. */
export function membersText({ found }: ChartedDiscovery): Text[] {
  return runsText({ en: 'members', zh: '个成员' }, found.members + found.failed, found.failed)
}

/** How values of a draw are written. */
export function unitsOfInput(name: string, { inputs, origin }: ChartedStudy): MetricUnits {
  const unit = inputs.get(name)?.unit ?? 'dimensionless'
  return { kind: unit === 'date' ? 'time' : 'number', unit, origin }
}

/** The limits on one input in words, e.g. `below 3.1` or `1.2 to 3.1`. */
export function limitText(limit: Limit, study: ChartedStudy, language: Language): string {
  const units = unitsOfInput(limit.name, study)
  const text = (value: number): string => metricNumber(value, units, language)
  if (limit.kind === 'kinds') return limit.values.map(text).join({ en: ' or ', zh: ' 或 ' }[language])
  const { low, high } = limit
  if (low && high)
    return {
      en: `${text(low.value)} to ${text(high.value)}`,
      zh: `${text(low.value)} 至 ${text(high.value)}`,
    }[language]
  if (low) return { en: `above ${text(low.value)}`, zh: `高于 ${text(low.value)}` }[language]
  return { en: `below ${text(high?.value ?? Number.NaN)}`, zh: `低于 ${text(high?.value ?? Number.NaN)}` }[
    language
  ]
}

/** The share of all members between the limits on one input. */
export function shareWithin(limit: Limit): number {
  if (limit.kind === 'kinds') return limit.share
  const at = (end: LimitValue | undefined, otherwise: number): number => end?.share ?? otherwise
  return at(limit.high, 1) - at(limit.low, 0)
}

/** Coverage and density in words. */
export function qualityText({ found: { box } }: ChartedDiscovery, language: Language): string {
  const [coverage, density] = [formatShare(box.coverage), formatShare(box.density)]
  return {
    en: `${density} of the members there, ${coverage} of all cases`,
    zh: `其中 ${density} 的成员符合，占全部情形的 ${coverage}`,
  }[language]
}
