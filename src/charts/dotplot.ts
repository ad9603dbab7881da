import type { MetricSummary } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { likelihoodOf } from '../study/decision/likelihood.ts'
import { pixels } from './axes.ts'
import type { ChartData } from './chartData.ts'
import { type Dots, dotScale, placeDots } from './dotScale.ts'
import { dottedOf } from './dottedOf.ts'
import { formatShare } from './formatNumber.ts'
import { likelihoodWords } from './likelihoodWords.ts'
import { formatMetric } from './metricOf.ts'
import { plainText } from './plainText.ts'
import { plate } from './plate.ts'
import { countMembers, named, subtitle } from './subtitle.ts'
import { textWidth } from './textWidth.ts'
import { INK, SIZE, seriesStyle } from './theme.ts'
import { unitLabel } from './unitLabel.ts'
import type { Layer, VegaLiteSpec } from './vegaLiteSpec.ts'
import { cutText } from './wrapText.ts'

/** Kay et al. (2016, CHI) found 20 dots quickest and most precise to read off chances. */
const DOTS = 20
const NEVER_ROOM = 112

/**
 * Quantile dotplot of a metric, or of a variable in one month (Kay et al. 2016): twenty dots, each one chance in twenty. Times that
 * never come stand in a column of their own; dots above the chart's reference are set apart. Dashed rings are the dots of the
 * published scenario, where this is a changed one.
 * @throws RangeError when the metric is a condition, or metric or variable are not among the data
 */
export function dotplot(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const dotted = dottedOf(spec, data)
  const { metric, values, published } = dotted
  const right = [...values, ...published].includes(Number.POSITIVE_INFINITY) ? NEVER_ROOM : SIZE.margin + 26
  const width = SIZE.width - SIZE.left - right
  const scale = dotScale(dotted, DOTS, spec.reference?.value, data)
  const dots = placeDots(scale, width)
  const limit = spec.reference?.value ?? Number.POSITIVE_INFINITY
  const sentence = dotFinding(metric, values, spec, data, language)
  return plate({
    spec,
    data,
    language,
    finding: named(metric, sentence, language),
    subtitle: subtitle(data, unitLabel(metric.unit, language), dotMeaning(dots, data, language), language),
    alt: sentence,
    right,
    above: 26,
    width,
    height: dots.height,
    body: {
      kind: 'plot',
      layers: [
        axisLayer(scale.axis, dots.height),
        ...markers(
          metric,
          scale.pixel(metric.statistics.p50) * width,
          { width, height: dots.height },
          data,
          language,
        ),
        dotLayer(dots, scale.values, limit),
        ...(dots.published.length > 0 ? [ringLayer(dots)] : []),
        ...(dots.never > 0 ? [neverLabel(dots, width, language)] : []),
        ...(Number.isFinite(limit)
          ? referenceLayers(spec, scale.pixel(limit) * width, { width, height: dots.height }, language)
          : []),
      ],
    },
  })
}

/** An axis without marks of its own: dots are placed in px. */
function axisLayer(axis: object, height: number): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', opacity: 0 },
    encoding: { x: axis, y: { value: height } },
  } as Layer
}

function dotLayer(dots: Dots, values: readonly number[], limit: number): Layer {
  const style = { below: seriesStyle(0).fill, above: seriesStyle(1).fill }
  return {
    data: {
      values: dots.spots.map((spot, index) => ({
        ...spot,
        side: (values[index] ?? 0) > limit ? 'above' : 'below',
      })),
    },
    mark: {
      type: 'circle',
      size: dots.width * dots.width,
      opacity: 1,
      stroke: INK.paper,
      strokeWidth: 1.2,
    },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      color: {
        field: 'side',
        type: 'nominal',
        scale: { domain: ['below', 'above'], range: [style.below, style.above] },
        legend: null,
      },
    },
  }
}

function ringLayer(dots: Dots): Layer {
  return {
    data: { values: [...dots.published] },
    mark: {
      type: 'circle',
      size: (dots.width - 2) ** 2,
      opacity: 1,
      color: 'transparent',
      stroke: INK.muted,
      strokeWidth: 1.3,
      strokeDash: [4, 3],
    },
    encoding: { x: pixels('x'), y: pixels('y') },
  }
}

