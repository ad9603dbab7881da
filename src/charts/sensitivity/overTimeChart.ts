import { nameOf } from '../../model/nameOf.ts'
import type { Language } from '../../model/text.ts'
import type { DriversOverTime } from '../../study/sensitivity/overTime.ts'
import type { RankCorrelation } from '../../study/sensitivity/rankCorrelations.ts'
import { timeAxis, valueAxis } from '../axes.ts'
import { dayOf, monthNumber } from '../calendar.ts'
import { directLabels, fitLabels, labelRoom } from '../directLabels.ts'
import { formatMonth } from '../formatMonth.ts'
import { formatFixed } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import { rules } from '../rows/marks.ts'
import { joinWords, named } from '../subtitle.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { TimeSpan } from '../timeSpan.ts'
import { type ValueScale, valuePixel } from '../valueScale.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, runsText, studyFooter } from './chartedStudy.ts'

const LINES = 6

const SCALE: ValueScale = { low: -1, high: 1, ticks: [-1, -0.5, 0, 0.5, 1], format: '+.1f' }

/** The mean size of the correlations over time; those that do not exist count as none. */
function sizeOf({ partial }: RankCorrelation): number {
  return partial.reduce((sum, { value }) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0)
}

/** The inputs that go with a series the most, over all its times. */
export function leading({ correlations }: DriversOverTime): readonly RankCorrelation[] {
  return [...correlations]
    .filter((one) => sizeOf(one) > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, LINES)
}

/**
 * How the influence of the leading inputs on a series comes and goes: partial rank correlations at each time.
 * @throws RangeError when there are no correlations
 */
export function overTimeChart(
  drivers: DriversOverTime,
  study: ChartedStudy,
  language: Language,
): VegaLiteSpec {
  const lines = leading(drivers)
  const [first] = lines
  if (!first)
    throw new RangeError(`${nameOf(drivers.series.variable, drivers.series.element)} goes with nothing`)
  const ends = lines.map((one, i) => ({
    name: labelOf(one.name, study)[language],
    y: valuePixel(lastOf(one), SCALE, SIZE.height),
    ink: seriesStyle(i).ink,
  }))
  const labels = fitLabels(ends, language, 2)
  const right = labelRoom(labels, language)
  const width = SIZE.width - SIZE.left - right
  const finding = overTimeFinding(first, drivers, study, language)
  const plot = { span: spanOf(drivers, study), scale: SCALE, width, height: SIZE.height }
  const zero = valuePixel(0, SCALE, SIZE.height)
  return framed({
    language,
    finding: named(drivers, finding, language),
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    alt: joinWords(
      lines.map((one) => `${labelOf(one.name, study)[language]} ${formatFixed(lastOf(one), 2)}`),
      language,
    ),
    right,
    width,
    height: SIZE.height,
    body: {
      kind: 'plot',
      layers: [
        rules([{ x: 0, y: zero, x2: width, y2: zero }], { color: INK.axis, width: 1 }),
        ...lines.map((one, i) => lineLayer(one, i, drivers, plot)),
        ...directLabels(labels, plot),
      ],
    },
    footer: studyFooter(study, runsText({ en: 'members', zh: '个成员' }, drivers.members, drivers.failed))[
      language
    ],
  })
}

const MEANING = {
  en: 'rank correlation with all other assumptions held fixed (PRCC)',
  zh: '其余假设不变时的秩相关（PRCC）',
}

function spanOf({ times }: DriversOverTime, { origin }: ChartedStudy): TimeSpan {
  const start = monthNumber(origin)
  return { shown: [], from: start + (times[0] ?? 0), to: start + (times.at(-1) ?? 1), origin: start }
}

function lineLayer(
  { partial }: RankCorrelation,
  index: number,
  { times }: DriversOverTime,
  plot: Parameters<typeof timeAxis>[0],
): Layer {
  const style = seriesStyle(index)
  const values = times.flatMap((time, i) => {
    const { value = Number.NaN } = partial[i] ?? {}
    return Number.isNaN(value)
      ? []
      : [{ date: dayOf(plot.span.origin + time), value: Number(value.toFixed(4)) }]
  })
  return {
    data: { values },
    mark: { type: 'line', color: style.fill, strokeWidth: 2, strokeDash: [...style.dash] },
    encoding: { x: timeAxis(plot), y: { field: 'value', ...valueAxis(plot) } },
  } as Layer
}

function lastOf({ partial }: RankCorrelation): number {
  return partial.findLast(({ value }) => !Number.isNaN(value))?.value ?? 0
}

/** When the leading input counts most. */
function overTimeFinding(
  { name, partial }: RankCorrelation,
  { times }: DriversOverTime,
  study: ChartedStudy,
  language: Language,
): string {
  const sizes = partial.map(({ value }) => (Number.isNaN(value) ? 0 : Math.abs(value)))
  const peak = sizes.indexOf(Math.max(...sizes))
  const month = formatMonth(monthNumber(study.origin) + (times[peak] ?? 0), language)
  const value = formatFixed(partial[peak]?.value ?? 0, 2)
  const label = labelOf(name, study)[language]
  return {
    en: `goes most with “${label}” over the years, closest in ${month} (${value})`,
    zh: `历年与“${label}”关系最强，${month}最为密切（${value}）`,
  }[language]
}
