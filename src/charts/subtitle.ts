import type { SeriesSummary } from '../model/ensemble.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { formatFixed } from './formatNumber.ts'
import { plainText } from './plainText.ts'

/** How many members a chart rests on. */
export function countMembers(data: ChartData, language: Language): string {
  const count = formatFixed(data.summary.members - data.summary.failed, 0)
  return { en: `${count} members`, zh: `${count} 个成员` }[language]
}

/** Scenario, unit and what the marks mean: parts of a line. */
export function subtitle(
  data: ChartData,
  unit: string,
  meaning: string,
  language: Language,
): readonly string[] {
  return [plainText(data.scenario[language]), unit, meaning].filter((part) => part !== '')
}

/** What band and line of a fan mean. */
export function bandMeaning(data: ChartData, language: Language): string {
  const members = countMembers(data, language)
  return {
    en: `line: median, shading: middle 50% and 90% of ${members}`,
    zh: `线为中位数，阴影为 ${members}的中间 50% 与 90%`,
  }[language]
}

/** What stacked areas and lines of means show. */
export function meansOf(data: ChartData, language: Language): string {
  const members = countMembers(data, language)
  return { en: `means of ${members}`, zh: `${members}的平均值` }[language]
}

/** A finding about a series: its name, a colon, what it does. */
export function named(series: Pick<SeriesSummary, 'label'>, finding: string, language: Language): string {
  return `${plainText(series.label[language])}${{ en: ': ', zh: '：' }[language]}${finding}`
}

/** A list in one sentence. */
export function joinWords(words: readonly string[], language: Language): string {
  return `${words.join({ en: '; ', zh: '；' }[language])}${{ en: '.', zh: '。' }[language]}`
}
