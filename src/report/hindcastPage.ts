import { monthLabel } from '../model/calendar.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import type { FactCheck } from '../study/checkFacts.ts'
import type { SeriesScore } from '../study/hindcast.ts'
import type { RollingHindcast } from '../study/rolling/rollingHindcast.ts'
import { figure, type PageChart } from './figure.ts'
import { hindcastLines } from './hindcastAnswer.ts'
import { factsSection, hindcastSection } from './hindcastSection.ts'
import { both, html, type Markup } from './html.ts'
import type { Provenance } from './manifest.ts'
import { pageShell, section } from './pageShell.ts'
import type { Scorecard } from './scorecard.ts'
import { scorecardSection } from './scorecardSection.ts'
import { numbers, table, words } from './table.ts'

/** Everything the page of a hindcast shows. */
export interface HindcastContent {
  readonly scenario: Scenario
  readonly scores: readonly SeriesScore[]
  readonly checks: readonly FactCheck[]
  /** Unless only the comparison in sample was asked for. */
  readonly rolling?: { readonly hindcast: RollingHindcast; readonly scorecard: Scorecard }
  /** Table the parameters were drawn from, if any. */
  readonly posterior?: string
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  readonly product: Provenance['product']
  readonly language: Language
}

function inSampleNote({ posterior }: HindcastContent): Text {
  return posterior === undefined
    ? {
        en: 'Parameters are drawn from their priors: none was fitted to these observations.',
        zh: '参数取自先验，未对这些观测拟合。',
      }
    : {
        en: `Parameters were calibrated to these observations (${posterior}): this shows what the equations can reproduce, not how well they forecast. Bands are those of the equations, without structural error.`,
        zh: `参数已对这些观测校准（${posterior}）：显示方程能复现什么，而非预测能力。区间为方程的区间，不含结构误差。`,
      }
}

function originsTable({ origins }: RollingHindcast, { time }: Scenario): Markup {
  const columns = [
    words({ en: 'Beginning of', zh: '起点' }),
    numbers({ en: 'Observations known', zh: '已知观测数' }),
    numbers('R-hat'),
    numbers({ en: 'Effective size', zh: '有效样本量' }),
    numbers({ en: 'Numbers informed', zh: '有信息的数' }),
  ]
  const rows = origins.map(({ origin, diagnostics, informed }) => [
    monthLabel(origin, time.origin),
    diagnostics.observations,
    diagnostics.rhat.toFixed(3),
    Math.floor(diagnostics.effectiveSize),
    informed.length,
  ])
  return table(both({ en: 'What each forecast knew', zh: '各次预测所知' }), columns, rows)
}

/** The report of a hindcast: see `pageShell`. */
export function hindcastPage(content: HindcastContent): string {
  const { scenario, scores, checks, rolling, language, charts } = content
  const title = { en: `${scenario.title.en}: against history`, zh: `${scenario.title.zh}：与历史对照` }
  const lines = hindcastLines(content)
  const forecasts = rolling
    ? html`${scorecardSection({ scorecard: rolling.scorecard, current: true }, scenario.model.series)}${originsTable(rolling.hindcast, scenario)}`
    : html`<p>${both({ en: 'Not asked for.', zh: '未要求。' })}</p>`
  const body = html`<h1>${both(title)}</h1>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`)}
${section('forecasts', { en: 'Forecasts from earlier dates', zh: '更早日期的预测' }, forecasts)}
${section('charts', { en: 'Charts', zh: '图表' }, html`${charts.map(figure)}`)}
${section('history', { en: 'In sample', zh: '样本内' }, html`<p>${both(inSampleNote(content))}</p>${hindcastSection(scores)}`)}
${section('facts', { en: 'Stylised facts', zh: '典型事实' }, factsSection(checks, scenario.time.origin))}`
  return pageShell(title, language, body, content.fonts)
}
