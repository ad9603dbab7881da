import { amountText } from '../charts/decision/decisionData.ts'
import { DESIGN_WORDS } from '../charts/designWords.ts'
import { formatNumber } from '../charts/formatNumber.ts'
import type { Summary } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import type { Mean, TradeOff } from '../study/decision/decide.ts'
import type { Portfolio } from '../study/decision/portfolios.ts'
import type { PortfolioResult, PortfolioSearch } from '../study/decision/searchPortfolios.ts'
import type { PageChart } from './figure.ts'
import { likelihoodText } from './likelihoodText.ts'
import type { Provenance } from './manifest.ts'
import { ratioText } from './ratioText.ts'
import { inBoth } from './readerText.ts'

/** Everything the page of a search for portfolios shows. */
export interface PortfolioContent {
  readonly scenario: Pick<Scenario, 'id' | 'title'>
  readonly run: Pick<Summary, 'members' | 'seed' | 'design'>
  readonly search: PortfolioSearch
  readonly trade: Pick<TradeOff, 'cost' | 'effect' | 'units'>
  readonly costLabel: Text
  readonly effectLabel: Text
  /** Of policies, by name. */
  readonly labels: Readonly<Record<string, Text>>
  readonly charts: readonly PageChart[]
  readonly fonts: string
  readonly product: Provenance['product']
  readonly language: Language
}

/** A portfolio in words. */
export function portfolioTitle(portfolio: Portfolio, labels: PortfolioContent['labels']): Text {
  if (portfolio.length === 0) return { en: 'No policy', zh: '无政策' }
  return inBoth((language) => portfolio.map((name) => labels[name]?.[language] ?? name).join(' + '))
}

/** A mean with its standard error. */
export function meanText({ value, standardError }: Mean, unit: string, language: Language): string {
  return `${amountText(value, unit, language)} ± ${formatNumber(standardError, 2)}`
}

/** Portfolios of the front that the answer names. */
const NAMED = 6

/** The result of a search in words and numbers. */
export function portfolioAnswer(content: PortfolioContent): Text[] {
  const { search, scenario, costLabel, effectLabel, run } = content
  const { results, front, members, failed } = search
  const onFront = front.map((i) => results[i] as PortfolioResult)
  const shown = onFront.slice(0, NAMED)
  return [
    {
      en: `${scenario.title.en}: ${results.length} portfolios of ${search.shares.length} policies, “${costLabel.en}” against “${effectLabel.en}”`,
      zh: `${scenario.title.zh}：${search.shares.length} 项政策的 ${results.length} 种组合，“${costLabel.zh}”对“${effectLabel.zh}”`,
    },
    {
      en: `${members} of ${run.members} members in common (${DESIGN_WORDS[run.design].en}, seed ${run.seed}), ${failed} left out. No other portfolio is better in both than these ${front.length}:`,
      zh: `${run.members} 个成员中有 ${members} 个共同（${DESIGN_WORDS[run.design].zh}，种子 ${run.seed}），未计入 ${failed} 个。以下 ${front.length} 种组合未被其他组合同时超越：`,
    },
    ...shown.map((result) => frontLine(result, content)),
    ...(front.length > NAMED
      ? [
          {
            en: `${front.length - NAMED} more in portfolios.csv`,
            zh: `其余 ${front.length - NAMED} 种见 portfolios.csv`,
          },
        ]
      : []),
    ERROR_LINE,
  ]
}

const ERROR_LINE: Text = {
  en: '±: Monte Carlo standard error of the mean. “On the front”: share of 200 resamples of the members, each share known to 3.5 percentage points.',
  zh: '±：均值的蒙特卡洛标准误。“位于前沿”：对成员重抽样 200 次中的比例，误差不超过 3.5 个百分点。',
}

function frontLine(result: PortfolioResult, { labels, trade }: PortfolioContent): Text {
  const { units } = trade
  const title = portfolioTitle(result.portfolio, labels)
  return inBoth((language) => {
    const cost = meanText(result.cost, units.cost, language)
    const effect = meanText(result.effect, units.effect, language)
    const sure = likelihoodText(result.frontShare, language)
    const ratio = result.ratio ? ratioText(result.ratio, units, language) : ''
    return {
      en: `${title.en}: ${cost}, ${effect}; on the front ${sure}${ratio === '' ? '' : `; a unit of effect costs ${ratio}`}`,
      zh: `${title.zh}：${cost}，${effect}；位于前沿 ${sure}${ratio === '' ? '' : `；单位效果代价 ${ratio}`}`,
    }[language]
  })
}
