import type { SeriesSummary, Summary } from '../model/ensemble.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import { formatBy, formatMonth } from './formatMonth.ts'
import { formatNumber } from './formatNumber.ts'
import { at } from './medianBand.ts'
import type { TimeSpan } from './timeSpan.ts'
import { withUnit } from './unitLabel.ts'

/** A change smaller than this share of the larger end is not called a rise or fall. */
const NOTABLE = 0.05
/** An extreme this far beyond both ends is the story. */
const EXTREME = 0.2

/** What the median does over a span, in words chosen by its direction and size. Saved months are `YYYY-MM`. */
export function trendSentence(
  series: SeriesSummary,
  summary: Summary,
  span: TimeSpan,
  language: Language,
): string {
  const path = span.shown.map((index) => ({
    value: at(series, index).p50,
    month: summary.months[index] ?? '',
  }))
  const first = path[0]?.value ?? 0
  const last = path.at(-1)?.value ?? 0
  const highest = path.reduce((best, point) => (point.value > best.value ? point : best))
  const lowest = path.reduce((best, point) => (point.value < best.value ? point : best))
  const say = (value: number) => formatNumber(value)
  const full = (value: number) => withUnit(say(value), series.unit, language)
  const by = formatBy(span.to, language)
  const size = Math.max(Math.abs(first), Math.abs(last), Number.MIN_VALUE)
  const above = (highest.value - Math.max(first, last)) / size
  const below = (Math.min(first, last) - lowest.value) / size
  const when = (month: string) => formatMonth(monthNumber(month), language)
  if (above > EXTREME && above >= below)
    return {
      en: `the median peaks at ${full(highest.value)} in ${when(highest.month)}, then falls to ${say(last)} ${by}`,
      zh: `中位数在${when(highest.month)}达到峰值 ${full(highest.value)}，${by}回落至 ${say(last)}`,
    }[language]
  if (below > EXTREME)
    return {
      en: `the median falls to ${full(lowest.value)} in ${when(lowest.month)}, then rises to ${say(last)} ${by}`,
      zh: `中位数在${when(lowest.month)}降至 ${full(lowest.value)}，${by}回升至 ${say(last)}`,
    }[language]
  if (Math.abs(last - first) <= NOTABLE * size)
    return {
      en: `the median stays between ${say(lowest.value)} and ${full(highest.value)}`,
      zh: `中位数保持在 ${say(lowest.value)} 至 ${full(highest.value)}之间`,
    }[language]
  return {
    en: `the median ${last > first ? 'rises' : 'falls'} from ${say(first)} to ${full(last)} ${by}`,
    zh: `${by}，中位数由 ${say(first)} ${last > first ? '升' : '降'}至 ${full(last)}`,
  }[language]
}
