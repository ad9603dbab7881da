import type { Language, Text } from '../../model/text.ts'
import type { Mean } from '../../study/decision/decide.ts'
import { pixels } from '../axes.ts'
import { type DirectLabel, directLabels, fitLabels, labelRoom } from '../directLabels.ts'
import { plainText } from '../plainText.ts'
import { type Plane, plane } from '../plane.ts'
import { framed } from '../plate.ts'
import { dots, rules } from '../rows/marks.ts'
import { type MetricScale, numberScale } from '../rows/metricScale.ts'
import { SEMICOLON } from '../semicolon.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import { badges, type Spot } from './badges.ts'
import {
  amountText,
  type CommonMembers,
  type CriterionWords,
  decisionFooter,
  differenceUnit,
} from './decisionData.ts'

/** A choice by what it costs and what it brings: means over the members in common. */
interface FrontPoint {
  readonly title: Text
  readonly cost: Mean
  readonly effect: Mean
  /** Standard errors of the differences from the first choice. */
  readonly errors: { readonly cost: number; readonly effect: number }
}

/** Cost against effect of many choices, and those to which no other is better in both. */
export interface FrontData extends CommonMembers {
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
/** Under the plot, for the name of the horizontal axis. */
const BELOW = 20
/** Of many choices, those named are at least so far apart. */
const APART = 24
/** Px from the left end of the plot to the labels, about: for placing choices before the labels are known. */
const ROUGH = 480

/** Choices in the plane of mean cost and mean effect, with 95 % intervals; a line joins the front. */
export function frontChart(data: FrontData, language: Language): VegaLiteSpec {
  const { points, front, cost, effect } = data
  const x = scaleOf(points.map(({ cost, errors }) => [cost.value, errors.cost]))
  const y = scaleOf(points.map(({ effect, errors }) => [effect.value, errors.effect]))
  const spotIn = (field: Plane) => (i: number) => {
    const point = points[i] as FrontPoint
    return { x: field.x(point.cost.value), y: field.y(point.effect.value) }
  }
  const shown = shownOf(data, spotIn(plane(x, y, ROUGH, HEIGHT)))
  const lines = shown.length <= 6 ? 3 : 2
  const labels = fitLabels(keyLabels(data, shown, language, lines), language, lines)
  const right = labelRoom(labels, language)
  const width = SIZE.width - SIZE.left - right
  const field = plane(x, y, width, HEIGHT)
  const spot = spotIn(field)
  return framed({
    language,
    finding: findingOf(data, language),
    subtitle: subtitleOf(data, language),
    alt: shown.map((i) => pointText(data, i, language)).join(SEMICOLON[language]),
    right,
    above: 22,
    width,
    height: HEIGHT + BELOW,
    footer: decisionFooter(data, language),
    body: {
      kind: 'plot',
      layers: [
        ...field.grid(x.ticks, y.ticks, language, { x: axisName(cost), y: axisName(effect) }),
        frontLine(front.filter((i) => hasNumbers(points[i] as FrontPoint)).map(spot)),
        errorBars(data, shown, (cost, effect) => ({ x: field.x(cost), y: field.y(effect) })),
        ...others(data, shown, spot),
        ...badges(shown.map((i) => ({ ...spot(i), color: front.includes(i) ? STYLE.fill : OTHER.ink }))),
        ...directLabels(labels, { width, height: HEIGHT }),
      ],
    },
  })
}

const STYLE = seriesStyle(0)
const OTHER = seriesStyle(1)

/** The front first, then the others; of many, the first choice and those of the front that stand apart. */
function shownOf({ points, front }: FrontData, place: (i: number) => Spot): readonly number[] {
  const finite = (i: number): boolean => hasNumbers(points[i] as FrontPoint)
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

type Place = (cost: number, effect: number) => Spot

const hasNumbers = ({ cost, effect }: FrontPoint): boolean =>
  Number.isFinite(cost.value) && Number.isFinite(effect.value)

const distance = (a: Spot, b: Spot): number => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))

function scaleOf(means: readonly (readonly [value: number, error: number])[]): MetricScale {
  return numberScale(
    means.flatMap(([value, error]) => {
      const reach = Number.isFinite(error) ? Z * error : 0
      return [value - reach, value + reach]
    }),
    'numbers',
    6,
  )
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

/** Crosses of 95 % intervals. */
function errorBars({ points }: FrontData, shown: readonly number[], place: Place): Layer {
  const bars = shown.flatMap((i) => {
    const { cost, effect, errors } = points[i] as FrontPoint
    const [wide, high] = [Z * errors.cost, Z * errors.effect]
    const ends = (from: Spot, to: Spot) => ({ ...from, x2: to.x, y2: to.y })
    return [
      ends(place(cost.value - wide, effect.value), place(cost.value + wide, effect.value)),
      ends(place(cost.value, effect.value - high), place(cost.value, effect.value + high)),
    ]
  })
  return rules(bars, { color: INK.axis, width: 1.2 })
}

/** Small dots for the choices that are not named. */
function others({ points, front }: FrontData, shown: readonly number[], spot: (i: number) => Spot): Layer[] {
  const rest = [...points.keys()].filter((i) => !shown.includes(i) && hasNumbers(points[i] as FrontPoint))
  return [false, true].map((onFront) =>
    dots(rest.filter((i) => front.includes(i) === onFront).map(spot), {
      color: onFront ? STYLE.fill : INK.axis,
      size: 26,
      opacity: 0.7,
    }),
  )
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

function axisName({ label, unit }: CriterionWords): Text {
  const words = (language: Language): string => differenceUnit(unit === 'probability' ? '' : unit, language)
  const [english, chinese] = [words('en'), words('zh')]
  return {
    en: english === '' ? label.en : `${label.en} (${english})`,
    zh: chinese === '' ? label.zh : `${label.zh}（${chinese}）`,
  }
}

function subtitleOf({ points }: FrontData, language: Language): readonly string[] {
  const more = points.length > NAMED
  return {
    en: [
      'means; crosses: 95% intervals of differences from the first',
      'dashed: no other is better in both',
      ...(more ? ['numbers: the first, and some on the front'] : []),
    ],
    zh: [
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
  const tail = ratio[language] === '' ? '' : `${SEMICOLON[language]}${ratio[language]}`
  return {
    en: `${front.length} of ${points.length} ${kind.en} are not beaten in both “${cost.label.en}” and “${effect.label.en}”${tail}`,
    zh: `${points.length} 个${kind.zh}中有 ${front.length} 个在“${cost.label.zh}”与“${effect.label.zh}”上未被同时超越${tail}`,
  }[language]
}
