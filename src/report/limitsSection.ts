import { formatShare } from '../charts/formatNumber.ts'
import type { Ensemble, Summary } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'
import type { SeriesScore } from '../study/hindcast.ts'
import { both, html, type Markup } from './html.ts'
import type { Assumption } from './ledger.ts'
import { streamedLimit } from './streamedError.ts'
import { numbers, table, words } from './table.ts'

const FAILURES_SHOWN = 20

function judgementLimit(all: readonly Assumption[]): Text {
  const assumptions = all.filter((one) => one.grade !== 'definition')
  const judged = assumptions.filter((one) => one.grade === 'judgement').length
  const share = formatShare(judged / Math.max(assumptions.length, 1))
  return {
    en: `${judged} of ${assumptions.length} assumptions (${share}) are judgements: priors that nobody has measured. The bands are as good as they are.`,
    zh: `${assumptions.length} 项假设中有 ${judged} 项（${share}）为主观判断，即未经实测的先验。区间的可靠程度取决于它们。`,
  }
}

function coverageLimit(scores: readonly SeriesScore[]): Text {
  const scored = scores.filter((score) => score.scored)
  const n = scored.reduce((sum, score) => sum + score.n, 0)
  const inside = scored.reduce((sum, score) => sum + score.inside90, 0)
  return {
    en: `${inside} of ${n} scored observations lie inside the 90 % band. Numbers chosen with these observations in view fit them better than they will fit the future: do not read the error against history as forecast accuracy.`,
    zh: `${n} 个计分观测中有 ${inside} 个落在 90 % 区间内。参照这些观测选定的数值对历史的拟合会好于对未来的拟合：历史误差不是预测精度。`,
  }
}

const GENERAL: readonly Text[] = [
  {
    en: 'This is not a forecast. It shows what follows from the assumptions listed below.',
    zh: '这不是预测，而是由下列假设推出的结果。',
  },
  {
    en: 'Bands show the spread of the assumptions, not of what the model leaves out, nor errors of measurement.',
    zh: '区间反映假设的离散程度，不包括模型未涵盖的因素和测量误差。',
  },
  {
    en: 'Every mean and quantile has a Monte Carlo error: see errors.csv. Observations of overlapping periods are not independent.',
    zh: '每个均值和分位数都有蒙特卡洛误差，见 errors.csv。时段重叠的观测并不独立。',
  },
]

function failedLine({ members, failures }: Ensemble): Markup {
  const failed = new Set(failures.map((failure) => failure.member)).size
  const text = {
    en: `${failed} of ${members} members failed and are left out of every statistic.`,
    zh: `${members} 个成员中有 ${failed} 个失败，未计入任何统计。`,
  }
  return failed === 0 ? both(text) : html`<span class="failed">${both(text)}</span>`
}

function failureTable({ failures }: Ensemble): Markup {
  if (failures.length === 0) return html``
  const columns = [
    numbers({ en: 'Member', zh: '成员' }),
    words({ en: 'Variable', zh: '变量' }),
    words({ en: 'Month', zh: '月份' }),
    words({ en: 'Reason', zh: '原因' }),
  ]
  const caption = both({
    en: `Failed members, at most ${FAILURES_SHOWN} shown; all are in manifest.json`,
    zh: `失败成员，最多显示 ${FAILURES_SHOWN} 个；全部列于 manifest.json`,
  })
  const rows = failures.slice(0, FAILURES_SHOWN).map((f) => [f.member, f.variable, f.month, f.reason])
  return table(caption, columns, rows)
}

/** What the results cannot be used for, in numbers where there are any. */
export function limitsSection(
  ensemble: Ensemble,
  summary: Summary,
  scores: readonly SeriesScore[],
  assumptions: readonly Assumption[],
): Markup {
  const history = scores.some((score) => score.scored && score.n > 0) ? [coverageLimit(scores)] : []
  const streamed = streamedLimit(summary)
  const limits = [...GENERAL, ...(streamed ? [streamed] : []), judgementLimit(assumptions), ...history]
  return html`<ul>${limits.map((limit) => html`<li>${both(limit)}</li>`)}
<li>${failedLine(ensemble)}</li></ul>${failureTable(ensemble)}`
}
