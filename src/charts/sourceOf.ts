import type { Scenario } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'

/** Where model and data come from, for the footer of charts. */
export function sourceOf({ model }: Scenario): Text {
  return {
    en: `model “${model.title.en}”, version ${model.version}`,
    zh: `模型“${model.title.zh}”第 ${model.version} 版`,
  }
}
