import type { Language } from '../model/text.ts'
import { textWidth } from './textWidth.ts'
import { SIZE } from './theme.ts'
import { isWhole, wrapText } from './wrapText.ts'

/** The label of an event, hung at one side of its rule above the plot. Lengths in px. */
export interface Flag {
  readonly x: number
  readonly side: 'left' | 'right'
  readonly lines: readonly string[]
  /** Height above the plot of the flag's lower edge. */
  readonly lift: number
}

/** The text of an event and where its rule stands. */
export interface FlagText {
  readonly x: number
  readonly text: string
}

export const FLAG_GAP = 5
const BELOW = 5
const MOST_LINES = 3
/** Between a flag and the next rule. */
const CLEAR = 4
const WIDTHS = [104, 124, 150, 180]

/**
 * The first events hang at the left of their rules, the others at the right; the split and the width of the text are chosen so that the
 * stack is lowest. At each side a flag is above all flags whose rules it would cross, so that no label can meet another label or
 * another rule. `from` and `to` are the ends of the room.
 */
export function placeFlags(
  texts: readonly FlagText[],
  from: number,
  to: number,
  language: Language,
): readonly Flag[] {
  const choices = WIDTHS.flatMap((width) =>
    [...texts.keys(), texts.length].map((split) => [
      ...stack(texts.slice(0, split), 'left', (x) => Math.min(width, x - from - FLAG_GAP), language),
      ...stack(
        texts.slice(split).toReversed(),
        'right',
        (x) => Math.min(width, to - x - FLAG_GAP),
        language,
      ).toReversed(),
    ]),
  )
  return choices.reduce((best, next) => (flagsHeight(next) < flagsHeight(best) ? next : best))
}

/** Px from the plot to the top of the highest flag; infinite where a label had to be cut. */
export function flagsHeight(flags: readonly Flag[]): number {
  return Math.max(0, ...flags.map((flag) => flag.lift + flag.lines.length * SIZE.labelLine))
}

/** Stacks flags in the order given: outermost first. */
function stack(
  texts: readonly FlagText[],
  side: Flag['side'],
  roomAt: (x: number) => number,
  language: Language,
): readonly Flag[] {
  const placed: Flag[] = []
  for (const { x, text } of texts) {
    const room = roomAt(x)
    const { lines, width, whole } = wrapped(text, room, language)
    const reach = width + FLAG_GAP + CLEAR
    const crossed = placed.filter((other) => Math.abs(other.x - x) < reach)
    const above = crossed.map((other) => other.lift + other.lines.length * SIZE.labelLine + FLAG_GAP)
    const lift = whole ? Math.max(BELOW, ...above) : Number.POSITIVE_INFINITY
    placed.push({ x, side, lines, lift })
  }
  return placed
}

/** The text of a flag on lines. */
interface Wrapped {
  readonly lines: readonly string[]
  /** Of the longest line, in px. */
  readonly width: number
  /** Whether nothing had to be cut or broken. */
  readonly whole: boolean
}

/** The same few texts are set in the same room many times over, in one chart and in those that are drawn while a lever is dragged. */
const known = new Map<string, Wrapped>()
const MOST_KNOWN = 500

function wrapped(text: string, room: number, language: Language): Wrapped {
  const key = `${language} ${room} ${text}`
  const before = known.get(key)
  if (before) return before
  const style = { language, size: SIZE.label }
  const lines = wrapText(text, room, style, MOST_LINES)
  const width = Math.max(...lines.map((line) => textWidth(line, style)))
  const made = { lines, width, whole: isWhole(text, lines, room, style) }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, made)
  return made
}
