/** What a reader of a drawing sees of one mark: its look and its places on the canvas. */
export interface Shape {
  readonly look: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

type Point = [number, number]
type Attributes = Readonly<Record<string, string>>

const TAG = /<(\/?)(\w+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g

/** The marks of an SVG drawing whose groups are moved but not turned, in no matter what elements they are written. */
export function shapesOf(svg: string): Shape[] {
  const shapes: Shape[] = []
  const groups: Attributes[] = []
  let text: { look: string; point: Point; lines: string[] } | undefined
  for (const [, closing, name, written = '', single, content] of svg.matchAll(TAG)) {
    if (content !== undefined) {
      text?.lines.push(content.trim())
      continue
    }
    const attributes = Object.fromEntries(
      [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ) as Attributes
    if (closing) {
      if (name === 'text' && text)
        shapes.push({ look: `${text.look} ${text.lines.filter(Boolean).join('|')}`, points: [text.point] })
      if (name === 'text') text = undefined
      if (name === 'g' || name === 'svg') groups.pop()
    } else if (name === 'g' || name === 'svg') {
      if (!single) groups.push(attributes)
    } else if (name === 'text')
      text = { look: textLook(attributes), point: placed(attributes, groups), lines: [] }
    else shapes.push(...marksOf(name as string, attributes, groups))
  }
  return shapes.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

const key = ({ look, points }: Shape): string =>
  `${look} ${points.map((point) => point.map((value) => Math.round(value / 2)).join()).join(' ')}`

function textLook(attributes: Attributes): string {
  const weight = attributes['font-weight'] ?? '400'
  const size = Number.parseFloat(attributes['font-size'] ?? '')
  const edge = attributes.stroke ? `edge ${attributes['stroke-width']}` : ''
  return `text ${size} ${weight} ${attributes.fill} ${attributes['text-anchor'] ?? 'start'} ${edge}`
}

function moves(group: Attributes): Point {
  const [, x = 0, y = 0] = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(group.transform ?? '') ?? []
  return [Number(x), Number(y)]
}

function placed(attributes: Attributes, groups: readonly Attributes[], [x, y]: Point = [0, 0]): Point {
  const own: Point = [Number(attributes.x ?? 0), Number(attributes.y ?? 0)]
  const all = [own, moves(attributes), ...groups.map(moves), [x, y]] as Point[]
  return all.reduce(([a, b], [c, d]) => [a + c, b + d] as Point, [0, 0] as Point)
}

function marksOf(name: string, attributes: Attributes, groups: readonly Attributes[]): Shape[] {
  const { fill, stroke, opacity = '1' } = attributes
  if (opacity === '0' || (!fill && !stroke)) return []
  const dash = attributes['stroke-dasharray'] ? attributes['stroke-dasharray'] : 'solid'
  const look = `${fill ?? 'none'} ${stroke ?? 'none'} ${attributes['stroke-width'] ?? 1} ${dash} ${opacity}`
  const on = (point: Point): Point => placed(attributes, groups, point)
  if (name === 'circle') {
    const center: Point = [Number(attributes.cx), Number(attributes.cy)]
    return [{ look: `dot ${Number(attributes.r).toFixed(1)} ${look}`, points: [on(center)] }]
  }
  if (name === 'line')
    return [{ look, points: [on([0, 0]), on([Number(attributes.x2), Number(attributes.y2)])] }]
  if (name !== 'path') return []
  const d = attributes.d ?? ''
  const [, radius] = /A([\d.]+)/.exec(d) ?? []
  if (radius) return [{ look: `dot ${Number(radius).toFixed(1)} ${look}`, points: [on([0, 0])] }]
  return polylines(d).map((points) => ({ look, points: points.map(on) }))
}

/** The corners of the parts of a path that knows M, L, l, h, H, v, V and Z. */
function polylines(d: string): Point[][] {
  const lines: Point[][] = []
  let [x, y] = [0, 0]
  for (const [, command, rest = ''] of d.matchAll(/([MLlhHvVZz])([^MLlhHvVZz]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number)
    const [a = 0, b = 0] = numbers
    if (command === 'M' || command === 'L') [x, y] = [a, b]
    if (command === 'l') [x, y] = [x + a, y + b]
    if (command === 'h') x += a
    if (command === 'v') y += a
    if (command === 'M') lines.push([])
    if (command !== 'Z' && command !== 'z') lines.at(-1)?.push([x, y])
  }
  return lines
}
