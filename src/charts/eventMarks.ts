import type { Language } from '../model/text.ts'
import { pixels, timeAxis } from './axes.ts'
import { dayOf } from './calendar.ts'
import type { ChartData, ChartEvent } from './chartData.ts'
import { formatMonth } from './formatMonth.ts'
import { formatShare } from './formatNumber.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { INK, SIZE } from './theme.ts'
import { inSpan, type TimeSpan, timePixel } from './timeSpan.ts'
import type { Layer } from './vegaLiteSpec.ts'
import { wrapText } from './wrapText.ts'

/** Rules through the plot, their labels above it, and, where labels do not fit, the key to their numbers. */
export interface EventMarks {
  readonly layers: readonly Layer[]
  /** Px needed above the plot. */
  readonly above: number
  readonly key: readonly string[]
}

interface Flag {
  readonly x: number
  readonly date: string
  /** The label wrapped for the room at either side of its rule. */
  readonly left: readonly string[]
  readonly right: readonly string[]
}

interface PlacedFlag {
  readonly x: number
  readonly date: string
  readonly side: 'left' | 'right'
  readonly lines: readonly string[]
  /** Px above the plot of the flag's lower edge. */
  readonly lift: number
}

const WIDEST = 124
const MOST_LINES = 3
const GAP = 5
const BELOW = 5
/** Labels that would stack higher than this are replaced by numbers and a key. */
const HIGHEST = 112
const MOST_FLAGS = 9

/** Marks the events that lie within the span; `right` is the margin at the right of the plot. */
export function eventMarks(
  data: ChartData,
  plot: Plot,
  right: number,
  language: Language,
  style: 'names' | 'numbers' = 'names',
): EventMarks {
  const shown = shownEvents(data, plot.span)
  if (shown.length === 0) return { layers: [], above: 0, key: [] }
  const flags = shown.map((event) => flagOf(event, plot, right, language))
  const named = placeFlags(flags, language)
  if (style === 'names' && shown.length <= MOST_FLAGS && heightOf(named) <= HIGHEST)
    return marks(named, plot, [])
  const numbers = flags.map((flag, index) => ({
    ...flag,
    left: [String(index + 1)],
    right: [String(index + 1)],
  }))
  const key = shown.map((event, index) => keyEntry(event, index, plot.span, language))
  return marks(placeFlags(numbers, language), plot, key)
}

/** The rules alone, for panels below one that names them. */
export function eventRules(data: ChartData, plot: Plot): Layer[] {
  const values = shownEvents(data, plot.span).map((event) => ({
    date: dayOf(plot.span.origin + event.time),
    top: 0,
  }))
  return values.length === 0 ? [] : [ruleLayer(values, plot)]
}

function shownEvents(data: ChartData, span: TimeSpan): readonly ChartEvent[] {
  return data.events.filter((event) => inSpan(span, event.time)).toSorted((a, b) => a.time - b.time)
}

function flagOf(event: ChartEvent, { span, width }: Plot, right: number, language: Language): Flag {
  const x = timePixel(span, event.time, width)
  const lines = (room: number) =>
    wrapText(eventText(event, language), Math.min(WIDEST, room), { language, size: SIZE.label }, MOST_LINES)
  return {
    x,
    date: dayOf(span.origin + event.time),
    left: lines(x),
    right: lines(width + right - x - GAP - 2),
  }
}

function eventText({ label, probability, uncertain }: ChartEvent, language: Language): string {
  const remarks = [
    ...(uncertain ? [{ en: 'date uncertain', zh: '日期不确定' }[language]] : []),
    ...(probability === undefined || probability >= 1 ? [] : [formatShare(probability)]),
  ]
  const text = plainText(label[language])
  if (remarks.length === 0) return text
  return { en: `${text} (${remarks.join(', ')})`, zh: `${text}（${remarks.join('、')}）` }[language]
}

function keyEntry(event: ChartEvent, index: number, span: TimeSpan, language: Language): string {
  return `${index + 1} ${formatMonth(span.origin + event.time, language)} ${eventText(event, language)}`
}

/**
 * The first events hang at the left of their rules, the others at the right, split so that the stack is lowest. At each side a
 * flag is above all flags whose rules it would cross, so that no label can meet another label or another rule.
 */
function placeFlags(flags: readonly Flag[], language: Language): PlacedFlag[] {
  const splits = [...flags.keys(), flags.length].map((split) => [
    ...stack(flags.slice(0, split), 'left', language),
    ...stack(flags.slice(split).toReversed(), 'right', language).toReversed(),
  ])
  return splits.reduce((best, next) => (heightOf(next) < heightOf(best) ? next : best))
}

/** Places flags in the order given: outermost first. */
function stack(flags: readonly Flag[], side: 'left' | 'right', language: Language): PlacedFlag[] {
  const placed: PlacedFlag[] = []
  for (const { x, date, [side]: lines } of flags) {
    const widths = lines.map((line) => textWidth(line, { language, size: SIZE.label }))
    const reach = Math.max(...widths) + GAP + 4
    if (side === 'left' && reach > x + SIZE.left)
      return [{ x, date, side, lines, lift: Number.POSITIVE_INFINITY }]
    const crossed = placed.filter((other) => Math.abs(other.x - x) < reach)
    const lift = Math.max(
      BELOW,
      ...crossed.map((other) => other.lift + other.lines.length * SIZE.labelLine + GAP),
    )
    placed.push({ x, date, side, lines, lift })
  }
  return placed
}

function heightOf(flags: readonly PlacedFlag[]): number {
  return Math.max(0, ...flags.map((flag) => flag.lift + flag.lines.length * SIZE.labelLine))
}

function marks(flags: readonly PlacedFlag[], plot: Plot, key: readonly string[]): EventMarks {
  const values = flags.map((flag) => ({
    date: flag.date,
    side: flag.side,
    label: [...flag.lines],
    top: -flag.lift - flag.lines.length * SIZE.labelLine,
  }))
  const labels = (['left', 'right'] as const).map(
    (side): Layer => ({
      data: {
        values: values
          .filter((value) => value.side === side)
          .map(({ date, label, top }) => ({ date, label, top })),
      },
      mark: {
        type: 'text',
        align: side === 'left' ? 'right' : 'left',
        baseline: 'top',
        dx: side === 'left' ? -GAP : GAP,
        lineHeight: SIZE.labelLine,
      },
      encoding: { x: timeAxis(plot), y: pixels('top'), text: { field: 'label', type: 'nominal' } },
    }),
  )
  return {
    layers: [
      ruleLayer(
        values.map(({ date, top }) => ({ date, top })),
        plot,
      ),
      ...labels,
    ],
    above: heightOf(flags),
    key,
  }
}

function ruleLayer(values: { date: string; top: number }[], plot: Plot): Layer {
  return {
    data: { values },
    mark: { type: 'rule', color: INK.strong, strokeWidth: 1, strokeDash: [2, 2] },
    encoding: { x: timeAxis(plot), y: pixels('top'), y2: { value: plot.height } },
  }
}
