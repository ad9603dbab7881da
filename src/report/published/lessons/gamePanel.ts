import { dateName, probabilityName } from '../../../analysis/eventNames.ts'
import { monthNumber } from '../../../charts/calendar.ts'
import type { OtherRun } from '../../../charts/chartDataOf.ts'
import { formatMonth } from '../../../charts/formatMonth.ts'
import { formatNumber, formatShare } from '../../../charts/formatNumber.ts'
import { historyChart } from '../../../charts/historyChart.ts'
import { withUnit } from '../../../charts/unitLabel.ts'
import { monthLabel } from '../../../model/calendar.ts'
import type { Ensemble } from '../../../model/ensemble.ts'
import type { Game } from '../../../model/lesson.ts'
import type { Scenario } from '../../../model/scenario.ts'
import type { Language, Text } from '../../../model/text.ts'
import type { Begun } from '../../../study/game/gameSystem.ts'
import { type Outcome, score, totalOf } from '../../../study/game/outcome.ts'
import { drawChart } from '../../drawing/drawChart.ts'
import { both, html, type Markup, trusted } from '../../html.ts'
import { inBoth } from '../../readerText.ts'
import { table } from '../../table.ts'

/** Where a game stands. */
export interface Told {
  readonly played: Game
  readonly code: string
  readonly turn: number
  /** Months on the time axis. */
  readonly time: number
  readonly begun: Begun
  /** The one whose history is told. */
  readonly member: number
  readonly mine: OtherRun
  readonly nothing: OtherRun
  readonly results: { readonly mine: Outcome; readonly nothing: Outcome }
  /** Points of the measures in every history, once the game is over. */
  readonly all: readonly number[]
  readonly language: Language
}

/** Months before the first turn that the chart shows. */
const BEFORE = 36

const isOver = ({ turn, played }: Told): boolean => turn >= played.turns

const colon = ({ en, zh }: Text): Text => ({ en: `${en}: `, zh: `${zh}：` })

const monthIn = (time: number, { time: { origin } }: Scenario): Text =>
  inBoth((language) => formatMonth(monthNumber(origin) + time, language))

const labelOf = ({ model }: Scenario, name: string): Text =>
  [...model.events, ...model.variables].find((one) => one.name === name)?.label ?? { en: name, zh: name }

const unitOf = ({ model }: Scenario, name: string): string =>
  model.variables.find((one) => one.name === name)?.unit ?? ''

const lossUnit = ({ played }: Told, scenario: Scenario): string =>
  totalOf(unitOf(scenario, played.loss))?.unit ?? ''

const amount = (value: number, unit: string): Markup =>
  both(inBoth((language) => withUnit(formatNumber(value), unit, language)))

/** The value of a draw of the told member. */
function drawn({ ensemble }: OtherRun, name: string, member: number): number {
  const row = ensemble.drawNames.indexOf(name)
  return ensemble.draws[row * ensemble.members + member] as number
}

/** What has happened so far in the told history, and what was begun. */
function news(told: Told, scenario: Scenario): Markup {
  const { played, nothing, member, time, begun } = told
  const happened = played.history.flatMap(({ event }) => {
    const [lot, chance] = [`event.${event}.outcome`, probabilityName(event)].map((name) =>
      drawn(nothing, name, member),
    ) as [number, number]
    const at = drawn(nothing, dateName(event), member)
    return lot < chance && at <= time ? [{ at, words: labelOf(scenario, event), mine: false }] : []
  })
  const own = Object.entries(begun).map(([measure, at]) => {
    return { at, words: labelOf(scenario, measure), mine: true }
  })
  const items = [...happened, ...own]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, words, mine }) => {
      const said = mine
        ? both({ en: `You began: ${words.en}`, zh: `您启动了：${words.zh}` })
        : html`<strong>${both(words)}</strong>`
      return html`<li>${both(colon(monthIn(at, scenario)))}${said}</li>`
    })
  const none = html`<p>${both({ en: 'Nothing out of the ordinary so far.', zh: '迄今一切如常。' })}</p>`
  return items.length === 0 ? none : html`<ul>${items}</ul>`
}

/** The path of the watched variable in one member. */
function path({ series, times, values, members }: Ensemble, variable: string, member: number): number[] {
  const row = series.findIndex((one) => one.variable === variable)
  return times.map((_, time) => values[(row * times.length + time) * members + member] as number)
}