/** The median and the ends of the middle 90 %, marked above the dots. */
function markers(
  metric: MetricSummary,
  x: number,
  plot: { width: number; height: number },
  data: ChartData,
  language: Language,
): Layer[] {
  const { p50 } = metric.statistics
  if (!Number.isFinite(p50)) return []
  const text = `${{ en: 'Median', zh: '中位数' }[language]} ${formatMetric(metric, p50, data, language)}`
  const half = textWidth(text, { language, size: SIZE.label, bold: true }) / 2
  const middle = Math.min(Math.max(x, half - SIZE.left), plot.width + SIZE.margin + 20 - half)
  return [
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: seriesStyle(0).ink, strokeDash: [3, 3], strokeWidth: 1.2 },
      encoding: { x: { value: x }, y: { value: -6 }, y2: { value: plot.height } },
    },
    {
      data: { values: [{ text }] },
      mark: { type: 'text', baseline: 'middle', align: 'center', fontWeight: 600, color: seriesStyle(0).ink },
      encoding: { x: { value: middle }, y: { value: -15 }, text: { field: 'text', type: 'nominal' } },
    },
  ]
}

function neverLabel(dots: Dots, width: number, language: Language): Layer {
  return {
    data: { values: [{ text: { en: 'never', zh: '始终未出现' }[language] }] },
    mark: { type: 'text', baseline: 'top', align: 'center', color: INK.muted },
    encoding: {
      x: { value: width + dots.neverOffset },
      y: { value: dots.height + 11 },
      text: { field: 'text', type: 'nominal' },
    },
  }
}

/** The reference and its name, at the side where there is more room. */
function referenceLayers(
  spec: ChartSpec,
  x: number,
  plot: { width: number; height: number },
  language: Language,
): Layer[] {
  const right = x < plot.width / 2
  const room = (right ? plot.width - x : x) - 8
  const text = cutText(plainText(spec.reference?.label[language] ?? ''), room, { language, size: SIZE.label })
  return [
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: INK.strong, strokeDash: [7, 4], strokeWidth: 1.2 },
      encoding: { x: { value: x }, y: { value: 8 }, y2: { value: plot.height } },
    },
    {
      data: { values: [{ text }] },
      mark: { type: 'text', baseline: 'middle', align: right ? 'left' : 'right', dx: right ? 6 : -6 },
      encoding: { x: { value: x }, y: { value: 14 }, text: { field: 'text', type: 'nominal' } },
    },
  ]
}

function dotMeaning({ published }: Dots, data: ChartData, language: Language): string {
  const rings =
    published.length === 0
      ? { en: '', zh: '' }
      : { en: '; dashed rings: as published', zh: '；虚线圆环为已发布的情景' }
  return {
    en: `each of ${DOTS} dots is a ${formatShare(1 / DOTS)} chance, from ${countMembers(data, 'en')}${rings.en}`,
    zh: `${DOTS} 个圆点各代表 ${formatShare(1 / DOTS)} 的可能，依据 ${countMembers(data, 'zh')}${rings.zh}`,
  }[language]
}

function dotFinding(
  metric: MetricSummary,
  values: readonly number[],
  spec: ChartSpec,
  data: ChartData,
  language: Language,
): string {
  const show = (value: number) => formatMetric(metric, value, data, language)
  const { p5, p50, p95 } = metric.statistics
  if (spec.reference !== undefined) {
    const limit = spec.reference.value
    const chance = values.filter((value) => value > limit).length / values.length
    const [share, words] = [formatShare(chance), likelihoodOf(chance).text]
    return {
      en: `a ${share} chance of more than ${show(limit)} (${words.en})`,
      zh: `超过 ${show(limit)}的可能性为 ${share}（${words.zh}）`,
    }[language]
  }
  const never = values.filter((value) => value === Number.POSITIVE_INFINITY).length / values.length
  if (never >= 0.05) {
    const half = Number.isFinite(p50)
      ? { en: `by ${show(p50)} in half of members`, zh: `半数成员不晚于${show(p50)}` }[language]
      : { en: 'not in half of members', zh: '半数成员未出现' }[language]
    const comes = metric.probability ?? 1 - never
    return {
      en: `${half}; comes: ${likelihoodWords(comes, 'en')}`,
      zh: `${half}；出现概率 ${likelihoodWords(comes, 'zh')}`,
    }[language]
  }
  const [low, middle] = [p5, p50].map((value) => formatMetric({ ...metric, unit: '' }, value, data, language))
  return {
    en: `${low} to ${show(p95)} in 9 of 10 members, half above ${middle}`,
    zh: `九成成员介于 ${low} 与 ${show(p95)}之间，半数高于 ${middle}`,
  }[language]
}
