import type { MetricValue } from '../../model/system.ts'
import type { Language } from '../../model/text.ts'
import type { Drivers } from '../../study/sensitivity/drivers.ts'
import type { Estimate } from '../../study/sensitivity/interval.ts'
import type { RankCorrelation } from '../../study/sensitivity/rankCorrelations.ts'
import { formatFixed } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { dots, rules, whiskers } from '../rows/marks.ts'
import { rowChart } from '../rows/rowChart.ts'
import { named } from '../subtitle.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, MOST_ROWS, rowOf, runsText, studyFooter } from './chartedStudy.ts'

interface Ranked {
  readonly name: string
  readonly partial: Estimate
}

/** Correlations with one output whose intervals leave out zero, the strongest first. */
export function strongest(correlations: readonly RankCorrelation[], output = 0): readonly Ranked[] {
  return correlations
    .flatMap(({ name, partial }) => {
      const one = partial[output]
      return one && one.low * one.high > 0 ? [{ name, partial: one }] : []
    })
    .sort((a, b) => Math.abs(b.partial.value) - Math.abs(a.partial.value))
    .slice(0, MOST_ROWS)
}

/**
 * Partial rank correlations with a metric, with 95 % intervals.
 * @throws RangeError when none can be told from zero
 */
export function rankChart(drivers: Drivers, study: ChartedStudy, language: Language): VegaLiteSpec {
  const { metric, correlations = [], correlated = 0 } = drivers
  const ranked = strongest(correlations)
  const [first] = ranked
  if (!first) throw new RangeError(`no correlation with ${metric.id} can be told from zero`)
  const finding = rankFinding(first, metric.kind, study, language)
  const [up, down] = [seriesStyle(0), seriesStyle(1)]
  const ticks = [-1, -0.5, 0, 0.5, 1]
  return rowChart({
    language,
    finding: named(metric, finding, language),
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    rows: ranked.map(({ name, partial }) => rowOf(name, signed(partial.value), study)),
    scale: { low: -1, high: 1, ticks: ticks.map((value) => ({ value, text: signed(value, 1) })) },
    columns: {
      graded: true,
      key: [
        { text: { en: 'lowers', zh: '降低' }[language], ink: down.ink },
        { text: { en: 'raises', zh: '提高' }[language], ink: up.ink },
      ],
      numbers: 'PRCC',
    },
    marks: ({ x, y, upright }) => [
      rules([upright(0)], { color: INK.axis, width: 1 }),
      ...[up, down].flatMap((style, side) => {
        const own = ranked.flatMap((one, row) =>
          one.partial.value > 0 === (side === 0) ? [{ ...one.partial, y: y(row) }] : [],
        )
        return [
          whiskers(
            own.map((one) => ({ x: x(one.low), x2: x(one.high), y: one.y })),
            style.fill,
          ),
          dots(
            own.map((one) => ({ x: x(one.value), y: one.y })),
            { color: style.fill, size: 60 },
          ),
        ]
      }),
    ],
    footer: studyFooter(study, runsText({ en: 'members', zh: '个成员' }, correlated, 0))[language],
  })
}

const MEANING = {
  en: 'rank correlation with all other assumptions held fixed (PRCC), lines: 95% intervals',
  zh: '其余假设不变时的秩相关（PRCC），线段为 95% 区间',
}

/** With a sign wherever it is not zero. */
export function signed(value: number, decimals = 2): string {
  return value > 0 ? `+${formatFixed(value, decimals)}` : formatFixed(value, decimals)
}

/** What more and less of a metric is called. */
const MORE: Readonly<
  Record<MetricValue['kind'], Readonly<Record<Language, readonly [more: string, less: string]>>>
> = {
  number: { en: ['higher', 'lower'], zh: ['高', '低'] },
  time: { en: ['later', 'earlier'], zh: ['晚', '早'] },
  condition: { en: ['more probable', 'less probable'], zh: ['可能', '不可能'] },
}

function rankFinding(
  { name, partial }: Ranked,
  kind: MetricValue['kind'],
  study: ChartedStudy,
  language: Language,
): string {
  const label = labelOf(name, study)[language]
  const [more, less] = MORE[kind][language]
  const word = partial.value > 0 ? more : less
  return { en: `${word} mostly where “${label}” is high`, zh: `“${label}”越高，则越${word}` }[language]
}
