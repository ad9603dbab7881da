import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { fillTitle } from './fillTitle.ts'
import { footer } from './footer.ts'
import { plainText } from './plainText.ts'
import { SIZE, themeConfig } from './theme.ts'
import type { Layer, VegaLiteSpec } from './vegaLiteSpec.ts'
import { wrapText } from './wrapText.ts'

const TITLE_LINES = 3
const SUBTITLE_LINES = 3
const FOOTER_LINES = 3
const KEY_LINES = 6
const BELOW_TITLE = 18
const AXIS_ROOM = 34

/** What a chart draws, with all that surrounds it. Lengths in px. */
export interface Plate {
  readonly spec: ChartSpec
  readonly data: ChartData
  readonly language: Language
  /** What the chart shows, as a sentence that is true of the data; `spec.title` replaces it. */
  readonly finding: string
  readonly subtitle: string
  /** The main numbers for a reader who does not see the chart. */
  readonly alt: string
  /** Margins: `above` holds event labels, `right` direct labels. */
  readonly left?: number
  readonly right: number
  readonly above?: number
  readonly width: number
  readonly height: number
  readonly key?: readonly string[]
  readonly datasets?: Readonly<Record<string, readonly object[]>>
  readonly layers: readonly Layer[]
}

/** Puts title, subtitle, footer and margins around the layers of a chart. */
export function plate(parts: Plate): VegaLiteSpec {
  const { spec, data, language, above = 0, left = SIZE.left } = parts
  const room = SIZE.width - left - SIZE.margin
  const wrap = (text: string, size: number, most: number, bold = false) =>
    wrapText(plainText(text), room, { language, size, bold }, most)
  const finding =
    spec.title === undefined ? parts.finding : fillTitle(spec.title[language], spec, data, language)
  const title = wrap(finding, SIZE.title, TITLE_LINES, true)
  const subtitle = wrap(parts.subtitle, SIZE.subtitle, SUBTITLE_LINES)
  const key = parts.key?.length ? wrap(parts.key.join('  '), SIZE.footer, KEY_LINES) : []
  const notes = [...key, ...wrap(footer(data, language), SIZE.footer, FOOTER_LINES)]
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: plainText(`${finding}${{ en: '. ', zh: '。' }[language]}${parts.alt}`),
    autosize: { type: 'none' },
    padding: {
      left,
      right: parts.right,
      top:
        SIZE.margin +
        title.length * SIZE.titleLine +
        subtitle.length * SIZE.subtitleLine +
        BELOW_TITLE +
        above,
      bottom: AXIS_ROOM + notes.length * SIZE.footerLine + SIZE.margin,
    },
    width: parts.width,
    height: parts.height,
    title: { text: [...title], subtitle: [...subtitle], offset: BELOW_TITLE },
    config: themeConfig(language),
    ...(parts.datasets === undefined ? {} : { datasets: mutable(parts.datasets) }),
    layer: [...parts.layers, notesLayer(notes, parts.height)],
  } as VegaLiteSpec
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
      color: '#5b6676',
    },
    encoding: {
      x: { value: 0 },
      y: { value: height + AXIS_ROOM },
      text: { field: 'lines', type: 'nominal' },
    },
  }
}

const mutable = (datasets: Readonly<Record<string, readonly object[]>>) =>
  Object.fromEntries(Object.entries(datasets).map(([name, rows]) => [name, [...rows]]))
