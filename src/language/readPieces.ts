import { cutYaml, type Piece, type Section } from './cutYaml.ts'
import { PiecedSource, type ReadPiece, type ReadSection } from './piecedSource.ts'
import { MOST_LEVELS, readYaml } from './readYaml.ts'
import type { Source } from './source.ts'

/** Pieces of a file by their texts. */
export type KnownPieces = ReadonlyMap<string, Source>

/**
 * What `readYaml` gives, but only for sound files of the usual layout; of these only the pieces are read that are not known yet.
 * @returns the file with its pieces, or undefined where it has to be read as a whole
 */
export function readPieces(
  file: string,
  text: string,
  known: KnownPieces,
): { source: Source; pieces: KnownPieces } | undefined {
  const sections = cutYaml(text)
  if (!sections || sections.length === 0) return undefined
  const reader = new PieceReader(file, known)
  const read = sections.map((section) => reader.section(section))
  if (!read.every((section) => section !== undefined) || !areDistinct(read)) return undefined
  return { source: new PiecedSource(file, read), pieces: reader.pieces }
}

class PieceReader {
  readonly pieces = new Map<string, Source>()
  readonly #file: string
  readonly #known: KnownPieces

  constructor(file: string, known: KnownPieces) {
    this.#file = file
    this.#known = known
  }

  section(section: Section): ReadSection | undefined {
    const { name, line, entries } = section
    const parts = entries ? this.#entries(entries) : this.#piece(section, MOST_LEVELS)
    return parts && { name, line, parts }
  }

  #entries(entries: readonly Piece[]): ReadonlyMap<string, ReadPiece> | undefined {
    const read = new Map<string, ReadPiece>()
    for (const entry of entries) {
      const piece = this.#piece(entry, MOST_LEVELS - 1)
      if (!piece || read.has(entry.name)) return undefined
      read.set(entry.name, piece)
    }
    return read
  }

  #piece({ name, text, line }: Piece, levels: number): ReadPiece | undefined {
    const known = this.#known.get(text)
    const source = known ?? this.#read(name, detached(text), levels)
    if (source) this.pieces.set(text, source)
    return source && { source, line }
  }

  #read(name: string, text: string, levels: number): Source | undefined {
    const { source } = readYaml(this.#file, text, levels)
    const names = Object.keys(source?.data ?? {})
    return names.length === 1 && names[0] === name ? source : undefined
  }
}

/** The same text in memory of its own: engines let a part of a text hold on to all of it. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

function areDistinct(sections: readonly ReadSection[]): boolean {
  return new Set(sections.map(({ name }) => name)).size === sections.length
}
