import { bracketed } from '../charts/bracketed.ts'
import { formatFixed } from '../charts/formatNumber.ts'
import type { ObservedSeries } from '../model/model.ts'
import type { Language } from '../model/text.ts'
import { WANTED_RHAT } from '../study/calibration/samplePosterior.ts'
import { both, html, type Markup, type Part } from './html.ts'
import { inBoth } from './readerText.ts'
import { insideCells, SCORE_COLUMNS } from './scoreColumns.ts'
import type { Scorecard, ScorecardRow } from './scorecard.ts'
import { numbers, table, words } from './table.ts'

/** A stored scorecard, and whether model and data are still those it was made from. */
export interface ShownScorecard {
  readonly scorecard: Scorecard
  readonly current: boolean
}

function lengthText({ from, to }: ScorecardRow, language: Language): string {
  if (from === undefined) return { en: 'all', zh: '全部' }[language]
  const range = to === undefined ? `${from}+` : `${from}–${to}`
  return { en: `${range} months`, zh: `${range} 个月` }[language]
}

function walkText({ walkN, walkForecastCrps, walkCrps }: ScorecardRow): Part {
  if (walkN === 0) return '–'
  const better = walkForecastCrps < walkCrps
  const word = better
    ? both({ en: 'better', zh: '更好' })
    : html`<strong>${both({ en: 'not better', zh: '未更好' })}</strong>`
  const counted = both(inBoth((language) => bracketed(`n ${walkN}`, language).trim()))
  return html`${formatFixed(walkForecastCrps, 3)} / ${formatFixed(walkCrps, 3)} ${counted} ${word}`
}

function rows({ rows: all }: Scorecard, series: readonly ObservedSeries[]): Part[][] {
  return all.map((row) => {
    const label = series.find(({ name }) => name === row.series)?.label ?? { en: row.series, zh: row.series }
    return [
      both(label),
      both(inBoth((language) => lengthText(row, language))),
      row.n,
      formatFixed(row.rmse, 2),
      formatFixed(row.bias, 2),
      formatFixed(row.crps, 3),
      ...insideCells(row),
      walkText(row),
    ]
  })
}

/** How forecasts made at earlier dates turned out, misses included. */
export function scorecardSection(
  shown: ShownScorecard | undefined,
  series: readonly ObservedSeries[],
): Markup {
  if (!shown)
    return html`<p>${both({
      en: 'Forecasts from earlier dates have not been scored: npx chokepoint hindcast FILE --keep does so.',
      zh: '尚未对更早日期的预测评分：可用 npx chokepoint hindcast FILE --keep 完成。',
    })}</p>`
  const { scorecard, current } = shown
  const origins = scorecard.origins.join(', ')
  const about = both({
    en: `Forecasts made at the beginning of ${origins}, each calibrated anew on the observations complete by then, without later events; scored on what was observed afterwards. Errors are on the scale of the series (logarithms: 0.1 is about 10 %). Forecasts of one observation from several origins are not independent. The structure of the model and its priors were written with the history in view, so this flatters it. Seed ${scorecard.seed}, effort ${scorecard.effort}, R-hat at most ${scorecard.rhat.toFixed(3)}.`,
    zh: `在 ${origins} 月初作出的预测：每次仅用当时已完整的观测重新校准，不含其后的事件，再以其后的观测评分。误差按序列的尺度计算（对数：0.1 约为 10 %）。不同起点对同一观测的预测并不独立。模型结构与先验是在了解历史的情况下写成的，因此结果偏乐观。种子 ${scorecard.seed}，计算量 ${scorecard.effort}，R-hat 至多 ${scorecard.rhat.toFixed(3)}。`,
  })
  const old = current
    ? html``
    : html`<p class="failed">${both({
        en: 'Out of date: the model or its data have changed since these forecasts were scored.',
        zh: '已过期：评分之后模型或数据已改变。',
      })}</p>`
  const rough =
    scorecard.rhat <= WANTED_RHAT
      ? html``
      : html`<p>${both({
          en: `Rough: the calibrations of these forecasts had not settled (R-hat above ${WANTED_RHAT}); more effort may change the numbers.`,
          zh: `粗略：这些预测的校准尚未收敛（R-hat 高于 ${WANTED_RHAT}），增加计算量可能改变数值。`,
        })}</p>`
  const columns = [
    words({ en: 'Series', zh: '序列' }),
    words({ en: 'Months ahead', zh: '提前月数' }),
    ...SCORE_COLUMNS,
    numbers({ en: 'CRPS: model / random walk', zh: 'CRPS：模型 / 随机游走' }),
  ]
  return html`${old}<p>${about}</p>${rough}${table('', columns, rows(scorecard, series))}`
}