const WORDS = {
  nothingNow: { en: 'Nothing now', zh: '暂不启动' },
  choose: {
    en: 'Which measure do you begin now? It goes on once begun.',
    zh: '现在启动哪项措施？一经启动便持续。',
  },
  chooseSome: {
    en: 'Which measures do you begin now? They go on once begun.',
    zh: '现在启动哪些措施？一经启动便持续。',
  },
  history: { en: 'This history', zh: '本次历史' },
  without: { en: 'Without measures', zh: '不采取措施' },
  meaning: {
    en: 'shading: middle 50% and 90% of the histories that can be drawn under your measures',
    zh: '阴影：在您的措施下可能抽到的历史的中间 50% 与 90%',
  },
  footer: {
    en: 'A game: odds of what may happen are those of the lesson, not a forecast',
    zh: '这是游戏：事件概率由课程设定，并非预测',
  },
}

function chart(told: Told, scenario: Scenario): Markup {
  const { played, mine, nothing, member, time, language } = told
  const { watch, from, until } = played
  const { origin } = scenario.time
  const over = isOver(told)
  const upTo = (values: readonly number[]): number[] =>
    values.filter((_, i) => over || (mine.ensemble.times[i] as number) <= time)
  const series = mine.summary.series.find(({ variable }) => variable === watch)
  if (!series) return html``
  const when = monthIn(time, scenario)[language]
  const own = path(mine.ensemble, watch, member)
  const now = own[mine.ensemble.times.findLastIndex((one) => one <= time)] ?? 0
  const finding = {
    en: `${series.label.en} in ${when}: ${withUnit(formatNumber(now), series.unit, 'en')}`,
    zh: `${when}${series.label.zh}：${withUnit(formatNumber(now), series.unit, 'zh')}`,
  }[language]
  const first = Math.max(from - BEFORE, mine.ensemble.times[0] ?? 0)
  const without = { name: WORDS.without[language], values: path(nothing.ensemble, watch, member) }
  const spec = historyChart(
    {
      ...{ series, summary: mine.summary, finding },
      ...{ from: monthLabel(first, origin), to: monthLabel(until, origin) },
      lines: [{ name: WORDS.history[language], values: upTo(own) }, ...(over ? [without] : [])],
      ...{ meaning: WORDS.meaning[language], footer: WORDS.footer[language] },
    },
    language,
  )
  return html`<figure tabindex="0">${trusted(drawChart(spec))}</figure>`
}

/** Cost up to now, and what is left of the budget. */
function purse(told: Told, scenario: Scenario): Markup {
  const { played, mine, nothing, member, time } = told
  const unit = unitOf(scenario, played.cost)
  const spent = (run: OtherRun): number => {
    const at = run.ensemble.times.findLastIndex((one) => one <= time)
    return path(run.ensemble, played.cost, member)[at] ?? 0
  }
  const extra = spent(mine) - spent(nothing)
  return html`<ul class="facts"><li>${both({ en: 'Spent so far: ', zh: '迄今支出：' })}<strong>${amount(extra, unit)}</strong></li><li>${both({ en: 'Budget: ', zh: '预算：' })}<strong>${amount(played.budget, unit)}</strong></li></ul>`
}

function choices(told: Told, scenario: Scenario): Markup {
  const { played, begun, turn } = told
  const open = played.measures.filter((measure) => begun[measure] === undefined)
  const choice = (value: string, words: Text, checked: boolean): Markup =>
    html`<label><input type="${played.oneATurn ? 'radio' : 'checkbox'}" name="measure" value="${value}"${checked ? html` checked` : ''}>${both(words)}</label>`
  const boxes = open.map((measure) => choice(measure, labelOf(scenario, measure), false))
  if (played.oneATurn) boxes.unshift(choice('', WORDS.nothingNow, true))
  const legend = played.oneATurn ? WORDS.choose : WORDS.chooseSome
  const list =
    open.length === 0
      ? html`<p>${both({ en: 'All measures have been begun.', zh: '所有措施均已启动。' })}</p>`
      : html`<fieldset><legend>${both(legend)}</legend>${boxes}</fieldset>`
  const last = turn === played.turns - 1
  const go = last
    ? { en: 'Decide, and see how history goes on', zh: '决定，并看历史如何发展' }
    : { en: `Decide, and go on ${played.months} months`, zh: `决定，并前进${played.months}个月` }
  return html`${list}<p><button type="button" class="game-decide">${both(go)}</button></p>`
}

