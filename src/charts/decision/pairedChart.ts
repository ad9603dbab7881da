import type { Statistics } from '../../model/ensemble.ts'
import type { Language, Text } from '../../model/text.ts'
import type { Superiority } from '../../study/decision/superiority.ts'
import type { Estimate } from '../../study/sensitivity/interval.ts'
import { formatNumber } from '../formatNumber.ts'
import { bars, dots, rules } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import type { RowFrame } from '../rows/rowFrame.ts'
import { SEMICOLON } from '../semicolon.ts'
import { BAND_OPACITY, INK, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  type CommonMembers,
  type CriterionWords,
  decisionFooter,
  differenceSize,
  differenceUnit,
  signedText,
} from './decisionData.ts'
import { superiorityText } from './superiorityText.ts'

/** How one scenario differs from the reference in one criterion. */
interface Paired {
  readonly title: Text
  readonly statistics: Statistics
  readonly mean: Estimate
  readonly beats: Superiority
}

/** Paired differences of scenarios from the first: the middle 90 %, the mean with its interval. */
export interface PairedData extends CommonMembers {
  readonly criterion: CriterionWords
  readonly reference: Text
  readonly rows: readonly Paired[]
}

/** One row for each scenario that is compared with the first. */
export function pairedChart(data: PairedData, language: Language): VegaLiteSpec {
  const { criterion, rows } = data
  const pairs = rows.map((row) => inUnit(row, criterion.unit))
  const finding = `${criterion.label[language]}${{ en: ': ', zh: '：' }[language]}${findingOf(data, language)}`
  return rowChart({
    language,
    finding,
    subtitle: [
      `${{ en: 'Difference from', zh: '相对于' }[language]} “${data.reference[language]}”`,
      differenceUnit(criterion.unit, language),
      {
        en: 'bar: middle 90% of members; dark: 95% interval of the mean',
        zh: '浅色为成员的中间 90%，深色为均值的 95% 区间',
      }[language],
    ].filter((part) => part !== ''),
    alt: rows.map((row) => sentence(row, data, language)).join(SEMICOLON[language]),
    rows: rows.map((row) => ({ label: row.title, numbers: signedText(middleOf(row), criterion.unit) })),
    scale: numberScale([0, ...pairs.flatMap(Object.values)]),
    columns: {
      graded: false,
      key: [],
      numbers: rows.every(hasMean) ? { en: 'mean', zh: '均值' }[language] : '',
    },
    marks: (frame) => pairMarks(pairs, rows.map(hasMean), frame),
    footer: decisionFooter(data, language),
  })
}

/** Without a mean, where some members have no number, the median stands in. */
const hasMean = ({ mean }: Paired): boolean => Number.isFinite(mean.value)
const middleOf = (row: Paired): number => (hasMean(row) ? row.mean.value : row.statistics.p50)

/** The places of a row on the axis; of a share, only those of its mean mean anything. */
function inUnit(row: Paired, unit: string) {
  const { statistics, mean } = row
  const [p5, p95] = unit === 'probability' ? [Number.NaN, Number.NaN] : [statistics.p5, statistics.p95]
  const place = (value: number): number => (Number.isFinite(value) ? differenceSize(value, unit) : Number.NaN)
  return {
    ...{ p5: place(p5), p95: place(p95), middle: place(middleOf(row)) },
    ...{ low: place(mean.low), high: place(mean.high) },
  }
}

function pairMarks(
  pairs: readonly ReturnType<typeof inUnit>[],
  means: readonly boolean[],
  { x, y, bar, upright }: RowFrame,
): Layer[] {
  const style = seriesStyle(0)
  const spots = (mean: boolean) =>
    pairs.flatMap(({ middle }, row) => (means[row] === mean ? [{ x: x(middle), y: y(row) }] : []))
  return [
    rules([upright(0)], { color: INK.axis, width: 1 }),
    bars(
      pairs.map(({ p5, p95 }, row) => bar(row, p5, p95, 7)),
      style.fill,
      2 * BAND_OPACITY.outer,
    ),
    bars(
      pairs.map(({ low, high }, row) => bar(row, low, high, 3)),
      style.ink,
    ),
    dots(spots(true), { color: style.ink, size: 62, ringed: true }),
    dots(spots(false), { color: INK.muted, size: 62, ringed: true }),
  ]
}

/** The scenario that most probably does better. */
function findingOf(data: PairedData, language: Language): string {
  const best = data.rows.reduce((a, b) => (b.beats.share > a.beats.share ? b : a))
  return sentence(best, data, language)
}

function sentence(row: Paired, data: PairedData, language: Language): string {
  const { title, beats, statistics } = row
  const { better, unit } = data.criterion
  const error = formatNumber(differenceSize(statistics.standardErrors.mean, unit), 2)
  const remark = { en: ` (± ${error}) `, zh: `（± ${error}）` }[language]
  const size = `${signedText(middleOf(row), unit)}${remark}${differenceUnit(unit, language)}`.trim()
  const [lower, higher] = [
    { en: 'lower', zh: '更低' },
    { en: 'higher', zh: '更高' },
  ]
  const sides = better === 'lower' ? { better: lower, worse: higher } : { better: higher, worse: lower }
  const how = superiorityText(beats, language, sides)
  return {
    en: `with “${title.en}” ${how}; on average ${size}`,
    zh: `“${title.zh}”${how}；平均 ${size}`,
  }[language]
}
