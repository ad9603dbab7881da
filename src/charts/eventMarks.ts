import type { Language } from '../model/text.ts'
import { pixels, timeAxis } from './axes.ts'
import { dayOf } from './calendar.ts'
import type { ChartData, ChartEvent } from './chartData.ts'
import { dodge } from './dodge.ts'
import { FLAG_GAP, type Flag, flagsHeight, placeFlags } from './flags.ts'
import { formatMonth } from './formatMonth.ts'
import { formatShare } from './formatNumber.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { INK, SIZE } from './theme.ts'
import { inSpan, type TimeSpan, timePixel } from './timeSpan.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** Rules through the plot, their labels above it, and, where labels do not fit, the key to their numbers. */
export interface EventMarks {
  readonly layers: readonly Layer[]
  /** Px needed above the plot. */
  readonly above: number
  readonly key: readonly string[]
}

/** Labels that would stack higher than this are replaced by numbers and a key. */
const HIGHEST = 126
const MOST_FLAGS = 9
/** Numbers in px apart, and above the plot. */
const NUMBER_GAP = { oneDigit: 12, more: 17 }
const NUMBER_LIFT = 18
const NUMBERS_HEIGHT = 26
/** Numbers farther than this from their rules (px) explain nothing. */
const FARTHEST = 40

/** Marks the events that lie within the span; `right` is the margin at the right of the plot. */
export function eventMarks(data: ChartData, plot: Plot, right: number, language: Language): EventMarks {
  const shown = shownEvents(data, plot.span)
  if (shown.length === 0) return { layers: [], above: 0, key: [] }
  if (shown.length > MOST_FLAGS) return eventNumbers(data, plot, language)
  const texts = shown.map((event) => ({
    x: timePixel(plot.span, event.time, plot.width),
    text: eventText(event, language),
  }))
  const flags = placeFlags(texts, -8, plot.width + right - 6, language)
  const above = flagsHeight(flags)
  if (above > HIGHEST) return eventNumbers(data, plot, language)
  const rows = flags.map((flag, index) => ({
    date: dayOf(plot.span.origin + (shown[index]?.time ?? 0)),
    label: [...flag.lines],
    top: -flag.lift - flag.lines.length * SIZE.labelLine,
    side: flag.side,
  }))
  return { layers: [ruleLayer(rows, plot), ...flagLayers(rows, plot)], above, key: [] }
}

/** Marks the events with numbers in one row above the plot, and explains them in a key; where the row cannot hold them, the key alone dates the rules. */
export function eventNumbers(data: ChartData, plot: Plot, language: Language): EventMarks {
  const shown = shownEvents(data, plot.span)
  if (shown.length === 0) return { layers: [], above: 0, key: [] }
  const dated = shown.map((event) => datedText(event, plot.span, language))
  const x = shown.map((event) => timePixel(plot.span, event.time, plot.width))
  const places = dodge(x, 0, plot.width, NUMBER_GAP[shown.length < 10 ? 'oneDigit' : 'more'])
  const astray = places.some(
    (place, index) => Math.abs(place - (x[index] ?? 0)) > FARTHEST || place > plot.width,
  )
  if (astray) return { layers: eventRules(data, plot), above: 0, key: dated }
  return {
    layers: [...eventRules(data, plot), ...numberLayers(x, places)],
    above: NUMBERS_HEIGHT,
    key: dated.map((text, index) => `${index + 1} ${text}`),
  }
}

/** Numbers, joined to the feet of their rules. */
function numberLayers(feet: readonly number[], places: readonly number[]): Layer[] {
  const rows = feet.map((foot, index) => ({ text: String(index + 1), x: places[index] ?? foot, foot }))
  const leaders: Layer = {
    data: { values: rows.map(({ x, foot }) => ({ x, foot })) },
    mark: { type: 'rule', color: INK.axis, strokeWidth: 1 },
    encoding: { x: pixels('x'), x2: { field: 'foot' }, y: { value: 6 - NUMBER_LIFT }, y2: { value: 0 } },
  }
  const numbers: Layer = {
    data: { values: rows.map(({ text, x }) => ({ text, x })) },
    mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: SIZE.footer },
    encoding: { x: pixels('x'), y: { value: -NUMBER_LIFT }, text: { field: 'text', type: 'nominal' } },
  }
  return [leaders, numbers]
}

/** The rules alone, for panels below one that names them. */
export function eventRules(data: ChartData, plot: Plot): Layer[] {
  const days = shownEvents(data, plot.span).map((event) => dayOf(plot.span.origin + event.time))
  return days.length === 0
    ? []
    : [
        ruleLayer(
          days.map((date) => ({ date, top: 0 })),
          plot,
        ),
      ]
}

function shownEvents(data: ChartData, span: TimeSpan): readonly ChartEvent[] {
  return data.events.filter((event) => inSpan(span, event.time)).sort((a, b) => a.time - b.time)
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

function datedText(event: ChartEvent, span: TimeSpan, language: Language): string {
  return `${formatMonth(span.origin + event.time, language)} ${eventText(event, language)}`
}

interface Row {
  readonly date: string
  /** Px from the top of the plot, upwards negative. */
  readonly top: number
}

function ruleLayer(rows: readonly Row[], plot: Plot): Layer {
  return {
    data: { values: rows.map(({ date, top }) => ({ date, top })) },
    mark: { type: 'rule', color: INK.strong, strokeWidth: 1, strokeDash: [2, 2] },
    encoding: { x: timeAxis(plot), y: pixels('top'), y2: { value: plot.height } },
  }
}

function flagLayers(rows: readonly (Row & { label: string[]; side: Flag['side'] })[], plot: Plot): Layer[] {
  return (['left', 'right'] as const).flatMap((side): Layer[] => {
    const own = rows.filter((row) => row.side === side).map(({ date, label, top }) => ({ date, label, top }))
    const place =
      side === 'left'
        ? ({ align: 'right', dx: -FLAG_GAP } as const)
        : ({ align: 'left', dx: FLAG_GAP } as const)
    const layer: Layer = {
      data: { values: own },
      mark: { type: 'text', baseline: 'top', lineHeight: SIZE.labelLine, ...place },
      encoding: { x: timeAxis(plot), y: pixels('top'), text: { field: 'label', type: 'nominal' } },
    }
    return own.length > 0 ? [layer] : []
  })
}
