import type { Language } from '../../model/text.ts'
import type { Drivers } from '../../study/sensitivity/drivers.ts'
import type { SobolIndex, SobolIndices } from '../../study/sensitivity/sobolIndices.ts'
import { formatShare } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { bars, whiskers } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import { named } from '../subtitle.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, MOST_ROWS, rowOf, runsText, studyFooter } from './chartedStudy.ts'

/** Inputs with an index, that with the largest total index first. */
export function largestIndices({ indices }: SobolIndices): readonly SobolIndex[] {
  return [...indices]
    .filter(({ total }) => total.value > 0)
    .sort((a, b) => b.total.value - a.total.value)
    .slice(0, MOST_ROWS)
}

/**
 * Shares of the variance of a metric: of each input alone and with all its interactions, with 95 % intervals.
 * @param rows how many runs the plan had
 * @throws RangeError when there are no indices
 */
export function sobolChart(
  drivers: Drivers,
  study: ChartedStudy,
  rows: number,
  language: Language,
): VegaLiteSpec {
  const { metric, sobol } = drivers
  const indices = sobol ? largestIndices(sobol) : []
  const [largest] = indices
  if (!sobol || !largest) throw new RangeError(`${metric.id} has no variance to share`)
  const finding = sobolFinding(largest, study, language)
  const ends = indices.map(({ total }) => Math.min(total.high, 1.2))
  const [alone, all] = [seriesStyle(0), seriesStyle(1)]
  return rowChart({
    language,
    finding: named(metric, finding, language),
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    rows: indices.map(({ name, first, total }) =>
      rowOf(name, `${shareText(first.value)} / ${shareText(total.value)}`, study),
    ),
    scale: numberScale([0, ...ends], 'shares'),
    columns: {
      graded: true,
      key: [
        { text: { en: 'alone', zh: '单独' }[language], ink: alone.ink },
        { text: { en: 'with interactions', zh: '含交互作用' }[language], ink: all.ink },
      ],
      numbers: { en: 'alone / in all', zh: '单独 / 合计' }[language],
    },
    marks: ({ x, y }) =>
      (['first', 'total'] as const).flatMap((what, i) => {
        const middle = (row: number): number => y(row) + (i === 0 ? -4 : 4)
        const bar = indices.map((one, row) => ({
          x: x(0),
          x2: x(one[what].value),
          y: middle(row) - 3,
          y2: middle(row) + 3,
        }))
        const spans = indices.map((one, row) => ({
          x: x(one[what].low),
          x2: x(one[what].high),
          y: middle(row),
        }))
        return [bars(bar, (i === 0 ? alone : all).fill), whiskers(spans, INK.strong)]
      }),
    footer: studyFooter(study, runsText({ en: 'runs', zh: '次运行' }, rows, sobol.failed))[language],
  })
}

const MEANING = {
  en: 'share of the variance explained (Sobol indices), lines: 95% intervals',
  zh: '所解释的方差比例（Sobol 指数），线段为 95% 区间',
}

/** A share that is not below nothing: estimates of small ones can be. */
function shareText(share: number): string {
  return formatShare(Math.max(0, share))
}

function sobolFinding({ name, first, total }: SobolIndex, study: ChartedStudy, language: Language): string {
  const label = labelOf(name, study)[language]
  const [own, all] = [shareText(first.value), shareText(total.value)]
  return {
    en: `“${label}” is behind ${all} of the variance, ${own} alone`,
    zh: `“${label}”与 ${all} 的方差有关，其中单独解释 ${own}`,
  }[language]
}
