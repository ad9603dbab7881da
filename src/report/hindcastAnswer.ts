import { formatFixed, formatNumber, formatShare } from '../charts/formatNumber.ts'
import { SEMICOLON } from '../charts/semicolon.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { Language, Text } from '../model/text.ts'
import type { SeriesScore } from '../study/hindcast.ts'
import type { HindcastContent } from './hindcastPage.ts'
import { inBoth } from './readerText.ts'
import type { Scorecard } from './scorecard.ts'

function sampleLine({ label, n, rmse, inside90, scale, unit }: SeriesScore): Text {
  return inBoth((language) => {
    const error = scale === 'linear' ? withUnit(formatNumber(rmse), unit, language) : formatFixed(rmse, 3)
    return {
      en: `In sample, ${label.en}: error of the median ${error}; ${inside90} of ${n} in the 90 % band of the equations`,
      zh: `样本内，${label.zh}：中位数误差 ${error}；${n} 个中 ${inside90} 个在方程的 90 % 区间内`,
    }[language]
  })
}

function forecastLines({ rows }: Scorecard, { scenario }: HindcastContent): Text[] {
  const overall = rows.filter(({ from }) => from === undefined)
  return overall.map(({ series, n, inside90, walkN, walkCrps, walkForecastCrps, crps }) =>
    inBoth((language: Language) => {
      const label = scenario.model.series.find(({ name }) => name === series)?.label[language] ?? series
      const [own, walk] = [formatFixed(walkForecastCrps, 3), formatFixed(walkCrps, 3)]
      const better = walkForecastCrps < walkCrps
      const against =
        walkN === 0
          ? { en: 'no random walk to compare with', zh: '无随机游走可比' }
          : {
              en: `${own} against ${walk} of a random walk, ${better ? 'better' : 'not better'}`,
              zh: `${own}，随机游走 ${walk}，${better ? '更好' : '未更好'}`,
            }
      return {
        en: `Forecast, ${label}: CRPS ${formatFixed(crps, 3)} over ${n} (${against.en}); ${formatShare(inside90 / n)} in the 90 % band`,
        zh: `预测，${label}：${n} 个的 CRPS 为 ${formatFixed(crps, 3)}（${against.zh}）；${formatShare(inside90 / n)} 在 90 % 区间内`,
      }[language]
    }),
  )
}

/** A hindcast in words and numbers: forecasts first, then the comparison in sample, then what was missed. */
export function hindcastLines(content: HindcastContent): Text[] {
  const { rolling, scores, checks } = content
  const scored = scores.filter(({ scored: counts, n }) => counts && n > 0)
  const missed = checks.filter(({ holds }) => !holds)
  const names = (language: Language): string =>
    missed.map(({ fact }) => fact.label[language]).join(SEMICOLON[language])
  const facts = {
    en: `Stylised facts: ${checks.length - missed.length} of ${checks.length} met${missed.length > 0 ? `; missed: ${names('en')}` : ''}.`,
    zh: `典型事实：${checks.length} 项中符合 ${checks.length - missed.length} 项${missed.length > 0 ? `；未符合：${names('zh')}` : ''}。`,
  }
  return [
    ...(rolling ? forecastLines(rolling.scorecard, content) : []),
    ...scored.map(sampleLine),
    ...(checks.length > 0 ? [facts] : []),
  ]
}
