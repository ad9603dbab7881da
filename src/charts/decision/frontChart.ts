import type { Language, Text } from '../../model/text.ts'
import type { Mean } from '../../study/decision/decide.ts'
import { pixels } from '../axes.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from '../directLabels.ts'
import { panelHeading } from '../panels.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import { type ValueScale, valuePixel, valueScale } from '../valueScale.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  amountText,
  type CriterionWords,
  decisionFooter,
  differenceUnit,
  type Worlds,
} from './decisionData.ts'

/** A choice by what it costs and what it brings: means over the worlds in common. */
export interface FrontPoint {
  readonly title: Text
  readonly cost: Mean
  readonly effect: Mean
  /** Standard errors of the differences from the first choice. */
  readonly errors: { readonly cost: number; readonly effect: number }
}

/** Cost against effect of many choices, and those to which no other is better in both. */
export interface FrontData extends Worlds {
  readonly cost: CriterionWords
  readonly effect: CriterionWords
  readonly points: readonly FrontPoint[]
  /** Numbers of points, by cost. */
  readonly front: readonly number[]
  /** What a choice is called: a scenario, a portfolio. */
  readonly kind: Text
  /** The cost of each unit of effect, in one clause; '' for none. */
  readonly ratio: Text
}

/** Choices that are named beside the plot. */
const NAMED = 8
const Z = 1.96
const HEIGHT = 320
/** Closer than this, two numbers would cover each other. */
const BADGE = 17
/** Of many choices, those named are at least so far apart. */
const APART = 24
/** Px from the left end of the plot to the labels, about: for placing choices before the labels are known. */
const ROUGH = 480

/** Choices in the plane of mean cost and mean effect, with 95 % intervals; a line joins the front. */
export function frontChart(data: FrontData, language: Language): VegaLiteSpec {
  const x = scaleOf(data.points.map(({ cost, errors }) => [cost.value, errors.cost]))
  const y = scaleOf(data.points.map(({ effect, errors }) => [effect.value, errors.effect]))
  const shown = shownOf(data, (i) => placeOf(data.points[i] as FrontPoint, x, y, ROUGH))
  const lines = shown.length <= 6 ? 3 : 2
  const labels = fitLabels(keyLabels(data, shown, language, lines), language, lines)
  const right = labelRoom(labels, language)
  const width = SIZE.width - SIZE.left - right
  const place = (i: number) => placeOf(data.points[i] as FrontPoint, x, y, width)
  const finding = findingOf(data, language)
  return framed({
    language,
    finding,
    subtitle: subtitleOf(data, language),
    alt: shown.map((i) => pointText(data, i, language)).join({ en: '; ', zh: '；' }[language]),
    right,
    above: 20,
    width,
    height: HEIGHT,
    footer: decisionFooter(data, language),
    body: {
      kind: 'plot',
      layers: [
        axes(x, y, width),
        frontLine(data.front.map(place)),
        ...errorBars(data, shown, x, y, width),
        dots(data, shown, place),
        ...badges(shown, place, data.front),
        ...directLabels(labels, { width, height: HEIGHT }),
        ...panelHeading(axisName(data.effect, language), '', width, 0, language),
      ],
    },
  })
}

const STYLE = seriesStyle(0)
const OTHER = seriesStyle(1)

/** The front first, then the others; of many, the first choice and those of the front that stand apart. */
function shownOf({ points, front }: FrontData, place: (i: number) => Spot): readonly number[] {
  const finite = (i: number): boolean =>
    Number.isFinite(points[i]?.cost.value) && Number.isFinite(points[i]?.effect.value)
  const others = [...points.keys()].filter((i) => !front.includes(i))
  if (points.length <= NAMED) return [...front, ...others].filter(finite)
  const ends = front.slice(-1)
  const chosen: number[] = []
  for (const i of [...new Set([0, ...front.slice(0, 1), ...ends, ...front])].filter(finite)) {
    const apart = chosen.every((other) => distance(place(i), place(other)) > APART)
    if (apart && chosen.length < NAMED) chosen.push(i)
  }
  return chosen.sort((a, b) => place(a).x - place(b).x)
}

