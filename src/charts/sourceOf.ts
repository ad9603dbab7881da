import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import { formatMonth } from './formatMonth.ts'
import { endOfDataIn } from './outlook.ts'

/** Where model and data come from, for the footer of charts. */
export function sourceOf({ model, time }: Pick<Scenario, 'model' | 'time'>): Text {
  const end = endOfDataIn(model)
  const month = end === undefined ? undefined : monthNumber(time.origin) + Math.ceil(end) - 1
  const until = (language: Language): string =>
    month === undefined
      ? ''
      : {
          en: `, data to ${formatMonth(month, 'en')}`,
          zh: `，数据截至${formatMonth(month, 'zh')}`,
        }[language]
  return {
    en: `model “${model.title.en}”, version ${model.version}${until('en')}`,
    zh: `模型“${model.title.zh}”第 ${model.version} 版${until('zh')}`,
  }
}
