import { bracketed } from '../charts/bracketed.ts'
import { DESIGN_WORDS } from '../charts/designWords.ts'
import { formatFixed, formatNumber } from '../charts/formatNumber.ts'
import { likelihoodWords } from '../charts/likelihoodWords.ts'
import { SEMICOLON } from '../charts/semicolon.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { Ensemble, MetricSummary, Summary } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import type { FactCheck } from '../study/checkFacts.ts'
import type { SeriesScore } from '../study/hindcast.ts'
import { findingsOf } from './findingsOf.ts'
import { likelihoodText } from './likelihoodText.ts'
import { noMember } from './noMember.ts'
import { type PrecisionReached, precisionLines } from './precisionLines.ts'
import { inBoth, metricText } from './readerText.ts'

/** What the answer is drawn from. */
export interface Findings {
  readonly scenario: Pick<Scenario, 'title' | 'summary' | 'time'>
  readonly ensemble: Pick<Ensemble, 'members' | 'failures'>
  readonly summary: Summary
  readonly scores: readonly SeriesScore[]
  readonly checks: readonly FactCheck[]
  /** Of a run that was to know something well enough. */
  readonly precision?: PrecisionReached
}

/** Ten lines: the scenario, how it was run, the metrics, history, facts, and the caution. */
const METRIC_LINES = 6

function rangeText(metric: MetricSummary, origin: string, language: Language): string {
  const bare = { ...metric, unit: 'dimensionless' }
  const end = (which: 'p5' | 'p95'): string => metricText(bare, which, origin, language)
  if (metric.kind === 'condition') return likelihoodText(metric.statistics.mean, language)
  const between = { en: ' to ', zh: ' 至 ' }[language]
  const comes = metric.probability !== undefined && metric.probability < 1 ? metric.probability : undefined
  const share =
    comes === undefined
      ? ''
      : {
          en: `; comes: ${likelihoodWords(comes, 'en')}`,
          zh: `；出现概率 ${likelihoodWords(comes, 'zh')}`,
        }[language]
  const range = `${end('p5')}${between}${end('p95')}${share}`
  return `${metricText(metric, 'p50', origin, language)}${bracketed(range, language)}`
}

function elementText(metric: MetricSummary, origin: string, language: Language): string {
  const range = rangeText(metric, origin, language)
  return metric.element === '' ? range : `${metric.elementLabel[language]} ${range}`
}

/** One line for each metric of the scenario, in its order; the elements of an array share a line. */
function metricLines({ summary, scenario }: Findings): Text[] {
  const found = findingsOf(summary.metrics)
  const names = [...new Set(found.map((metric) => metric.name))]
  return names.map((name) =>
    inBoth((language) => {
      const elements = summary.metrics.filter((metric) => metric.name === name)
      const label = (elements[0] as MetricSummary).label[language]
      const values = elements.map((metric) => elementText(metric, scenario.time.origin, language))
      return `${label}${{ en: ': ', zh: '：' }[language]}${values.join(SEMICOLON[language])}`
    }),
  )
}

function membersLine({ summary }: Findings): Text {
  const { members, failed, seed, design, metrics } = summary
  const words = metrics.some(({ probability }) => probability !== undefined)
  const scale = words
    ? {
        en: ' Words for probabilities: IPCC likelihood scale, given this model.',
        zh: '概率用语采用 IPCC 可能性量表，以本模型为前提。',
      }
    : { en: '', zh: '' }
  return {
    en: `${members} members (${DESIGN_WORDS[design].en}, seed ${seed}), ${failed === 0 ? 'none' : failed} failed; medians, with P5 to P95 in brackets.${scale.en}`,
    zh: `${members} 个成员（${DESIGN_WORDS[design].zh}，种子 ${seed}），失败 ${failed} 个；数值为中位数，括号内为 P5 至 P95。${scale.zh}`,
  }
}

function historyLine({ scores }: Findings): Text {
  const scored = scores.filter((score) => score.scored && score.n > 0)
  if (scored.length === 0) return { en: 'No observations to compare with.', zh: '没有可对照的观测。' }
  const parts = (language: Language): string[] =>
    scored.map(({ label, rmse, inside90, n, scale, unit }) => {
      const error = scale === 'linear' ? withUnit(formatNumber(rmse), unit, language) : formatFixed(rmse, 2)
      const inside = {
        en: `${inside90} of ${n} in the 90 % band`,
        zh: `${n} 个中 ${inside90} 个在 90 % 区间内`,
      }
      return `${label[language]} ${error}${{ en: ', ', zh: '，' }[language]}${inside[language]}`
    })
  return {
    en: `Against history (error of the median; without a unit, of its logarithm): ${parts('en').join('; ')}.`,
    zh: `与历史对照（中位数误差；无单位者为对数误差）：${parts('zh').join('；')}。`,
  }
}

function factsLine({ checks }: Findings): Text {
  const missed = checks.filter((check) => !check.holds)
  const met = checks.length - missed.length
  const names = (language: Language): string =>
    missed.map(({ fact }) => fact.label[language]).join(SEMICOLON[language])
  if (missed.length === 0)
    return { en: `Stylised facts: ${met} of ${met} met.`, zh: `典型事实：${met} 项全部符合。` }
  return {
    en: `Stylised facts: ${met} of ${checks.length} met; missed: ${names('en')}.`,
    zh: `典型事实：${checks.length} 项中符合 ${met} 项；未符合：${names('zh')}。`,
  }
}

/**
 * The answer in words and numbers, at most ten lines: title, members, the first six metrics of the scenario, how the model
 * did against history, and the stylised facts with those it missed. Where every member failed: title, and why.
 */
export function answer(findings: Findings): Text[] {
  const { title, summary } = findings.scenario
  const heading = inBoth((language) =>
    [title[language], summary[language]].filter((part) => part !== '').join(' – '),
  )
  const none = noMember(findings.ensemble)
  if (none) return [heading, none]
  return [
    heading,
    membersLine(findings),
    ...(findings.precision ? precisionLines(findings.precision) : []),
    ...metricLines(findings).slice(0, METRIC_LINES),
    historyLine(findings),
    factsLine(findings),
  ]
}
