import { DESIGN_WORDS } from '../charts/designWords.ts'
import { figure } from './figure.ts'
import { both, html, type Markup, type Part } from './html.ts'
import { LIKELIHOOD_NOTE, likelihoodText } from './likelihoodText.ts'
import { pageShell, section } from './pageShell.ts'
import { meanText, type PortfolioContent, portfolioAnswer, portfolioTitle } from './portfolioContent.ts'
import { policySharesCsv, portfoliosCsv } from './portfolioCsv.ts'
import { ratioText } from './ratioText.ts'
import { inBoth } from './readerText.ts'
import { chartFiles, type DrawnChart } from './reportFiles.ts'
import { numbers, table, words } from './table.ts'

function frontTable(content: PortfolioContent): Markup {
  const { search, labels, trade, costLabel, effectLabel } = content
  const columns = [
    words({ en: 'Portfolio', zh: '组合' }),
    numbers(costLabel),
    numbers(effectLabel),
    numbers({ en: 'On the front', zh: '位于前沿' }),
    words({ en: 'Cost of a unit of effect', zh: '单位效果代价' }),
  ]
  const rows = search.front.flatMap((i): Part[][] => {
    const result = search.results[i]
    if (!result) return []
    const { ratio } = result
    return [
      [
        both(portfolioTitle(result.portfolio, labels)),
        both(inBoth((language) => meanText(result.cost, trade.units.cost, language))),
        both(inBoth((language) => meanText(result.effect, trade.units.effect, language))),
        both(inBoth((language) => likelihoodText(result.frontShare, language))),
        ratio ? both(inBoth((language) => ratioText(ratio, trade.units, language))) : '–',
      ],
    ]
  })
  const caption = both({
    en: 'Portfolios to which no other is better in both, by cost. “On the front”: the share of resamples of the members in which this holds. All portfolios stand in portfolios.csv.',
    zh: '未被其他组合同时超越的组合，按代价排序。“位于前沿”：对成员重抽样时此结论成立的比例。全部组合见 portfolios.csv。',
  })
  return table(caption, columns, rows)
}

function sharesTable({ search, labels, trade }: PortfolioContent): Markup {
  const columns = [
    words({ en: 'Policy', zh: '政策' }),
    numbers({ en: 'Improvement', zh: '改善' }),
    numbers({ en: 'Cost', zh: '代价' }),
  ]
  const caption = both({
    en: 'What each policy adds, on average over all orders in which the policies can be taken up (Shapley values), with Monte Carlo standard errors.',
    zh: '每项政策的贡献：对所有采用顺序取平均（Shapley 值），附蒙特卡洛标准误。',
  })
  const rows = search.shares.map(({ policy, cost, improvement }): Part[] => [
    both(labels[policy] ?? { en: policy, zh: policy }),
    both(inBoth((language) => meanText(improvement, trade.units.effect, language))),
    both(inBoth((language) => meanText(cost, trade.units.cost, language))),
  ])
  return table(caption, columns, rows)
}

const LIMITS = [
  {
    en: 'This is not a forecast. Every portfolio runs in the same members; one in which any of them failed counts for none. Policies keep the dates and settings of the scenario.',
    zh: '这不是预测。所有组合面对相同的成员；任一组合失败的成员均不计入。政策沿用该情景的日期与参数。',
  },
  LIKELIHOOD_NOTE,
]

/** The report of a search for portfolios: see `pageShell`. */
function portfolioPage(content: PortfolioContent): string {
  const title = {
    en: `Policy portfolios: ${content.scenario.title.en}`,
    zh: `政策组合：${content.scenario.title.zh}`,
  }
  const answer = portfolioAnswer(content).map((line) => html`<li>${both(line)}</li>`)
  const { name, version } = content.product
  const cite = `${name} ${version}, ${content.run.members} members, ${DESIGN_WORDS[content.run.design].en}, seed ${content.run.seed}`
  const body = html`<h1>${both(title)}</h1>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${answer}</ul>`)}
${section('charts', { en: 'Charts', zh: '图表' }, html`${content.charts.map(figure)}`)}
${section('front', { en: 'The front', zh: '前沿' }, frontTable(content))}
${section('policies', { en: 'What each policy contributes', zh: '各政策的贡献' }, sharesTable(content))}
${section('limits', { en: 'Limits and how to cite', zh: '局限与引用' }, html`<ul>${LIMITS.map((text) => html`<li>${both(text)}</li>`)}<li>${cite}</li></ul>`)}`
  return pageShell(title, content.language, body, content.fonts)
}

/** Every file of a search but its manifest. */
export function portfolioFiles(
  content: PortfolioContent,
  charts: readonly DrawnChart[],
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ['portfolios.csv', portfoliosCsv(content)],
    ['policies.csv', policySharesCsv(content)],
    ...chartFiles(charts),
    ['report.html', portfolioPage(content)],
  ])
}
