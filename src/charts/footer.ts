import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { DESIGN_WORDS } from './designWords.ts'
import { formatFixed } from './formatNumber.ts'

/** Where the chart comes from and how it can be made again, ending with what it is not; parts of a line. */
export function footer(data: ChartData, language: Language): readonly string[] {
  const { seed, members, failed, design } = data.summary
  const count = formatFixed(members, 0)
  const left = formatFixed(failed, 0)
  const parts = {
    en: [
      `Source: ${data.source.en}`,
      `seed ${seed}`,
      `${count} members (${DESIGN_WORDS[design].en})`,
      ...(failed > 0 ? [`${left} failed and left out`] : []),
      'not a forecast',
    ],
    zh: [
      `来源：${data.source.zh}`,
      `随机种子 ${seed}`,
      `${count} 个成员（${DESIGN_WORDS[design].zh}）`,
      ...(failed > 0 ? [`其中 ${left} 个失败，未计入`] : []),
      '非预测',
    ],
  }
  return parts[language]
}
