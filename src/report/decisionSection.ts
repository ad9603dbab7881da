import { amountText } from '../charts/decision/decisionData.ts'
import { decidedText, worseShare } from '../charts/decision/superiorityText.ts'
import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import type { Text } from '../model/text.ts'
import type { CriterionResult, Mean } from '../study/decision/decide.ts'
import { thresholdText } from './decisionAnswer.ts'
import { criterionLabel, type DecisionContent } from './decisionContent.ts'
import { both, html, type Markup, type Part } from './html.ts'
import { LIKELIHOOD_NOTE, likelihoodText } from './likelihoodText.ts'
import { ratioText } from './ratioText.ts'
import { inBoth } from './readerText.ts'
import { numbers, table, words } from './table.ts'

const CHOICE = words({ en: 'Scenario', zh: '情景' })

/** Choices weighed: by each criterion, by what is good enough, and by cost against effect. */
export function decisionSection(content: DecisionContent): Markup {
  const { decision } = content
  return html`${decision.results.map((result) => criterionTable(content, result))}
${enoughTable(content)}${tradeOffTable(content)}<p class="muted">${both(LIKELIHOOD_NOTE)}</p>`
}

const range = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatShare(low)}–${formatShare(high)}`

function criterionTable(
  content: DecisionContent,
  { criterion, unit, regret, beats }: CriterionResult,
): Markup {
  const label = criterionLabel(content, criterion)
  const lower = criterion.better === 'lower'
  const { members, failed } = regret
  const caption: Text = {
    en: `${label.en}: ${lower ? 'less' : 'more'} is better. Regret: how much worse than the best of these scenarios in the same member, with the standard error of its mean. ${members} members in common, ${failed} left out.`,
    zh: `${label.zh}：${lower ? '越低' : '越高'}越好。遗憾值：与同一成员中最佳情景之差，并列其均值的标准误。共同的成员 ${members} 个，未计入 ${failed} 个。`,
  }
  const columns = [
    CHOICE,
    numbers({ en: 'Better than the first in', zh: '优于第一个情景' }),
    numbers({ en: '95% interval', zh: '95% 区间' }),
    numbers({ en: 'The same in', zh: '相同' }),
    numbers({ en: 'Worse in', zh: '更差' }),
    numbers({ en: 'Better, where they differ', zh: '有差别时更优' }),
    numbers({ en: 'Mean regret', zh: '平均遗憾值' }),
    numbers('±'),
    numbers('P95'),
    numbers({ en: 'Greatest', zh: '最大' }),
    numbers({ en: 'Best in', zh: '最佳' }),
  ]
  const amount = (value: number): Part => both(inBoth((language) => amountText(value, unit, language)))
  const rows = regret.regrets.map(({ mean, standardError, p95, greatest, best }, i): Part[] => {
    const beat = beats[i - 1]
    return [
      both(content.titles[i] as Text),
      beat ? formatShare(beat.share) : '–',
      beat ? range(beat) : '–',
      beat ? formatShare(beat.equal) : '–',
      beat ? formatShare(worseShare(beat)) : '–',
      beat ? both(inBoth((language) => decidedText(beat, language))) : '–',
      amount(mean),
      formatNumber(standardError, 2),
      amount(p95),
      amount(greatest),
      formatShare(best),
    ]
  })
  return table(both(caption), columns, rows)
}

function enoughTable(content: DecisionContent): Markup {
  const { enough } = content.decision
  if (!enough) return html``
  const { thresholds, all, members, failed } = enough
  const caption: Text = {
    en: `Share of members that are good enough, with its 95% interval; ${members} members in common, ${failed} left out.`,
    zh: `达标的成员所占比例及其 95% 区间；共同的成员 ${members} 个，未计入 ${failed} 个。`,
  }
  const columns = [
    CHOICE,
    ...thresholds.map(({ threshold }) => ({
      heading: both(inBoth((language) => thresholdText(content, threshold, language))),
      numeric: true,
    })),
    numbers({ en: 'All of them', zh: '全部' }),
    numbers({ en: '95% interval', zh: '95% 区间' }),
  ]
  const rows = all.map((one, i): Part[] => [
    both(content.titles[i] as Text),
    ...thresholds.map(({ shares }) => formatShare(shares[i]?.share ?? Number.NaN)),
    both(inBoth((language) => likelihoodText(one.share, language))),
    range(one),
  ])
  return table(both(caption), columns, rows)
}

function tradeOffTable(content: DecisionContent): Markup {
  const { tradeOff } = content.decision
  if (!tradeOff) return html``
  const { cost, effect, units, points, front, ratios } = tradeOff
  const [paid, got] = [criterionLabel(content, cost), criterionLabel(content, effect)]
  const caption: Text = {
    en: 'What is paid against what it brings: means with standard errors; the last column is the extra mean cost over the mean improvement against the first scenario, with the 95% set of Fieller.',
    zh: '代价与效果：均值及标准误；末列为相对第一个情景的平均额外代价除以平均改善，附 Fieller 95% 集合。',
  }
  const columns = [
    CHOICE,
    numbers(paid),
    numbers(got),
    words({ en: 'On the front', zh: '位于前沿' }),
    words({ en: 'Cost of a unit', zh: '单位代价' }),
  ]
  const mean = ({ value, standardError }: Mean, unit: string): Part =>
    both(inBoth((language) => `${amountText(value, unit, language)} ± ${formatNumber(standardError, 2)}`))
  const rows = points.map((point, i): Part[] => {
    const ratio = ratios[i - 1]
    return [
      both(content.titles[i] as Text),
      mean(point.cost, units.cost),
      mean(point.effect, units.effect),
      front.includes(i) ? both({ en: 'yes', zh: '是' }) : '',
      ratio ? both(inBoth((language) => ratioText(ratio, units, language))) : '–',
    ]
  })
  return table(both(caption), columns, rows)
}
