import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { fillTitle } from './fillTitle.ts'
import { footer } from './footer.ts'
import { plainText } from './plainText.ts'
import { INK, ROOM, SEPARATOR, SIZE, themeConfig } from './theme.ts'
import type { Layer, VegaLiteSpec, View } from './vegaLiteSpec.ts'
import { wrapParts, wrapText } from './wrapText.ts'

const MOST_LINES = { title: 3, subtitle: 4, footer: 3, key: 6 }
const BELOW_TITLE = 18
const AXIS_ROOM = 34

/** What a chart draws, with all that surrounds it. Lengths in px. */
export interface Frame {
  readonly language: Language
  /** What the chart shows, as a sentence that is true of the data. */
  readonly finding: string
  /** Parts of a line. */
  readonly subtitle: readonly string[]
  /** The main numbers for a reader who does not see the chart. */
  readonly alt: string
  /** Margins: `above` holds event labels and panel headings, `right` direct labels. */
  readonly right: number
  readonly above?: number
  /** Of all that is drawn within the margins. */
  readonly width: number
  readonly height: number
  /** What the numbers of numbered events mean. */
  readonly key?: readonly string[]
  readonly datasets?: Readonly<Record<string, readonly object[]>>
  readonly body: PlateBody
  /** Where it comes from and what it is not: parts of a line. */
  readonly footer: readonly string[]
}

/** A chart that a scenario asked for: its own title replaces the finding, and the footer tells of its run. */
export interface Plate extends Omit<Frame, 'footer'> {
  readonly spec: ChartSpec
  readonly data: ChartData
}

/** One plot, or several beside and below each other. */
type PlateBody =
  | { readonly kind: 'plot'; readonly layers: readonly Layer[] }
  | {
      readonly kind: 'panels'
      readonly views: readonly View[]
      readonly columns: number
      /** Px between panels. */
      readonly gap: { readonly row: number; readonly column: number }
    }

/** Puts title, subtitle, footer and margins around the layers of a chart that a scenario asked for. */
export function plate(parts: Plate): VegaLiteSpec {
  const { spec, data, language } = parts
  const finding =
    spec.title === undefined
      ? parts.finding
      : fillTitle(plainText(spec.title[language]), spec, data, language)
  return framed({ ...parts, finding, footer: footer(data, language) })
}

/** Puts title, subtitle, footer and margins around the layers of a chart. */
export function framed(parts: Frame): VegaLiteSpec {
  const { language, finding, above = 0 } = parts
  const { title, subtitle, notes } = words(parts)
  const head = title.length * SIZE.titleLine + subtitle.length * SIZE.subtitleLine
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: plainText(`${finding}${{ en: '. ', zh: '。' }[language]}${parts.alt}`),
    autosize: { type: 'none' },
    padding: {
      left: SIZE.left,
      right: parts.right,
      top: SIZE.margin + head + BELOW_TITLE + above,
      bottom: AXIS_ROOM + notes.length * SIZE.footerLine + SIZE.margin,
    },
    title: { text: [...title], subtitle: [...subtitle], offset: BELOW_TITLE },
    config: themeConfig(language),
    ...(parts.datasets === undefined ? {} : { datasets: parts.datasets }),
    ...composed(parts, notesLayer(notes, parts.height)),
  } as VegaLiteSpec
}

function words(parts: Frame) {
  const { language, finding, key = [] } = parts
  const lines = (parts: readonly string[], size: number, most: number) =>
    wrapParts(parts.map(plainText), SEPARATOR[language], ROOM, { language, size }, most)
  return {
    title: wrapText(plainText(finding), ROOM, { language, size: SIZE.title, bold: true }, MOST_LINES.title),
    subtitle: lines(parts.subtitle, SIZE.subtitle, MOST_LINES.subtitle),
    notes: [
      ...lines(key, SIZE.footer, MOST_LINES.key),
      ...lines(parts.footer, SIZE.footer, MOST_LINES.footer),
    ],
  }
}

function composed({ width, height, body }: Frame, notes: Layer) {
  if (body.kind === 'plot') return { width, height, layer: [...body.layers, notes] }
  const [first, ...rest] = body.views
  return {
    // Without automatic sizes, Vega takes those of a drawing with several views from these two signals.
    params: [
      { name: 'width', value: width },
      { name: 'height', value: height },
    ],
    concat: first === undefined ? [] : [{ ...first, layer: [...first.layer, notes] }, ...rest],
    columns: body.columns,
    spacing: body.gap,
    bounds: 'flush',
  }
}

function notesLayer(lines: readonly string[], height: number): Layer {
  return {
    data: { values: [{ lines: [...lines] }] },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'top',
      fontSize: SIZE.footer,
      lineHeight: SIZE.footerLine,
      color: INK.muted,
    },
    encoding: {
      x: { value: 0 },
      y: { value: height + AXIS_ROOM },
      text: { field: 'lines', type: 'nominal' },
    },
  }
}
