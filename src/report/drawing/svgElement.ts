import { escapeHtml } from '../html.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A tenth of a px is as fine as a screen shows. */
function round(px: number): number {
  return Math.round(px * 10) / 10
}

/** An element of SVG; attributes that are undefined are left out, `content` is markup. */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined) return ''
    if (typeof value === 'number') return ` ${key}="${round(value)}"`
    // Paths hold no text of strangers, and are longer than any text may be.
    return ` ${key}="${key === 'd' ? value : escapeHtml(value)}"`
  })
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

export interface TextStyle {
  readonly size: number
  readonly fill: string
  readonly weight?: number | undefined
  readonly align?: 'left' | 'center' | 'right' | undefined
  readonly lineHeight?: number | undefined
  readonly stroke?: string | undefined
  readonly strokeWidth?: number | undefined
}

const ANCHOR = { left: undefined, center: 'middle', right: 'end' } as const

/** Lines of text; `x`, `y` is the place of the first one on its baseline. */
export function svgText(lines: readonly string[], x: number, y: number, style: TextStyle): string {
  const { size, fill, weight, align = 'left', lineHeight = size + 2, stroke, strokeWidth } = style
  const [first = '', ...more] = lines.map(escapeHtml)
  const following = more.map(
    (line) => `<tspan x="${round(x)}" dy="${lineHeight}">${line === '' ? ' ' : line}</tspan>`,
  )
  const attributes = {
    ...{ x, y, 'font-size': size, fill, stroke, 'stroke-width': strokeWidth },
    ...{ 'font-weight': weight === 400 ? undefined : weight, 'text-anchor': ANCHOR[align] },
    ...(stroke ? { 'stroke-linejoin': 'round' } : {}),
  }
  return svgElement('text', attributes, first + following.join(''))
}

/** How far the baseline of a text lies below the place it is set at, as Vega reckons it. */
export function baselineShift(baseline: 'top' | 'middle' | undefined, size: number): number {
  if (baseline === 'top') return Math.round(0.79 * size)
  return baseline === 'middle' ? Math.round(0.3 * size) : 0
}
