import type { Language } from '../../model/text.ts'
import type { Drivers } from '../../study/sensitivity/drivers.ts'
import type { Swing, Tornado } from '../../study/sensitivity/tornado.ts'
import { plainText } from '../plainText.ts'
import { bars, rules } from '../rows/marks.ts'
import { type MetricUnits, metricNumber, metricScale, metricValue } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import { named } from '../subtitle.ts'
import { INK, seriesStyle } from '../theme.ts'
import { unitLabel } from '../unitLabel.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  type ChartedStudy,
  labelOf,
  MOST_ROWS,
  rowOf,
  runsText,
  studyFooter,
  unitsOf,
} from './chartedStudy.ts'

/** Half of the thickness of a bar, and what is left free between the two of a row, in px. */
const THICK = 7
const FREE = 0.5

/** Swings that move the metric, the widest first. */
export function widestSwings({ swings }: Tornado): readonly Swing[] {
  return swings.filter(({ change }) => Math.abs(change) > 0).slice(0, MOST_ROWS)
}

/**
 * What the metric does when one assumption after the other moves from its P10 to its P90, with how well each is known.
 * @throws RangeError when there is no tornado, or nothing in it moves the metric
 */
export function tornadoChart(drivers: Drivers, study: ChartedStudy, language: Language): VegaLiteSpec {
  const { metric, tornado, cap } = drivers
  const swings = tornado ? widestSwings(tornado) : []
  const [widest] = swings
  if (!tornado || !widest) throw new RangeError(`nothing moves ${metric.id} alone`)
  const units = unitsOf(metric, study)
  const shown = (value: number): number => (value === cap ? Number.POSITIVE_INFINITY : value)
  const number = (value: number): string => metricNumber(shown(value), units, language)
  const finding = tornadoFinding(widest, drivers, study, units, language)
  const [low, high] = [seriesStyle(0), seriesStyle(1)]
  return rowChart({
    language,
    finding: named(metric, finding, language),
    subtitle: [
      plainText(study.scenario[language]),
      unitLabel(metric.unit, language),
      meaningOf(number(tornado.base), language),
    ].filter((part) => part !== ''),
    rows: swings.map((one) => rowOf(one.name, `${number(one.low)} → ${number(one.high)}`, study)),
    scale: metricScale([tornado.base, ...swings.flatMap((one) => [one.low, one.high])], units),
    columns: {
      graded: true,
      key: [
        { text: { en: 'at its P10', zh: '取其 P10' }[language], ink: low.ink },
        { text: { en: 'at its P90', zh: '取其 P90' }[language], ink: high.ink },
      ],
      numbers: { en: 'P10 → P90', zh: 'P10 → P90' }[language],
    },
    marks: ({ x, y, height }) => {
      const base = x(tornado.base)
      const bar = (end: 'low' | 'high', from: number, to: number) =>
        swings.map((one, row) => ({ x: base, x2: x(one[end]), y: y(row) + from, y2: y(row) + to }))
      return [
        bars(bar('low', -THICK, -FREE), low.fill),
        bars(bar('high', FREE, THICK), high.fill),
        rules([{ x: base, y: -2, x2: base, y2: height }], { color: INK.strong, width: 1 }),
      ]
    },
    footer: studyFooter(study, runsText(RUNS, 1 + 2 * tornado.swings.length, tornado.failed))[language],
  })
}

function meaningOf(base: string, language: Language): string {
  return {
    en: `one assumption at a time, all others at their medians (line: ${base}), without shocks`,
    zh: `每次只变动一项假设，其余取中位数（竖线：${base}），无冲击`,
  }[language]
}

const RUNS = { en: 'runs', zh: '次运行' }

function tornadoFinding(
  { name, low, high }: Swing,
  { cap }: Drivers,
  study: ChartedStudy,
  units: MetricUnits,
  language: Language,
): string {
  const label = labelOf(name, study)[language]
  const value = (one: number): string =>
    metricValue(one === cap ? Number.POSITIVE_INFINITY : one, units, language)
  return {
    en: `most depends on “${label}”: ${value(low)} at its P10, ${value(high)} at its P90`,
    zh: `最取决于“${label}”：其 P10 时为 ${value(low)}，P90 时为 ${value(high)}`,
  }[language]
}
