/** The lines from one key to the next. */
export interface Piece {
  readonly name: string
  readonly text: string
  /** Lines before it. */
  readonly line: number
}

/** What a key at the beginning of a line holds; in entries where these can be told apart. */
export interface Section extends Piece {
  readonly entries?: readonly Piece[]
}

/** Where a line starts, where its first character stands that is no space, and where the next line starts. */
interface Line {
  readonly start: number
  readonly at: number
  readonly end: number
}

const SECTION = /([A-Za-z][A-Za-z0-9_-]*):(?=[ \t\r\n]|$)/y
const ENTRY = /([A-Za-z0-9][A-Za-z0-9_-]*):(?=[ \t\r\n]|$)/y
const NOTHING_MORE = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y

/**
 * Cuts a YAML file into sections and their entries, so that only those that changed have to be read again. It goes by the beginnings
 * of lines alone; where that is wrong, there is a piece that is no YAML by itself. Undefined for a file of another layout.
 */
export function cutYaml(text: string): readonly Section[] | undefined {
  const lines = linesOf(text)
  const starts = lines.flatMap((line, i) => (isFiller(text, line) || line.at > line.start ? [] : [i]))
  const isIndented = (line: Line): boolean => line.at > line.start && !isFiller(text, line)
  if (lines.slice(0, starts[0]).some(isIndented)) return undefined
  const sections = starts.map((start, i) => section(text, lines.slice(start, starts[i + 1]), start))
  return sections.every((one) => one !== undefined) ? sections : undefined
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length; ) {
    let at = start
    while (text[at] === ' ') at++
    const end = text.indexOf('\n', at) + 1 || text.length
    lines.push({ start, at, end })
    start = end
  }
  return lines
}

/** Whether a line is empty or a comment, unless it belongs to a text of several lines. */
function isFiller(text: string, { at }: Line): boolean {
  const c = text[at]
  return c === undefined || c === '\n' || c === '#' || (c === '\r' && text[at + 1] === '\n')
}

function nameAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[1]
}

function section(text: string, lines: readonly Line[], line: number): Section | undefined {
  const piece = pieceOf(SECTION, text, lines, line)
  if (!piece) return undefined
  NOTHING_MORE.lastIndex = (lines[0] as Line).at + piece.name.length + 1
  const entries = NOTHING_MORE.test(text) ? entriesOf(text, lines, line) : undefined
  return entries ? { ...piece, entries } : piece
}

function pieceOf(pattern: RegExp, text: string, lines: readonly Line[], line: number): Piece | undefined {
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line]
  const name = nameAt(pattern, text, first.at)
  return name === undefined ? undefined : { name, line, text: text.slice(first.start, last.end) }
}

/** The entries below a section's key: they begin in the same column, and nothing else does. */
function entriesOf(text: string, [_, ...lines]: readonly Line[], line: number): Piece[] | undefined {
  const full = lines.flatMap((one, i) => (isFiller(text, one) ? [] : [{ i, indent: one.at - one.start }]))
  const least = full[0]?.indent
  if (least === undefined || full.some(({ indent }) => indent < least)) return undefined
  const starts = full.filter(({ indent }) => indent === least).map(({ i }) => i)
  const entries = starts.map((start, k) =>
    pieceOf(ENTRY, text, lines.slice(start, starts[k + 1]), line + 1 + start),
  )
  return entries.every((one) => one !== undefined) ? entries : undefined
}
