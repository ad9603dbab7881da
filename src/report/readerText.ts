import { monthNumber } from '../charts/calendar.ts'
import { formatMonth } from '../charts/formatMonth.ts'
import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import { withUnit } from '../charts/unitLabel.ts'
import { NEVER } from '../model/calendar.ts'
import type { MetricSummary, QuantileName } from '../model/ensemble.ts'
import type { Language, Text } from '../model/text.ts'

/** Words for a reader, made in each language. */
export function inBoth(words: (language: Language) => string): Text {
  return { en: words('en'), zh: words('zh') }
}

/** A label and what it is told apart by: the element that it is of, its unit, a statistic. Empty words are left out. */
export function withElement(...words: readonly Text[]): Text {
  const joined = (language: Language, separator: string): string =>
    words
      .map((text) => text[language])
      .filter((text) => text !== '')
      .join(separator)
  return { en: joined('en', ', '), zh: joined('zh', '，') }
}

/** A time on the time axis as a month in words. */
export function monthText(time: number, origin: string, language: Language): string {
  return formatMonth(time >= NEVER ? Infinity : monthNumber(origin) + time, language)
}

/** A metric's quantile or mean as a reader sees it, with its unit. */
export function metricText(
  { kind, unit, statistics }: Pick<MetricSummary, 'kind' | 'unit' | 'statistics'>,
  which: QuantileName | 'mean',
  origin: string,
  language: Language,
): string {
  const value = statistics[which]
  if (Number.isNaN(value)) return '–'
  if (kind === 'time') return monthText(value, origin, language)
  return kind === 'condition' ? formatShare(value) : withUnit(formatNumber(value), unit, language)
}
