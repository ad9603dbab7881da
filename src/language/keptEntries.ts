import type { Problems } from './problems.ts'
import type { Source } from './source.ts'

interface Kept {
  readonly line: number
  readonly circumstances: string
  readonly meaning: unknown
}

/** What entries of files came to, by their texts as a memory of earlier readings keeps them. */
const known = new WeakMap<object, Kept>()

/**
 * What an entry of a section means: what it came to in an earlier reading, if it still stands in the same place. Entries with
 * problems are read again, so that these are told again.
 * @param circumstances all that the meaning depends on besides the entry
 */
export function entryMeaning<Meaning>(
  source: Source,
  [section, name]: readonly [string, string],
  circumstances: string,
  problems: Problems,
  read: () => Meaning,
): Meaning {
  const piece = source.piece?.(section, name)
  if (!piece) return read()
  const { line } = piece
  const kept = known.get(piece.source)
  if (kept?.line === line && kept.circumstances === circumstances) return kept.meaning as Meaning
  const before = problems.count
  const meaning = read()
  if (problems.count === before) known.set(piece.source, { line, circumstances, meaning })
  return meaning
}
