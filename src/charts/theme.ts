import type { Language } from '../model/text.ts'

/** Sizes in px, shared by every chart so that figures look alike side by side. */
export const SIZE = {
  width: 760,
  height: 300,
  left: 52,
  margin: 14,
  title: 18,
  titleLine: 24,
  subtitle: 13,
  subtitleLine: 18,
  label: 12,
  labelLine: 15,
  footer: 11,
  footerLine: 15,
} as const

/** Px that the lines above and below a drawing may be wide. */
export const ROOM = SIZE.width - SIZE.left - SIZE.margin

export const INK = { strong: '#1b2430', muted: '#5b6676', axis: '#8b95a3', grid: '#e4e8ed', paper: '#ffffff' }

/** How one of several series looks: `fill` for lines and areas, `ink` (contrast above 4.5:1 on white) for its label,
 * `inside` for a label on its area. */
export interface SeriesStyle {
  readonly fill: string
  readonly ink: string
  readonly inside: string
  readonly dash: readonly number[]
}

const SOLID: readonly number[] = []

/** The colour-blind-safe palette of Okabe and Ito (2008), with a dash each so that colour never stands alone. */
const SERIES: readonly SeriesStyle[] = [
  { inside: '#ffffff', fill: '#0072b2', ink: '#005a8f', dash: SOLID },
  { inside: '#1b2430', fill: '#d55e00', ink: '#a84a00', dash: [6, 3] },
  { inside: '#1b2430', fill: '#009e73', ink: '#00704f', dash: [2, 2] },
  { inside: '#1b2430', fill: '#cc79a7', ink: '#9c3f74', dash: [9, 3, 2, 3] },
  { inside: '#1b2430', fill: '#e69f00', ink: '#855b00', dash: [12, 4] },
  { inside: '#1b2430', fill: '#56b4e9', ink: '#256f9c', dash: [4, 2, 1, 2] },
  { inside: '#ffffff', fill: '#8c7a5c', ink: '#665538', dash: [1, 2] },
  { inside: '#ffffff', fill: '#6b6bb5', ink: '#4c4c97', dash: [7, 2] },
]

/** The look of the n-th series; colours repeat after the eighth. */
export function seriesStyle(index: number): SeriesStyle {
  return SERIES[index % SERIES.length] as SeriesStyle
}

export const BAND_OPACITY = { outer: 0.16, inner: 0.26 } as const

/**
 * Chinese text names its own family first: a renderer that falls back glyph by glyph loses the weight. The families
 * after the bundled ones stand in where a page has not embedded them.
 */
const FONT: Readonly<Record<Language, string>> = {
  en: "Inter, 'Noto Sans SC', 'Helvetica Neue', Arial, sans-serif",
  zh: "'Noto Sans SC', Inter, 'PingFang SC', 'Microsoft YaHei', sans-serif",
}

/** Between the parts of a line. */
export const SEPARATOR: Readonly<Record<Language, string>> = { en: ' · ', zh: ' | ' }

/** Vega-Lite configuration common to all charts. */
export function themeConfig(language: Language) {
  const font = FONT[language]
  return {
    font,
    background: INK.paper,
    view: { stroke: null },
    mark: { aria: false },
    text: { fontSize: SIZE.label, color: INK.strong, aria: false },
    axis: {
      aria: false,
      labelColor: INK.muted,
      labelFontSize: SIZE.label,
      labelFlush: false,
      labelOverlap: false,
      domain: false,
      grid: false,
      ticks: false,
      title: null,
    },
    title: {
      color: INK.strong,
      subtitleColor: INK.muted,
      fontSize: SIZE.title,
      fontWeight: 600,
      lineHeight: SIZE.titleLine,
      subtitleFontSize: SIZE.subtitle,
      subtitleFontWeight: 400,
      subtitleLineHeight: SIZE.subtitleLine,
      subtitlePadding: 7,
      anchor: 'start',
      frame: 'group',
    },
  } as const
}
