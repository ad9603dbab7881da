import type { Language } from '../../model/text.ts'
import type { Drivers } from '../../study/sensitivity/drivers.ts'
import type { ElementaryEffect, Morris } from '../../study/sensitivity/morris.ts'
import { formatNumber } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { bars, dots, whiskers } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import type { RowFrame } from '../rows/rowFrame.ts'
import { named } from '../subtitle.ts'
import { INK, seriesStyle } from '../theme.ts'
import { unitLabel } from '../unitLabel.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, MOST_ROWS, rowOf, runsText, studyFooter } from './chartedStudy.ts'

/** Effects that are not nothing, the largest first. */
export function largestEffects({ effects }: Morris): readonly ElementaryEffect[] {
  return [...effects]
    .filter(({ meanAbsolute }) => meanAbsolute > 0)
    .sort((a, b) => b.meanAbsolute - a.meanAbsolute)
    .slice(0, MOST_ROWS)
}

/** Half the width of a 95 % interval, in standard errors. */
const HALF_WIDTH = 1.96

/**
 * Mean absolute elementary effects with 95 % intervals, and how much the effect of each input depends on the others.
 * @param rows how many runs the plan had
 * @throws RangeError when no input has an effect
 */
export function morrisChart(
  drivers: Drivers,
  study: ChartedStudy,
  rows: number,
  language: Language,
): VegaLiteSpec {
  const { metric, morris } = drivers
  const effects = morris ? largestEffects(morris) : []
  const [largest] = effects
  if (!morris || !largest) throw new RangeError(`nothing has an effect on ${metric.id}`)
  const finding = morrisFinding(largest, study, language)
  const ends = effects.flatMap((one) => [one.meanAbsolute + HALF_WIDTH * one.standardError, one.deviation])
  const [mean, deviation] = [seriesStyle(0), seriesStyle(1)]
  return rowChart({
    language,
    finding: named(metric, finding, language),
    subtitle: [
      plainText(study.scenario[language]),
      unitLabel(metric.kind === 'time' ? 'month' : metric.unit, language),
      MEANING[language],
    ].filter((part) => part !== ''),
    rows: effects.map(({ name, meanAbsolute, deviation }) =>
      rowOf(name, `${formatNumber(meanAbsolute)} / ${formatNumber(deviation)}`, study),
    ),
    scale: numberScale([0, ...ends]),
    columns: {
      graded: true,
      key: [
        { text: 'μ*', ink: mean.ink },
        { text: 'σ', ink: deviation.ink },
      ],
      numbers: 'μ* / σ',
    },
    marks: (frame) => effectMarks(effects, frame),
    footer: studyFooter(study, runsText({ en: 'runs', zh: '次运行' }, rows, morris.failed))[language],
  })
}

/** Bars of mean sizes with their intervals, and diamonds at the deviations. */
function effectMarks(effects: readonly ElementaryEffect[], { x, y, bar }: RowFrame): Layer[] {
  const [mean, deviation] = [seriesStyle(0), seriesStyle(1)]
  const spans = effects.map((one, row) => {
    const half = HALF_WIDTH * one.standardError
    return { x: x(one.meanAbsolute - half), x2: x(one.meanAbsolute + half), y: y(row) }
  })
  const spots = effects.map((one, row) => ({ x: x(one.deviation), y: y(row) }))
  return [
    bars(
      effects.map((one, row) => bar(row, 0, one.meanAbsolute, 4)),
      mean.fill,
    ),
    whiskers(spans, INK.strong),
    dots(spots, { color: deviation.fill, shape: 'diamond', hollow: true }),
  ]
}

const MEANING = {
  en: 'effect of moving through the whole range (Morris): μ* mean size, σ how much it depends on the rest',
  zh: '跨越整个范围的效应（Morris）：μ* 为平均大小，σ 为对其余假设的依赖程度',
}

function morrisFinding({ name }: ElementaryEffect, study: ChartedStudy, language: Language): string {
  const label = labelOf(name, study)[language]
  return {
    en: `“${label}” has the largest effect over the whole range of assumptions`,
    zh: `在全部假设范围内，“${label}”的效应最大`,
  }[language]
}
