import type { Drawing, Link, PlacedBox, Point } from '../../../charts/layered/graph.ts'
import { wrapText } from '../../../charts/wrapText.ts'
import type { Variable } from '../../../model/model.ts'
import type { Language, Text } from '../../../model/text.ts'
import type { Influence } from '../../../study/explanation/influence.ts'
import { html, type Markup } from '../../html.ts'

/** What stands in a box of the map. */
export interface MapBox {
  /** What a click asks for: `variable:NAME` or `theme:NAME`. */
  readonly asks: string
  readonly kind: Variable['kind'] | 'theme'
  readonly label: Text
  /** The variable the map is about. */
  readonly chosen?: boolean
}

export interface MapLink extends Link {
  readonly sign?: Influence
  /** It matters only at the start. */
  readonly atStart?: boolean
  /** Px. */
  readonly width?: number
}

export const BOX = { width: 172, height: 42 }
const TEXT = { size: 12, line: 15, room: 146, most: 2 }
const MARGIN = 14

const KINDS: Readonly<Record<MapBox['kind'], Text>> = {
  stock: { en: 'stock', zh: '存量' },
  flow: { en: 'flow', zh: '流量' },
  auxiliary: { en: 'auxiliary', zh: '辅助变量' },
  exogenous: { en: 'set from outside', zh: '外生路径' },
  lookup: { en: 'table', zh: '查表函数' },
  noise: { en: 'chance', zh: '随机扰动' },
  parameter: { en: 'parameter', zh: '参数' },
  theme: { en: 'part of the model', zh: '模型部分' },
}

/** What a kind of variable is called. */
export const kindWords = (kind: MapBox['kind']): Text => KINDS[kind]

const SIGNS: Readonly<Record<Influence, string>> = { '+': '+', '-': '−', '±': '±', '0': '' }

/** One map in one language. Boxes are buttons: script and keyboard find what they ask for in `data-asks`. */
export function mapSvg(
  drawing: Drawing,
  boxOf: (id: string) => MapBox,
  linkOf: (link: Link) => MapLink,
  name: string,
  language: Language,
): Markup {
  const [width, height] = [drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN]
  const links = drawing.routes.map((route) => linkMarkup(route.points, linkOf(route)))
  const boxes = drawing.boxes.map((box) => boxMarkup(box, boxOf(box.id), language))
  return html`<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}" style="--drawn: ${width}px" role="group" aria-label="${name}">${links}${boxes}</svg>`
}

const round = (value: number): number => Number(value.toFixed(1))

/** A curve that leaves and enters boxes level. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points as readonly [Point, ...Point[]]
  let from = first
  const bends = rest.map((to) => {
    const middle = round((from.x + to.x) / 2)
    const piece = `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`
    from = to
    return piece
  })
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}`
}

const HEAD = { length: 8, half: 4 }

/** The head of an arrow that runs level from `before` into `end`. */
function headPoints(end: Point, before: Point): string {
  const back = end.x >= before.x ? -HEAD.length : HEAD.length
  const [x, y] = [round(end.x), round(end.y)]
  return `${x},${y} ${round(x + back)},${round(y - HEAD.half)} ${round(x + back)},${round(y + HEAD.half)}`
}

function linkMarkup(points: readonly Point[], { sign, atStart, width = 1.3 }: MapLink): Markup {
  const end = points.at(-1) as Point
  const before = points.at(-2) ?? end
  const kind = atStart ? 'start' : sign === '-' ? 'lowers' : sign === '+' ? 'raises' : ''
  const mark =
    sign === undefined || SIGNS[sign] === ''
      ? ''
      : html`<text x="${round(end.x + (end.x >= before.x ? -15 : 15))}" y="${round(end.y - 6)}" text-anchor="middle">${SIGNS[sign]}</text>`
  return html`<g class="link ${kind}" aria-hidden="true"><path d="${curve(points)}" stroke-width="${width}"/><polygon points="${headPoints(end, before)}"/>${mark}</g>`
}

/** Stocks are square and strong, flows have slanted ends, the rest are rounded. */
function outline({ x, y, width, height }: PlacedBox, kind: MapBox['kind']): Markup {
  const [left, top] = [round(x), round(y)]
  if (kind === 'flow') {
    const [right, bottom, slant] = [round(x + width), round(y + height), 9]
    const corners = [
      `${left + slant},${top}`,
      `${right},${top}`,
      `${right - slant},${bottom}`,
      `${left},${bottom}`,
    ]
    return html`<polygon points="${corners.join(' ')}"/>`
  }
  const corner = kind === 'stock' || kind === 'theme' ? 2 : 12
  return html`<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${corner}"/>`
}

function boxMarkup(box: PlacedBox, { asks, kind, label, chosen }: MapBox, language: Language): Markup {
  const lines = wrapText(label[language], TEXT.room, { language, size: TEXT.size }, TEXT.most)
  const top = box.y + (box.height - lines.length * TEXT.line) / 2 + TEXT.size
  // Without a space between lines, what is read out would not hold the words that are seen.
  const apart = language === 'en' ? html` ` : ''
  const words = lines.map(
    (line, i) =>
      html`${i > 0 ? apart : ''}<tspan x="${round(box.x + box.width / 2)}" y="${round(top + i * TEXT.line)}">${line}</tspan>`,
  )
  const said = `${label[language]}, ${KINDS[kind][language]}`
  const role = chosen
    ? html` class="box ${kind} chosen"`
    : html` class="box ${kind}" role="button" tabindex="0"`
  return html`<g${role} data-asks="${asks}" aria-label="${said}">${outline(box, kind)}<text text-anchor="middle">${words}</text></g>`
}
