/**
 * The part of Vega-Lite 6 that the charts of src/charts are written in, as `drawChart` reads it: every size, domain and tick is
 * given, so nothing is left to work out.
 */
export interface PlainSpec extends PlainView {
  readonly description?: string
  readonly padding: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly title: { readonly text: readonly string[]; readonly subtitle: readonly string[] }
  readonly config: {
    readonly font: string
    readonly background: string
    readonly text: { readonly fontSize: number; readonly color: string }
    readonly axis: { readonly labelColor: string; readonly labelFontSize: number }
    readonly title: TitleStyle
  }
  readonly datasets?: Readonly<Record<string, readonly Row[]>>
  /** Panels in rows of `columns`, each as wide and as high as it says. */
  readonly concat?: readonly PlainView[]
  readonly columns?: number
  readonly spacing?: { readonly row: number; readonly column: number }
  readonly params?: readonly { readonly name: string; readonly value: number }[]
}

interface TitleStyle {
  readonly color: string
  readonly subtitleColor: string
  readonly fontSize: number
  readonly fontWeight: number
  readonly lineHeight: number
  readonly subtitleFontSize: number
  readonly subtitleLineHeight: number
  readonly subtitlePadding: number
}

export interface PlainView {
  readonly width: number
  readonly height: number
  readonly layer: readonly PlainLayer[]
}

export interface PlainLayer {
  readonly data: { readonly name: string } | { readonly values: readonly Row[] }
  readonly mark: PlainMark
  readonly encoding: Readonly<Partial<Record<'x' | 'x2' | 'y' | 'y2' | 'text' | 'color' | 'detail', Channel>>>
}

export type Row = Readonly<Record<string, string | number | readonly string[] | null>>

/** Lengths in px, colours as #rrggbb. */
export interface PlainMark {
  readonly type: 'area' | 'line' | 'rule' | 'rect' | 'text' | 'point' | 'circle'
  readonly color?: string
  readonly opacity?: number
  readonly stroke?: string
  readonly strokeWidth?: number
  readonly strokeDash?: readonly number[]
  readonly strokeJoin?: string
  readonly clip?: boolean
  /** Square px. */
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly baseline?: 'top' | 'middle'
  readonly dx?: number
  readonly fontSize?: number
  readonly fontWeight?: number
  readonly lineHeight?: number
}

/** A day for an axis of time. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly date: number
}

export interface Channel {
  readonly value?: number
  readonly field?: string
  readonly datum?: number | Day
  readonly type?: 'temporal' | 'quantitative' | 'nominal'
  /** Null where the data give px or colours themselves. */
  readonly scale?: {
    readonly domain: readonly (number | string | Day)[]
    /** Colours, or the px of the ends where these are not those of the plot. */
    readonly range?: readonly (string | number)[]
  } | null
  readonly axis?: PlainAxis | null
}

export interface PlainAxis {
  readonly values: readonly (number | Day)[]
  readonly format: string
  readonly labels?: boolean
  readonly labelPadding?: number
  readonly grid?: boolean
  readonly gridColor?: string
  readonly domain?: boolean
  readonly domainColor?: string
  readonly ticks?: boolean
  readonly tickColor?: string
  readonly tickSize?: number
}
