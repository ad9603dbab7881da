import { amountText } from '../charts/decision/decisionData.ts'
import { superiorityText } from '../charts/decision/superiorityText.ts'
import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import type { Language, Text } from '../model/text.ts'
import type { CriterionResult } from '../study/decision/decide.ts'
import type { Threshold } from '../study/decision/question.ts'
import { criterionLabel, type DecisionContent } from './decisionContent.ts'
import { LIKELIHOOD_HINT, likelihoodText } from './likelihoodText.ts'
import { ratioText } from './ratioText.ts'
import { inBoth } from './readerText.ts'

/** The decision in words and numbers: a line for each criterion, for what is good enough, and for what a unit of effect costs. */
export function decisionAnswer(content: DecisionContent): Text[] {
  const { decision } = content
  const lines = [
    ...decision.results.map((result) => criterionLine(content, result)),
    ...enoughLines(content),
    ...tradeOffLines(content),
  ]
  return lines.length === 0 ? [] : [...lines, LIKELIHOOD_HINT]
}

const quoted = ({ titles }: DecisionContent, which: readonly number[], language: Language): string =>
  which.map((i) => `“${titles[i]?.[language]}”`).join({ en: ' and ', zh: '与' }[language])

/** A threshold in words. */
export function thresholdText(content: DecisionContent, threshold: Threshold, language: Language): string {
  const label = criterionLabel(content, threshold)[language]
  const side = { 'at least': { en: 'at least', zh: '至少' }, 'at most': { en: 'at most', zh: '至多' } }[
    threshold.side
  ]
  return `${label} ${side[language]} ${threshold.text}`
}

function criterionLine(content: DecisionContent, { criterion, regret, beats, unit }: CriterionResult): Text {
  return inBoth((language) => {
    const label = criterionLabel(content, criterion)[language]
    const better = beats.map((one, i) => {
      const how = superiorityText(one, language)
      return `${quoted(content, [i + 1], language)}${language === 'en' ? ' ' : ''}${how}`
    })
    const least = quoted(content, regret.leastMean, language)
    const { mean = Number.NaN, standardError = Number.NaN } = regret.regrets[regret.leastMean[0] ?? 0] ?? {}
    const amount = `${amountText(mean, unit, language)} ± ${formatNumber(standardError, 2)}`
    return {
      en: `${label} (${criterion.better} is better), compared with ${quoted(content, [0], 'en')}: ${better.join('; ')}; least regretted on average: ${least} (${amount})`,
      zh: `${label}（${criterion.better === 'lower' ? '低' : '高'}者为佳），与${quoted(content, [0], 'zh')}相比：${better.join('；')}；平均遗憾值最小：${least}（${amount}）`,
    }[language]
  })
}

function enoughLines(content: DecisionContent): Text[] {
  const { enough } = content.decision
  if (!enough) return []
  return [
    inBoth((language) => {
      const wanted = enough.thresholds.map(({ threshold }) => thresholdText(content, threshold, language))
      const shares = enough.all.map(({ share, low, high }, i) => {
        const range = `${formatShare(low)}–${formatShare(high)}`
        return `${quoted(content, [i], language)} ${likelihoodText(share, language)} [${range}]`
      })
      return {
        en: `Good enough (${wanted.join('; ')}) with probability ${shares.join(', ')}; in square brackets: 95% intervals`,
        zh: `达标（${wanted.join('；')}）的概率：${shares.join('、')}；方括号内为 95% 区间`,
      }[language]
    }),
  ]
}

function tradeOffLines(content: DecisionContent): Text[] {
  const { tradeOff } = content.decision
  if (!tradeOff) return []
  const { cost, effect, ratios, units, front } = tradeOff
  const names = (language: Language) => ({
    cost: criterionLabel(content, cost)[language],
    effect: criterionLabel(content, effect)[language],
  })
  const ratioLines = ratios.map((ratio, i) =>
    inBoth((language) => {
      const named = names(language)
      const title = quoted(content, [i + 1], language)
      const text = ratioText(ratio, units, language)
      const gain = effect.better === 'lower' ? { en: 'less', zh: '减少' } : { en: 'more', zh: '增加' }
      if (!(ratio.effect > 0))
        return {
          en: `${title}: on average no improvement in “${named.effect}”`,
          zh: `${title}：“${named.effect}”平均没有改善`,
        }[language]
      return {
        en: `${title}: each unit ${gain.en} of “${named.effect}” costs ${text} of “${named.cost}”`,
        zh: `${title}：“${named.effect}”每${gain.zh}一单位需“${named.cost}” ${text}`,
      }[language]
    }),
  )
  const frontLine = inBoth((language) => {
    const { cost: paid, effect: got } = names(language)
    const list = quoted(content, front, language)
    return {
      en: `No other scenario is better in both “${paid}” and “${got}” than ${list}`,
      zh: `在“${paid}”与“${got}”两方面都不劣于其他情景：${list}`,
    }[language]
  })
  return [...ratioLines, frontLine]
}