const distance = (a: Spot, b: Spot): number => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))

function scaleOf(means: readonly (readonly [value: number, error: number])[]): ValueScale {
  return valueScale(
    means.flatMap(([value, error]) => {
      const reach = Number.isFinite(error) ? Z * error : 0
      return [value - reach, value + reach]
    }),
    6,
  )
}

interface Spot {
  readonly x: number
  readonly y: number
}

function placeOf({ cost, effect }: FrontPoint, x: ValueScale, y: ValueScale, width: number): Spot {
  return { x: width - valuePixel(cost.value, x, width), y: valuePixel(effect.value, y, HEIGHT) }
}

function axes(x: ValueScale, y: ValueScale, width: number): Layer {
  const axis = (scale: ValueScale) => ({
    values: [...scale.ticks],
    format: scale.format,
    grid: true,
    gridColor: INK.grid,
    labelPadding: 7,
    labelFontSize: SIZE.label,
  })
  const domain = (scale: ValueScale) => ({ domain: [scale.low, scale.high], nice: false, zero: false })
  return {
    data: { values: [{}] },
    mark: { type: 'rule', opacity: 0 },
    encoding: {
      x: {
        datum: x.low,
        type: 'quantitative',
        title: null,
        scale: domain(x),
        axis: axis(x),
      },
      y: { datum: y.low, type: 'quantitative', title: null, scale: domain(y), axis: axis(y) },
      x2: { value: width },
    },
  } as Layer
}

function frontLine(spots: readonly Spot[]): Layer {
  return {
    data: { values: spots.map((spot, order) => ({ ...spot, order })) },
    mark: { type: 'line', color: STYLE.fill, strokeWidth: 1.5, strokeDash: [5, 3] },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      order: { field: 'order', type: 'quantitative' },
    },
  }
}

