import { monthNumber } from '../charts/calendar.ts'
import { intervalChart } from '../charts/scoring/intervalChart.ts'
import { learnedChart } from '../charts/scoring/learnedChart.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { learnedOf } from '../report/calibrationContent.ts'
import type { Calibration } from '../study/calibration/calibrate.ts'
import type { SeriesCheck } from '../study/calibration/predictiveCheck.ts'
import type { Drawing } from './drawCharts.ts'

/** Rows of the chart of what was learned. */
const MOST_ROWS = 30

type Footer = Readonly<Record<Language, readonly string[]>>

function footerOf(scenario: Scenario, { seed, diagnostics, until }: Calibration): Footer {
  const { observations, evaluations } = diagnostics
  const source = sourceOf(scenario)
  return {
    en: [
      `Source: ${source.en}`,
      `calibrated to ${observations} observations until ${until}`,
      `seed ${seed}`,
      `${evaluations} members`,
    ],
    zh: [
      `来源：${source.zh}`,
      `以 ${until} 及以前的 ${observations} 个观测校准`,
      `随机种子 ${seed}`,
      `${evaluations} 个成员`,
    ],
  }
}

function checkDrawing(check: SeriesCheck, scenario: Scenario, footer: Footer): Drawing {
  const { series, points, inside90, unit } = check
  const n = points.length
  const inside = Math.round(inside90 * n)
  return {
    name: `check-${series.name.replaceAll('_', '-')}`,
    build: (language) =>
      intervalChart(
        {
          title: scenario.title,
          finding: {
            en: `${series.label.en}: ${inside} of ${n} observations are what the calibrated model might have produced`,
            zh: `${series.label.zh}：${n} 个观测中 ${inside} 个可由校准后的模型产生`,
          },
          meaning: {
            en: 'dots: observed; bars: 90% of replicates, with structural error and that of observation; lines: median of the equations',
            zh: '圆点为观测，条为含结构误差与观测误差的复制值 90% 区间，横线为方程中位数',
          },
          ...{ unit, footer, origin: monthNumber(scenario.time.origin) },
          panels: [
            {
              name: series.label,
              remark: { en: `${inside} of ${n} inside`, zh: `${n} 个中 ${inside} 个在内` },
              points: points.map(({ observation: { from, to }, observed, simulated, replicated }) => ({
                ...{ from, to, observed, p50: simulated.p50, p5: replicated.p5, p95: replicated.p95 },
              })),
            },
          ],
        },
        language,
      ),
  }
}

/** The charts of a calibration: what was learned, and each series beside its replicates. */
export function calibrationDrawings(scenario: Scenario, calibration: Calibration): Drawing[] {
  const all = learnedOf(scenario, calibration)
  const told = all.filter(({ informed, reached }) => informed && reached)
  const footer = footerOf(scenario, calibration)
  const rows = (told.length > 0 ? told : all).slice(0, MOST_ROWS)
  const learned: Drawing = {
    name: 'prior-posterior',
    build: (language) =>
      learnedChart(
        {
          ...{ title: scenario.title, rows, footer, until: calibration.until },
          informed: told.length,
          all: all.length,
          origin: monthNumber(scenario.time.origin),
        },
        language,
      ),
  }
  return [learned, ...calibration.checks.map((check) => checkDrawing(check, scenario, footer))]
}
