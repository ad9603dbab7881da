import type { z } from 'zod'
import { checkChanged } from './checkChanged.ts'
import { checkShape, type Shape } from './checkShape.ts'
import type { FileReader } from './fileReader.ts'
import { type KnownPieces, readPieces } from './readPieces.ts'
import { readTable } from './readTable.ts'
import { readYaml } from './readYaml.ts'
import type { Source } from './source.ts'

type Read = ReturnType<FileReader['read']>
type Table = ReturnType<FileReader['table']>

/**
 * What reading the files of scenarios came to, for whoever reads them again and again while somebody edits one of them: what is still
 * the same is not parsed and checked a second time, be it a file or an entry of one. It keeps the last text of each file.
 */
export class ReadMemory implements FileReader {
  readonly #files = new Map<string, { readonly text: string; readonly read: Read }>()
  /** Pieces of the last sound text of each file. */
  readonly #pieces = new Map<string, KnownPieces>()
  readonly #tables = new Map<
    string,
    { readonly text: string; readonly columns: string; readonly table: Table }
  >()
  readonly #shapes = new Map<
    z.ZodType,
    Map<string, { readonly source: Source; readonly shape: Shape<unknown> }>
  >()

  knows(file: string, text: string): boolean {
    return this.#files.get(file)?.text === text || this.#tables.get(file)?.text === text
  }

  read(file: string, text: string): Read {
    const known = this.#files.get(file)
    if (known?.text === text) return known.read
    const read = this.#inPieces(file, text) ?? readYaml(file, text)
    this.#files.set(file, { text, read })
    return read
  }

  shape<Schema extends z.ZodType>(schema: Schema, source: Source): Shape<z.output<Schema>> {
    const shapes = this.#shapes.get(schema) ?? new Map<string, { source: Source; shape: Shape<unknown> }>()
    this.#shapes.set(schema, shapes)
    const known = shapes.get(source.file)
    const shape = known?.source === source ? known.shape : shapeAfter(known, schema, source)
    if (shape.diagnostics.length === 0) shapes.set(source.file, { source, shape })
    return shape as Shape<z.output<Schema>>
  }

  table(file: string, text: string, columns?: readonly string[]): Table {
    const known = this.#tables.get(file)
    const names = JSON.stringify(columns ?? null)
    if (known?.text === text && known.columns === names) return known.table
    const table = readTable(file, text, columns)
    this.#tables.set(file, { text, columns: names, table })
    return table
  }

  #inPieces(file: string, text: string): Read | undefined {
    const read = readPieces(file, text, this.#pieces.get(file) ?? new Map())
    if (!read) return undefined
    this.#pieces.set(file, read.pieces)
    return { source: read.source, diagnostics: [] }
  }
}

function shapeAfter(
  known: { readonly source: Source; readonly shape: Shape<unknown> } | undefined,
  schema: z.ZodType,
  source: Source,
): Shape<unknown> {
  const data = known && checkChanged(schema, source.data, known.source.data, known.shape.data)
  return data === undefined ? checkShape(schema, source) : { data, diagnostics: [] }
}
