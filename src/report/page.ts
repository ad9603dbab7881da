import { DESIGN_WORDS } from '../charts/designWords.ts'
import { passingChanges } from '../charts/passingChanges.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { answer, type Findings } from './answer.ts'
import { figure, type PageChart } from './figure.ts'
import { factsSection, hindcastSection } from './hindcastSection.ts'
import { both, html, type Markup } from './html.ts'
import type { Assumption } from './ledger.ts'
import { ledgerSection } from './ledgerSection.ts'
import { limitsSection } from './limitsSection.ts'
import type { Provenance } from './manifest.ts'
import { metricsSection } from './metricsSection.ts'
import { noMember } from './noMember.ts'
import { pageShell, section } from './pageShell.ts'
import { type ShownScorecard, scorecardSection } from './scorecardSection.ts'
import { table } from './table.ts'

/** Everything the page shows. */
export interface PageContent extends Findings {
  readonly scenario: Scenario
  readonly ensemble: Ensemble
  readonly assumptions: readonly Assumption[]
  /** How urgent it is to know each assumption better (see `urgencies`): sorts them. */
  readonly urgent?: ReadonlyMap<string, number>
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  /** Stored scores of forecasts from earlier dates, if there are any. */
  readonly scorecard?: ShownScorecard | undefined
  readonly product: Provenance['product']
  /** The language shown first. */
  readonly language: Language
}

function changesSection({ changes }: Scenario): Markup {
  const none = both({
    en: 'Nothing: these are the model’s own assumptions.',
    zh: '无：全部为模型自身的假设。',
  })
  if (changes.length === 0) return html`<p>${none}</p>`
  const columns = [
    { heading: both({ en: 'What', zh: '项目' }) },
    { heading: both({ en: 'Changed to', zh: '改为' }) },
    { heading: both({ en: 'Where', zh: '位置' }) },
  ]
  return table(
    '',
    columns,
    changes.map(({ name, to, place }) => [name, to, `${place.file}:${place.line}`]),
  )
}

function citation({ scenario, ensemble, product }: PageContent): Text {
  const { title, model } = scenario
  const { seed, design, members } = ensemble
  return {
    en: `${product.name} ${product.version}, scenario “${title.en}” (${scenario.id}), model version ${model.version}, ${members} members, design ${DESIGN_WORDS[design].en}, seed ${seed}. The fingerprints of all inputs are in manifest.json.`,
    zh: `${product.name} ${product.version}，情景“${title.zh}”（${scenario.id}），模型版本 ${model.version}，${members} 个成员，抽样设计 ${DESIGN_WORDS[design].zh}，种子 ${seed}。全部输入文件的校验值见 manifest.json。`,
  }
}

/** The first part of a page: the lines of `answer` below its title. */
export function answerList(findings: Findings): Markup {
  const lines = answer(findings).slice(1)
  return html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`
}

/** The sections that hold numbers, by their ids; where every member failed, each says so instead. */
export function findingSections({ scenario, ensemble, summary, scores, checks }: Findings) {
  const { origin } = scenario.time
  const none = noMember(ensemble)
  if (none) {
    const said = html`<p class="failed">${both(none)}</p>`
    return { metrics: said, history: said, facts: said }
  }
  return {
    metrics: metricsSection(summary, origin),
    history: hindcastSection(scores),
    facts: factsSection(checks, origin),
  }
}

const FORECASTS: Text = { en: 'Forecasts from earlier dates', zh: '更早日期的预测' }

/** The parts of a page in their order, each with its heading. */
export function sections(content: PageContent): Markup[] {
  const { scenario, summary, scores, assumptions, ensemble } = content
  const { metrics, history, facts } = findingSections(content)
  const none = noMember(ensemble)
  const charts = none ? html`<p class="failed">${both(none)}</p>` : html`${content.charts.map(figure)}`
  return [
    section('answer', { en: 'In words and numbers', zh: '结论与数字' }, answerList(content)),
    section('charts', { en: 'Charts', zh: '图表' }, charts),
    section('metrics', { en: 'Metrics', zh: '指标' }, metrics),
    section('history', { en: 'Against history', zh: '与历史对照' }, history),
    section('forecasts', FORECASTS, scorecardSection(content.scorecard, scenario.model.series)),
    section('facts', { en: 'Stylised facts', zh: '典型事实' }, facts),
    section('limits', { en: 'Limits', zh: '局限' }, limitsSection(ensemble, summary, scores, assumptions)),
    section('changes', { en: 'What this scenario changes', zh: '本情景的改动' }, changesSection(scenario)),
    section('assumptions', { en: 'Assumptions', zh: '假设清单' }, ledgerSection(assumptions, content.urgent)),
    section('cite', { en: 'How to cite', zh: '引用方式' }, html`<p>${both(citation(content))}</p>`),
  ]
}

/** What the command line changed in the scenario of the title. */
function passingLine(scenario: Scenario): Markup {
  const changes = passingChanges(scenario)
  if (changes.length === 0) return html``
  const text = {
    en: `Changed for this run: ${changes.map(({ en }) => en).join('; ')}.`,
    zh: `本次运行改动：${changes.map(({ zh }) => zh).join('；')}。`,
  }
  return html`<p><strong>${both(text)}</strong></p>
`
}

/** The report of one scenario: see `pageShell`. */
export function page(content: PageContent): string {
  const { scenario, language } = content
  const body = html`<h1>${both(scenario.title)}</h1>
<p>${both(scenario.summary)}</p>
${passingLine(scenario)}${sections(content)}`
  return pageShell(scenario.title, language, body, content.fonts)
}
