import { formatFixed, formatNumber } from '../charts/formatNumber.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import type { FactCheck } from '../study/checkFacts.ts'
import type { BenchmarkScore, SeriesScore } from '../study/hindcast.ts'
import { both, html, type Markup, type Part, sourceLinks } from './html.ts'
import { inBoth, metricText, withElement } from './readerText.ts'
import { insideCells, SCORE_COLUMNS } from './scoreColumns.ts'
import { numbers, table, words } from './table.ts'

function ratio(score: BenchmarkScore | undefined): Part {
  if (!score) return '–'
  return `${formatFixed(score.simulatedCrps / score.crps, 2)} (n ${score.n})`
}

function seriesName({ label, unit, scored }: SeriesScore): Part {
  const unscored = scored
    ? ''
    : html` <span class="muted">${both({ en: '(not scored)', zh: '（不计分）' })}</span>`
  const name = withElement(
    label,
    inBoth((language) => unitLabel(unit, language)),
  )
  return html`${both(name)}${unscored}`
}

function scoreRow(score: SeriesScore): Part[] {
  const { n, rmse, bias, crps, scale, leftOut } = score
  return [
    seriesName(score),
    scale,
    leftOut === 0 ? n : `${n} (+${leftOut})`,
    ...[rmse, bias, crps].map((value) => formatNumber(value)),
    ...insideCells(score),
    ratio(score.randomWalk),
    ratio(score.persistence),
  ]
}

function scoreTable(scores: readonly SeriesScore[]): Markup {
  const caption = both({
    en: 'Errors of the median and CRPS on the scale named (log: relative errors). In brackets after n: observations left out. The last two columns divide the CRPS of the simulation by that of a benchmark on the same observations: below 1 the simulation is better. The random walk knows every earlier observation; persistence holds the first for good.',
    zh: '中位数误差与 CRPS 按所列尺度计算（log：相对误差）。n 后括号内为未计入的观测。最后两列为模拟的 CRPS 与同一批观测上基准的 CRPS 之比：小于 1 表示模拟更好。随机游走知道此前全部观测；持续性预测始终取首个观测值。',
  })
  const columns = [
    words({ en: 'Series', zh: '序列' }),
    words({ en: 'Scale', zh: '尺度' }),
    ...SCORE_COLUMNS,
    numbers({ en: 'Against random walk', zh: '对随机游走' }),
    numbers({ en: 'Against persistence', zh: '对持续性' }),
  ]
  return table(caption, columns, scores.map(scoreRow))
}

function missTable(scores: readonly SeriesScore[]): Markup {
  const rows = scores.flatMap((score) =>
    score.points
      .filter((point) => !point.inside90)
      .map(({ label, observed, simulated: { p5, p50, p95 }, source }) => [
        seriesName(score),
        html`<span class="whole">${label}</span>`,
        ...[observed, p50, p5, p95].map((value) => formatNumber(value)),
        sourceLinks(source),
      ]),
  )
  const columns = [
    words({ en: 'Series', zh: '序列' }),
    words({ en: 'Date', zh: '日期' }),
    numbers({ en: 'Observed', zh: '观测' }),
    numbers({ en: 'Simulated median', zh: '模拟中位数' }),
    numbers('P5'),
    numbers('P95'),
    words({ en: 'Source', zh: '来源' }),
  ]
  if (rows.length === 0) return html``
  return table(
    both({ en: 'Misses: observations outside P5–P95', zh: '未命中：P5–P95 之外的观测' }),
    columns,
    rows,
  )
}

/** How the ensemble did against history: the score table, and every observation that it missed. */
export function hindcastSection(scores: readonly SeriesScore[]): Markup {
  const compared = scores.filter((score) => score.n > 0)
  const none = both({ en: 'No observations lie within the simulated time.', zh: '模拟时段内没有观测。' })
  if (compared.length === 0) return html`<p>${none}</p>`
  return html`${scoreTable(compared)}${missTable(compared)}`
}

function factRow({ fact, simulated, holds }: FactCheck, origin: string): Part[] {
  const kind = fact.unit === 'date' ? 'time' : 'number'
  const text = (which: 'p5' | 'p50' | 'p95'): Part => {
    const shown = { kind, unit: 'dimensionless', statistics: simulated } as const
    return both(inBoth((language) => metricText(shown, which, origin, language)))
  }
  const result = holds ? both({ en: '✓ met', zh: '✓ 符合' }) : both({ en: '✗ missed', zh: '✗ 未符合' })
  const unit = both(inBoth((language) => unitLabel(fact.unit, language)))
  const range = `${formatNumber(fact.low)} – ${formatNumber(fact.high)}`
  const simulatedRange = html`${text('p50')} [${text('p5')} – ${text('p95')}]`
  return [both(fact.label), unit, range, simulatedRange, result, sourceLinks(fact.evidence.source)]
}

/** The stylised facts, met and missed. */
export function factsSection(checks: readonly FactCheck[], origin: string): Markup {
  const columns = [
    words({ en: 'Fact', zh: '事实' }),
    words({ en: 'Unit', zh: '单位' }),
    numbers({ en: 'Range of the data', zh: '数据范围' }),
    numbers({ en: 'Simulated median [P5 – P95]', zh: '模拟中位数 [P5 – P95]' }),
    words({ en: 'Result', zh: '结果' }),
    words({ en: 'Source', zh: '来源' }),
  ]
  if (checks.length === 0)
    return html`<p>${both({ en: 'The model states none.', zh: '模型未列出典型事实。' })}</p>`
  const caption = both({
    en: 'A fact is met where the median member lies within the range of the data.',
    zh: '中位成员落在数据范围内即为符合。',
  })
  return table(
    caption,
    columns,
    checks.map((check) => factRow(check, origin)),
  )
}
