import type { SeriesSummary } from '../model/ensemble.ts'
import type { Language, Text } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { formatFixed } from './formatNumber.ts'
import { plainText } from './plainText.ts'
import { SEMICOLON } from './semicolon.ts'
import { textWidth } from './textWidth.ts'
import { ROOM, SIZE } from './theme.ts'
import { cutText } from './wrapText.ts'

/** How many members a chart rests on. */
export function countMembers(data: ChartData, language: Language): string {
  const count = formatFixed(data.summary.members - data.summary.failed, 0)
  return { en: `${count} members`, zh: `${count} 个成员` }[language]
}

/** Scenario, what was changed in it, unit and what the marks mean: parts of a line. */
export function subtitle(
  data: ChartData,
  unit: string,
  meaning: string,
  language: Language,
): readonly string[] {
  const changed = changedText(data.changed ?? [], language)
  return [plainText(data.scenario[language]), changed, unit, meaning].filter((part) => part !== '')
}

/** What was changed for this run alone, on one line: those changes that fit, and how many more there are; empty for none. */
export function changedText(changes: readonly Text[], language: Language): string {
  if (changes.length === 0) return ''
  const separator = SEMICOLON[language]
  const style = { language, size: SIZE.subtitle }
  const said = (count: number): string => {
    const left = changes.length - count
    const more = left === 0 ? [] : [{ en: `${left} more`, zh: `另有 ${left} 项` }[language]]
    const shown = changes.slice(0, count).map((change) => plainText(change[language]))
    return `${{ en: 'changed: ', zh: '已改动：' }[language]}${[...shown, ...more].join(separator)}`
  }
  const fitting = changes.findLastIndex((_, i) => textWidth(said(i + 1), style) <= ROOM)
  return fitting >= 0 ? said(fitting + 1) : cutText(said(1), ROOM, style)
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
  return `${words.join(SEMICOLON[language])}${{ en: '.', zh: '。' }[language]}`
}