function errorBars(
  { points }: FrontData,
  shown: readonly number[],
  x: ValueScale,
  y: ValueScale,
  width: number,
): Layer[] {
  const bars = shown.flatMap((i) => {
    const point = points[i] as FrontPoint
    const moved = (which: 'cost' | 'effect', sign: number): Spot => {
      const value = point[which].value + sign * Z * point.errors[which]
      return placeOf({ ...point, [which]: { ...point[which], value } }, x, y, width)
    }
    return (['cost', 'effect'] as const).map((which) => {
      const [one, other] = [moved(which, -1), moved(which, 1)]
      return { x: one.x, y: one.y, x2: other.x, y2: other.y }
    })
  })
  const finite = bars.filter((bar) => Object.values(bar).every(Number.isFinite))
  if (finite.length === 0) return []
  return [
    {
      data: { values: finite },
      mark: { type: 'rule', color: INK.axis, strokeWidth: 1.2 },
      encoding: { x: pixels('x'), y: pixels('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
    },
  ]
}

/** Small dots for the choices that are not named. */
function dots({ points, front }: FrontData, shown: readonly number[], place: (i: number) => Spot): Layer {
  const values = [...points.keys()]
    .filter((i) => !shown.includes(i))
    .map((i) => ({ ...place(i), fill: front.includes(i) ? STYLE.fill : INK.axis }))
  return {
    data: { values },
    mark: { type: 'circle', size: 26, opacity: 0.7 },
    encoding: {
      x: pixels('x'),
      y: pixels('y'),
      color: { field: 'fill', type: 'nominal', scale: null, legend: null },
    },
  }
}

/** Numbered dots; choices that fall on each other share one, with all their numbers. */
function badges(shown: readonly number[], place: (i: number) => Spot, front: readonly number[]): Layer[] {
  const groups: { spot: Spot; numbers: number[]; onFront: boolean }[] = []
  for (const [order, i] of shown.entries()) {
    const spot = place(i)
    const near = groups.find(
      (one) =>
        Math.abs(one.spot.x - spot.x) < BADGE * (0.6 + 0.5 * one.numbers.length) &&
        Math.abs(one.spot.y - spot.y) < BADGE,
    )
    if (near) near.numbers.push(order + 1)
    else groups.push({ spot, numbers: [order + 1], onFront: front.includes(i) })
  }
  const values = groups.map(({ spot, numbers, onFront }) => ({
    ...spot,
    text: numbers.join(', '),
    fill: onFront ? STYLE.fill : OTHER.ink,
    size: numbers.length > 1 ? 120 : 250,
    dx: numbers.length > 1 ? spot.x + 9 : spot.x,
    ink: numbers.length > 1 ? INK.strong : INK.paper,
    align: numbers.length > 1 ? 'left' : 'center',
  }))
  const texts = (align: 'left' | 'center'): Layer => ({
    data: { values: values.filter((one) => one.align === align) },
    mark: { type: 'text', align, baseline: 'middle', fontSize: SIZE.footer, fontWeight: 600 },
    encoding: {
      x: pixels('dx'),
      y: pixels('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null, legend: null },
    },
  })
  return [
    {
      data: { values },
      mark: { type: 'circle', opacity: 1, stroke: INK.paper, strokeWidth: 1 },
      encoding: {
        x: pixels('x'),
        y: pixels('y'),
        size: { field: 'size', type: 'quantitative', scale: null, legend: null },
        color: { field: 'fill', type: 'nominal', scale: null, legend: null },
      },
    },
    texts('center'),
    texts('left'),
  ]
}

function keyLabels(
  data: FrontData,
  shown: readonly number[],
  language: Language,
  lines: number,
): DirectLabel[] {
  return shown.map((i, order) => ({
    name: `${order + 1}  ${plainText(data.points[i]?.title[language] ?? '')}`,
    y: 8 + order * (SIZE.labelLine * lines + 4),
    ink: data.front.includes(i) ? STYLE.ink : OTHER.ink,
    bold: false,
  }))
}

function axisName({ label, unit }: CriterionWords, language: Language): string {
  const words = differenceUnit(unit === 'probability' ? '' : unit, language)
  return words === '' ? label[language] : `${label[language]} (${words})`
}

function subtitleOf({ points, cost, effect }: FrontData, language: Language): readonly string[] {
  const more = points.length > NAMED
  return {
    en: [
      `across: ${axisName(cost, 'en')}, upward: ${axisName(effect, 'en')}`,
      'means; crosses: 95% intervals of differences from the first',
      'dashed: no other is better in both',
      ...(more ? ['numbers: the first, and some on the front'] : []),
    ],
    zh: [
      `横轴：${axisName(cost, 'zh')}，纵轴：${axisName(effect, 'zh')}`,
      '均值；十字为与第一个之差的 95% 区间',
      '虚线：没有其他方案在两方面都更好',
      ...(more ? ['编号：第一个，以及前沿上的若干个'] : []),
    ],
  }[language]
}

function pointText({ points, cost, effect }: FrontData, i: number, language: Language): string {
  const point = points[i] as FrontPoint
  return `${point.title[language]} ${amountText(point.cost.value, cost.unit, language)}, ${amountText(point.effect.value, effect.unit, language)}`
}

function findingOf({ points, front, kind, ratio, cost, effect }: FrontData, language: Language): string {
  const tail = ratio[language] === '' ? '' : `${{ en: '; ', zh: '；' }[language]}${ratio[language]}`
  return {
    en: `${front.length} of ${points.length} ${kind.en} are not beaten in both “${cost.label.en}” and “${effect.label.en}”${tail}`,
    zh: `${points.length} 个${kind.zh}中有 ${front.length} 个在“${cost.label.zh}”与“${effect.label.zh}”上未被同时超越${tail}`,
  }[language]
}
