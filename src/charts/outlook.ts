import type { Model } from '../model/model.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { formatMonth } from './formatMonth.ts'
import type { TimeSpan } from './timeSpan.ts'

/** The time (months on the time axis) from which a model takes nothing more from data; undefined where it does not say, or is not sure. */
export function endOfDataIn({ variables, endOfData }: Model): number | undefined {
  const variable = variables.find(({ name }) => name === endOfData)
  if (variable?.kind !== 'parameter' || variable.values.kind !== 'same') return undefined
  const { distribution } = variable.values
  return distribution.kind === 'fixed' ? distribution.value : undefined
}

/**
 * What a chart states of its span. An extreme of the past must not read like one to come: where history that was taken from data
 * would change the sentence, it is about the months after the data, and says so.
 */
export function ofOutlook(
  span: TimeSpan,
  { summary, endOfData }: Pick<ChartData, 'summary' | 'endOfData'>,
  language: Language,
  sentence: (span: TimeSpan) => string,
): string {
  const whole = sentence(span)
  if (endOfData === undefined) return whole
  const shown = span.shown.filter((index) => (summary.times[index] ?? 0) >= endOfData)
  if (shown.length < 2 || shown.length === span.shown.length) return whole
  const ahead = sentence({ ...span, shown })
  if (ahead === whole) return whole
  const last = formatMonth(span.origin + Math.ceil(endOfData) - 1, language)
  return { en: `after ${last} ${ahead}`, zh: `${last}之后，${ahead}` }[language]
}
