import type { Place } from '../diagnostics/place.ts'
import type { Path, Source, WrittenText } from './source.ts'

/** A piece of a file that was read as a file of its own, and the lines of the whole file before it. */
export interface ReadPiece {
  readonly source: Source
  readonly line: number
}

/** A section of a file, read in one piece or in one for each entry. */
export interface ReadSection {
  readonly name: string
  readonly line: number
  readonly parts: ReadPiece | ReadonlyMap<string, ReadPiece>
}

/** A part of the file: a piece with a path within it, or the place of a section that has several. */
type Found = { readonly piece: ReadPiece; readonly path: Path } | { readonly place: Place }

/** A file whose pieces were read each by itself: the same as if it had been read as a whole. */
export class PiecedSource implements Source {
  readonly file: string
  readonly data: unknown
  readonly #sections: ReadonlyMap<string, ReadSection>

  constructor(file: string, sections: readonly ReadSection[]) {
    this.file = file
    this.#sections = new Map(sections.map((section) => [section.name, section]))
    this.data = Object.fromEntries(sections.map(({ name, parts }) => [name, dataOf(name, parts)]))
  }

  place(path: Path): Place {
    const found = this.#find(path)
    return 'piece' in found ? below(found.piece, found.piece.source.place(found.path)) : found.place
  }

  keyPlace(path: Path): Place {
    const found = this.#find(path)
    if ('piece' in found) return below(found.piece, found.piece.source.keyPlace(found.path))
    const section = path.length === 1 ? this.#sections.get(String(path[0])) : undefined
    return section ? this.#keyOf(section) : found.place
  }

  written(path: Path): WrittenText {
    const found = this.#find(path)
    if (!('piece' in found)) return { source: '', place: found.place }
    const { piece } = found
    const { place, stretches, ...text } = piece.source.written(found.path)
    const moved = stretches?.map((stretch) => ({ ...stretch, place: below(piece, stretch.place) }))
    return { ...text, place: below(piece, place), ...(moved ? { stretches: moved } : {}) }
  }

  piece(section: string, entry: string): ReadPiece | undefined {
    const parts = this.#sections.get(section)?.parts
    return parts === undefined || 'source' in parts ? undefined : parts.get(entry)
  }

  /** The piece that holds a path; of a missing one, the nearest that would hold it. */
  #find(path: Path): Found {
    const section = this.#sections.get(String(path[0]))
    if (!section) return { place: this.#keyOf(this.#sections.values().next().value as ReadSection) }
    const { parts } = section
    if ('source' in parts) return { piece: parts, path }
    const entry = parts.get(String(path[1]))
    if (entry && path.length > 1) return { piece: entry, path: path.slice(1) }
    const [first] = parts.values()
    return { place: below(first as ReadPiece, (first as ReadPiece).source.place([])) }
  }

  #keyOf({ line }: ReadSection): Place {
    return { file: this.file, line: line + 1, column: 1 }
  }
}

function below({ line }: ReadPiece, place: Place): Place {
  return { ...place, line: place.line + line }
}

function dataOf(name: string, parts: ReadSection['parts']): unknown {
  if ('source' in parts) return entryOf(parts, name)
  return Object.fromEntries([...parts].map(([entry, piece]) => [entry, entryOf(piece, entry)]))
}

function entryOf({ source }: ReadPiece, name: string): unknown {
  return (source.data as Readonly<Record<string, unknown>>)[name]
}