function turnPanel(told: Told, scenario: Scenario): Markup {
  const { turn, played, time } = told
  const month = monthIn(time, scenario)
  const heading: Text = {
    en: `Turn ${turn + 1} of ${played.turns}: ${month.en}`,
    zh: `第 ${turn + 1} 轮，共 ${played.turns} 轮：${month.zh}`,
  }
  return html`<h3 tabindex="-1">${both(heading)}</h3><div class="columns"><div>${news(told, scenario)}${purse(told, scenario)}${choices(told, scenario)}</div>${chart(told, scenario)}</div>`
}

function resultTable(told: Told, scenario: Scenario): Markup {
  const { played, results } = told
  const [loss, cost] = [lossUnit(told, scenario), unitOf(scenario, played.cost)]
  const label = labelOf(scenario, played.loss)
  const month = (time: number): Text => monthIn(time, scenario)
  const [from, until] = [month(played.from), month(played.until)]
  const caption = {
    en: `${from.en} to ${until.en}, in the history that was drawn`,
    zh: `${from.zh}至${until.zh}，在抽到的历史中`,
  }
  const columns = [
    { heading: '' },
    { heading: both({ en: 'Your measures', zh: '您的措施' }), numeric: true },
    { heading: both({ en: 'No measures', zh: '不采取措施' }), numeric: true },
  ]
  return table(both(caption), columns, [
    [both(label), amount(results.mine.loss, loss), amount(results.nothing.loss, loss)],
    [
      both(labelOf(scenario, played.cost)),
      amount(results.mine.cost, cost),
      amount(results.nothing.cost, cost),
    ],
  ])
}

/** How the same measures would have done in the other histories: the luck that was in it. */
function luck({ all }: Told, points: number): Markup {
  const share = (holds: (one: number) => boolean): string =>
    formatShare(all.filter(holds).length / Math.max(1, all.length))
  const better = share((one) => one > points)
  const good = share((one) => one > 0)
  const mean = formatNumber(all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length))
  return html`<p>${both({
    en: `The same measures in all ${all.length} histories that could have been drawn: ${mean} points on average, above zero in ${good} of them, more than you got in ${better}.`,
    zh: `同样的措施放在全部 ${all.length} 种可能抽到的历史中：平均 ${mean} 分，其中 ${good} 高于零，${better} 高于您的得分。`,
  })}</p>`
}

function endPanel(told: Told, scenario: Scenario): Markup {
  const { played, results, code } = told
  const points = score(results.mine, results.nothing, played)
  const heading: Text = { en: `The history “${code}”`, zh: `历史“${code}”` }
  const unit = unitOf(scenario, played.cost)
  const isCalm = results.nothing.loss <= played.calmBelow
  const rule: Text = isCalm
    ? {
        en: 'Hardly anything would have been lost in this history: points are the share that was left of the budget of',
        zh: '在这段历史中几乎不会有损失：得分为剩余预算所占百分比，预算为',
      }
    : {
        en: 'Points: the share of the loss that you averted, in hundredths, less one point for each per cent above the budget of',
        zh: '得分：避免的损失所占百分比；支出每超出预算 1% 扣 1 分，预算为',
      }
  return html`<h3 tabindex="-1">${both(heading)}</h3><div class="columns"><div><p class="points">${both({ en: `${formatNumber(points)} points`, zh: `${formatNumber(points)} 分` })}</p>
<p class="muted">${both(rule)} ${amount(played.budget, unit)}</p>${resultTable(told, scenario)}${luck(told, points)}${news(told, scenario)}
<p><button type="button" class="game-again">${both({ en: 'Same history, other measures', zh: '同一历史，换措施' })}</button> <button type="button" class="game-anew">${both({ en: 'Another history', zh: '换一段历史' })}</button></p></div>${chart(told, scenario)}</div>`
}

/** The panel of a game: a turn with its choices, or how it ended. */
export function gamePanel(told: Told, scenario: Scenario): Markup {
  return isOver(told) ? endPanel(told, scenario) : turnPanel(told, scenario)
}
