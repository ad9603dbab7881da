import { create, type Font } from 'fontkit'
import { FONT_FILES, type FontFile, fontBytes } from './fontFiles.ts'

/** What Vega tells of a text mark when it asks for its width. */
export interface MeasuredItem {
  readonly font?: string
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

const faces = new Map<string, Font>()

/** The width in px of one line of text as the bundled fonts set it; characters fall to the next family that has them. */
export function measureText(item: MeasuredItem, text: unknown): number {
  const weight = Number(item.fontWeight) >= 600 || item.fontWeight === 'bold' ? 600 : 400
  const size = item.fontSize ?? 11
  const chineseFirst = (item.font ?? '').trimStart().replace(/['"]/g, '').startsWith('Noto Sans SC')
  const order = (['Inter', 'Noto Sans SC'] as const).map((family) => face(family, weight))
  if (chineseFirst) order.reverse()
  let width = 0
  for (const run of runs(String(text ?? ''), order)) width += widthOf(run.text, run.face)
  return width * size
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

function face(family: FontFile['family'], weight: FontFile['weight']): Font {
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
