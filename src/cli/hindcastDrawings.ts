import { monthNumber } from '../charts/calendar.ts'
import { formatShare } from '../charts/formatNumber.ts'
import { type IntervalPanel, intervalChart } from '../charts/scoring/intervalChart.ts'
import { pitChart } from '../charts/scoring/pitChart.ts'
import { type SkillRow, skillChart } from '../charts/scoring/skillChart.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import { monthLabel } from '../model/calendar.ts'
import type { ObservedSeries } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { observedValue, type SeriesScore } from '../study/hindcast.ts'
import type { RollingHindcast } from '../study/rolling/rollingHindcast.ts'
import type { ForecastPoint } from '../study/rolling/scoreForecast.ts'
import type { SkillAhead } from '../study/rolling/skill.ts'
import type { Drawing } from './drawCharts.ts'

type Footer = Readonly<Record<Language, readonly string[]>>

const fileName = (series: string): string => series.replaceAll('_', '-')

function footerOf(scenario: Scenario, how: Text): Footer {
  const source = sourceOf(scenario)
  const { seed } = scenario.ensemble
  return {
    en: [`Source: ${source.en}`, how.en, `seed ${seed}`],
    zh: [`来源：${source.zh}`, how.zh, `随机种子 ${seed}`],
  }
}

/** Bands against observations, and where these fell in the bands. */
export function inSampleDrawings(
  scenario: Scenario,
  scores: readonly SeriesScore[],
  members: number,
): Drawing[] {
  const scored = scores.filter(({ scored: counts, n }) => counts && n > 0)
  const footer = footerOf(scenario, {
    en: `in sample, ${members} members, not a forecast`,
    zh: `样本内，${members} 个成员，非预测`,
  })
  const bands = scored.map((score): Drawing => {
    const { name, label, n, inside90, unit, points } = score
    const remark = { en: `${inside90} of ${n} inside`, zh: `${n} 个中 ${inside90} 个在内` }
    const data = {
      title: scenario.title,
      finding: {
        en: `${label.en}, in sample: ${inside90} of ${n} observations lie in the 90% band`,
        zh: `${label.zh}，样本内：${n} 个观测中 ${inside90} 个在 90% 区间内`,
      },
      meaning: {
        en: 'dots: observed, orange outside; bars: middle 50% and 90% of members; lines: median',
        zh: '圆点为观测，橙色为区间外；条为成员的中间 50% 与 90%；横线为中位数',
      },
      ...{ unit, footer, origin: monthNumber(scenario.time.origin) },
      panels: [
        {
          ...{ name: label, remark },
          points: points.map(({ from, to, observed, simulated: { p5, p25, p50, p75, p95 } }) => ({
            ...{ from, to, observed, p5, p25, p50, p75, p95 },
          })),
        },
      ],
    }
    return { name: `in-sample-${fileName(name)}`, build: (language) => intervalChart(data, language) }
  })
  const pit = pitDrawing('in-sample-pit', scenario, scored, footer, {
    en: `In sample: ${shareInside(scored)} of observations lie in the 90% band`,
    zh: `样本内：${shareInside(scored)} 的观测在 90% 区间内`,
  })
  return scored.length === 0 ? [] : [...bands, pit]
}

function shareInside(scores: readonly { readonly n: number; readonly inside90: number }[]): string {
  const sum = (of: 'n' | 'inside90'): number => scores.reduce((total, score) => total + score[of], 0)
  return formatShare(sum('inside90') / Math.max(1, sum('n')))
}

function pitDrawing(
  name: string,
  { title }: Scenario,
  panels: readonly { readonly label: Text; readonly n: number; readonly pit: readonly number[] }[],
  footer: Footer,
  finding: Text,
): Drawing {
  const named = panels.map(({ label, ...panel }) => ({ ...panel, name: label }))
  return { name, build: (language) => pitChart({ title, finding, panels: named, footer }, language) }
}

