import { type TextStyle, textWidth } from './textWidth.ts'

/** Characters that may not begin a line in Chinese typesetting (GB/T 15834), and those that may not end one. */
const NOT_FIRST = /^[/,.;:!?%)\]}’”，。、；：？！％）》」』】·…—]/u
const NOT_LAST = /[\u00a0/([{‘“（《「『【]$/u
/** The narrowest characters, as a share of the font size. */
const NARROWEST = 0.2
/** A Chinese date, a Chinese character, a word with its trailing spaces, or spaces. No-break spaces are part of words. */
const UNITS =
  /\d{4}年(?:\d{1,2}月)?|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^ \u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+ *| +/gu

/**
 * Breaks text into lines no wider than `width`, of about equal length; text that needs more than `most` lines is cut with
 * an ellipsis. Chinese breaks between any two characters that typesetting allows, other text between words.
 */
export function wrapText(text: string, width: number, style: TextStyle, most: number): readonly string[] {
  const pieces = breakable(text.slice(0, mostCharacters(width, style, most))).flatMap((piece) =>
    splitLong(piece, width, style),
  )
  const lines = fill(pieces, width, style)
  if (lines.length > most) return truncate(lines, width, style, most)
  return balanced(pieces, lines, width, style)
}

/** More characters than these never fit. */
function mostCharacters(width: number, style: TextStyle, most: number): number {
  return Math.ceil(((most + 1) * Math.max(width, style.size)) / (NARROWEST * style.size))
}

/** Lines that hold as many whole parts as fit, with a separator between two on a line; only a part wider than a line is broken. */
export function wrapParts(
  parts: readonly string[],
  separator: string,
  width: number,
  style: TextStyle,
  most: number,
): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)}${separator}${part}`
    if (textWidth(longer, style) <= width) lines.splice(-1, 1, longer)
    else lines.push(...wrapText(part, width, style, most))
  }
  return lines.length > most ? truncate(lines, width, style, most) : lines
}

/** Pieces between which a line may end; a piece keeps its trailing space. */
function breakable(text: string): string[] {
  const pieces: string[] = []
  for (const unit of text.match(UNITS) ?? []) {
    const last = pieces.at(-1)
    const glued = last !== undefined && (NOT_FIRST.test(unit) || NOT_LAST.test(last)) && !last.endsWith(' ')
    if (glued) pieces[pieces.length - 1] = last + unit
    else pieces.push(unit)
  }
  return pieces
}

/** A piece wider than a line falls apart into characters. */
function splitLong(piece: string, width: number, style: TextStyle): string[] {
  return textWidth(piece.trimEnd(), style) > width ? [...piece] : [piece]
}

function fill(pieces: readonly string[], width: number, style: TextStyle): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && textWidth((line + piece).trimEnd(), style) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}

function truncate(lines: readonly string[], width: number, style: TextStyle, most: number): string[] {
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), cutText(`${kept.at(-1) ?? ''}…`, width, style)]
}

/** One line cut to a width, with an ellipsis if anything is lost. */
export function cutText(line: string, width: number, style: TextStyle): string {
  if (textWidth(line, style) <= width) return line
  const characters = [...line.replace(/…$/, '')]
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, style) > width)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Whether some lines of a width hold all of a text, without a word broken or the text cut. */
export function isWhole(text: string, lines: readonly string[], width: number, style: TextStyle): boolean {
  if (lines.join('').replace(/ /g, '') !== text.replace(/ /g, '')) return false
  return breakable(text).every((piece) => textWidth(piece.trimEnd(), style) <= width)
}

/** The narrowest setting that needs no more lines, so that no single word is left alone on the last one. */
function balanced(pieces: readonly string[], lines: string[], width: number, style: TextStyle): string[] {
  let best = lines
  for (let narrower = width - style.size; narrower > width / 3 && best.length > 1; narrower -= style.size) {
    const next = fill(pieces, narrower, style)
    if (next.length > lines.length || next.some((line) => textWidth(line, style) > narrower)) break
    best = next
  }
  return best
}
