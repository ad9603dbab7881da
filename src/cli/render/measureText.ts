import { create, type Font } from 'fontkit'
import { FONT_FILES, type FontFile, fontBytes } from './fontFiles.ts'

/** What Vega tells of a text mark when it asks for its width. */
export interface MeasuredItem {
  readonly font?: string
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

type Family = FontFile['family']
type Weight = FontFile['weight']

const LATIN_FIRST = ['Inter', 'Noto Sans SC'] as const
const CHINESE_FIRST = ['Noto Sans SC', 'Inter'] as const

const faces = new Map<string, Font>()

/** Widths of texts of size 1. Vega asks for the same ones many times, also from chart to chart. */
const widths = new Map<string, number>()

/** A thread that draws for long does not keep every text that it has set. */
const MOST_WIDTHS = 20_000

/** The width in px of one line of text as the bundled fonts set it; characters fall to the next family that has them. */
export function measureText(item: MeasuredItem, text: unknown): number {
  const weight = Number(item.fontWeight) >= 600 || item.fontWeight === 'bold' ? 600 : 400
  const size = item.fontSize ?? 11
  const chineseFirst = (item.font ?? '').trimStart().replace(/['"]/g, '').startsWith('Noto Sans SC')
  return widthIn(chineseFirst ? CHINESE_FIRST : LATIN_FIRST, weight, String(text ?? '')) * size
}

function widthIn(families: readonly Family[], weight: Weight, text: string): number {
  const key = `${families[0]} ${weight} ${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  const order = families.map((family) => face(family, weight))
  let width = 0
  for (const run of runs(text, order)) width += widthOf(run.text, run.face)
  if (widths.size === MOST_WIDTHS) widths.clear()
  widths.set(key, width)
  return width
}

function* runs(text: string, order: readonly Font[]): Generator<{ text: string; face: Font }> {
  let current: { text: string; face: Font } | undefined
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const chosen = order.find((candidate) => candidate.hasGlyphForCodePoint(code)) ?? (order[0] as Font)
    if (current?.face === chosen) current.text += character
    else {
      if (current) yield current
      current = { text: character, face: chosen }
    }
  }
  if (current) yield current
}

const widthOf = (text: string, chosen: Font) => chosen.layout(text).advanceWidth / chosen.unitsPerEm

function face(family: Family, weight: Weight): Font {
  const key = `${family} ${weight}`
  const known = faces.get(key)
  if (known) return known
  const file = FONT_FILES.find(
    (candidate) => candidate.family === family && candidate.weight === weight,
  ) as FontFile
  const opened = create(fontBytes(file))
  faces.set(key, opened)
  return opened
}