/** Forecasts from each origin beside what came, their histograms, and their skill by months ahead. */
export function rollingDrawings(scenario: Scenario, rolling: RollingHindcast): Drawing[] {
  const footer = footerOf(scenario, {
    en: 'each forecast calibrated on what was known at its origin',
    zh: '每次预测仅以其起点已知的信息校准',
  })
  const series = rolling.series.flatMap(({ name, ...rest }) => {
    const observed = scenario.model.series.find((one) => one.name === name)
    return observed ? [{ ...rest, observed }] : []
  })
  const forecasts = series.map(({ observed, overall }): Drawing => {
    const points = rolling.points.filter((point) => point.series === observed.name)
    const data = {
      title: scenario.title,
      finding: {
        en: `${observed.label.en}: ${overall.inside90} of ${overall.n} later observations lie in the 90% band of the forecast`,
        zh: `${observed.label.zh}：${overall.n} 个其后观测中 ${overall.inside90} 个落在预测的 90% 区间内`,
      },
      meaning: {
        en: 'grey dots: known; others: observed later, orange outside; bars: middle 50% and 90% of the forecast; lines: median',
        zh: '灰点为已知观测，其余为其后观测，橙色为区间外；条为预测的中间 50% 与 90%；横线为中位数',
      },
      unit: observed.compare === 'total' ? `${observed.unit}/month` : observed.unit,
      ...{ footer, origin: monthNumber(scenario.time.origin) },
      panels: rolling.origins.map(({ origin }) => originPanel(origin, observed, points, scenario)),
    }
    return {
      name: `forecasts-${fileName(observed.name)}`,
      build: (language) => intervalChart(data, language),
    }
  })
  const all = series.map(({ overall }) => overall)
  const pits = series.map(({ observed: { label }, overall: { n, pit } }) => ({ label, n, pit }))
  const rows = series.flatMap(({ observed, ahead }) => ahead.flatMap((one) => skillRow(observed, one)))
  const drawings = [
    ...forecasts,
    pitDrawing('forecasts-pit', scenario, pits, footer, {
      en: `Forecasts: ${shareInside(all)} of later observations lie in the 90% band`,
      zh: `预测：${shareInside(all)} 的其后观测在 90% 区间内`,
    }),
  ]
  if (rows.length === 0) return drawings
  const better = rows.filter(({ forecast, walk }) => forecast < walk).length
  const finding = {
    en: `Forecasts beat a random walk in ${better} of ${rows.length} groups of series and months ahead`,
    zh: `按序列与提前月数分组，${rows.length} 组中 ${better} 组优于随机游走`,
  }
  const skill: Drawing = {
    name: 'skill',
    build: (language) => skillChart({ title: scenario.title, finding, rows, footer }, language),
  }
  return [...drawings, skill]
}

function originPanel(
  origin: number,
  observed: ObservedSeries,
  points: readonly ForecastPoint[],
  { time }: Scenario,
): IntervalPanel {
  const own = points.filter((point) => point.origin === origin)
  const inside = own.filter(({ inside90 }) => inside90).length
  const past = observed.observations.filter(({ from, to }) => to <= origin && from >= 0)
  const known = past.flatMap((one) => {
    const value = observedValue(one)
    const months = observed.compare === 'total' ? one.to - one.from : 1
    return value === undefined ? [] : [{ from: one.from, to: one.to, observed: value / months }]
  })
  const month = monthLabel(origin, time.origin)
  return {
    name: { en: `From ${month}`, zh: `起点 ${month}` },
    remark: {
      en: `${inside} of ${own.length} inside (${formatShare(inside / Math.max(1, own.length))})`,
      zh: `${own.length} 个中 ${inside} 个在内`,
    },
    start: origin,
    points: [
      ...known.map((one) => ({
        ...one,
        p5: one.observed,
        p50: one.observed,
        p95: one.observed,
        known: true as const,
      })),
      ...own.map(({ observation: { from, to }, observed: value, forecast }) => ({
        ...{ from, to, observed: value },
        ...forecast,
      })),
    ],
  }
}

function skillRow({ label }: ObservedSeries, { from, to, benchmarks }: SkillAhead): SkillRow[] {
  const walk = benchmarks.randomWalk
  if (!walk) return []
  const length = Number.isFinite(to) ? `${from}–${to}` : `${from}+`
  return [
    {
      label: { en: `${label.en}, ${length} months`, zh: `${label.zh}，${length} 个月` },
      n: walk.n,
      forecast: walk.forecastCrps,
      walk: walk.crps,
    },
  ]
}
