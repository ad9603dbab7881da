import { formatFixed, formatNumber, formatShare } from '../charts/formatNumber.ts'
import { SEMICOLON } from '../charts/semicolon.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { Language, Text } from '../model/text.ts'
import type { SeriesCheck } from '../study/calibration/predictiveCheck.ts'
import { WANTED_RHAT } from '../study/calibration/samplePosterior.ts'
import { type CalibrationContent, type Learned, learnedOf } from './calibrationContent.ts'
import { inBoth } from './readerText.ts'

/** Parameters named in the answer. */
const NAMED = 5

function trustLine({ calibration: { until, rows, diagnostics } }: CalibrationContent): Text {
  const { observations, rhat, effectiveSize, evaluations, failed } = diagnostics
  const [r, n] = [rhat.toFixed(3), formatFixed(Math.floor(effectiveSize), 0)]
  const trusted = rhat <= WANTED_RHAT
  const members = formatFixed(evaluations, 0)
  const lost = failed === 0 ? { en: '', zh: '' } : { en: `, ${failed} failed`, zh: `，失败 ${failed} 个` }
  return {
    en: `Calibrated on ${observations} observations until ${until}: ${rows} draws from ${members} members${lost.en}; R-hat at most ${r} (${trusted ? 'populations agree' : `above ${WANTED_RHAT}: populations do not agree yet, do not rely on it`}), worth at least ${n} independent draws.`,
    zh: `以 ${until} 及以前的 ${observations} 个观测校准：${members} 个成员中得 ${rows} 组抽样${lost.zh}；R-hat 至多 ${r}（${trusted ? '各群体一致' : `高于 ${WANTED_RHAT}，各群体尚不一致，不宜采用`}），至少相当于 ${n} 个独立抽样。`,
  }
}

function informedLine(learned: readonly Learned[]): Text {
  const informed = learned.filter((one) => one.informed && one.reached).length
  const idle = learned.filter((one) => !one.reached).length
  const silent = learned.length - informed - idle
  return {
    en: `Of ${learned.length} uncertain numbers the data inform ${informed}, say next to nothing of ${silent}, and cannot say anything of ${idle}, on which no observation depends: those keep their priors.`,
    zh: `${learned.length} 个不确定数中，数据对 ${informed} 个提供了信息，对 ${silent} 个几乎没有，另有 ${idle} 个与任何观测无关，保留先验。`,
  }
}

function movedLine(learned: readonly Learned[]): Text | undefined {
  const most = learned.filter((one) => one.informed && one.reached).slice(0, NAMED)
  if (most.length === 0) return undefined
  const text = (language: Language): string =>
    most
      .map(({ label, unit, prior, posterior }) => {
        const after = withUnit(formatNumber(posterior.p50), unit === 'date' ? '' : unit, language)
        return `${label[language]} ${formatNumber(prior.p50)} → ${after}`
      })
      .join(SEMICOLON[language])
  return {
    en: `Changed most (medians, prior to posterior): ${text('en')}.`,
    zh: `变化最大者（中位数，先验至后验）：${text('zh')}。`,
  }
}

function checkLine({ series, rmse, bias, scale, inside90, unit, points }: SeriesCheck): Text {
  return inBoth((language) => {
    const size = (value: number): string =>
      scale === 'linear' ? withUnit(formatNumber(value), unit, language) : formatFixed(value, 2)
    const parts = {
      en: `error of the median ${size(rmse)} (bias ${size(bias)}), ${formatShare(inside90)} of ${points.length} observations within 90 % of their replicates`,
      zh: `中位数误差 ${size(rmse)}（偏差 ${size(bias)}），${points.length} 个观测中 ${formatShare(inside90)} 落在其复制值的 90 % 区间内`,
    }
    return `${series.label[language]}${{ en: ': ', zh: '：' }[language]}${parts[language]}`
  })
}

/** What a calibration found, in words and numbers. */
export function calibrationAnswer(content: CalibrationContent): Text[] {
  const learned = learnedOf(content.scenario, content.calibration)
  const moved = movedLine(learned)
  return [
    content.scenario.title,
    trustLine(content),
    informedLine(learned),
    ...(moved ? [moved] : []),
    ...content.calibration.checks.map(checkLine),
  ]
}
