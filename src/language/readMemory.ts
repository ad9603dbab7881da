import type { z } from 'zod'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkShape } from './checkShape.ts'
import { readYaml } from './readYaml.ts'
import type { Source } from './source.ts'

type Read = ReturnType<typeof readYaml>
type Shape = { readonly data?: unknown; readonly diagnostics: readonly Diagnostic[] }

/**
 * What reading the files of scenarios came to, for whoever reads them again and again while somebody edits one of them: a file whose
 * text is still the same is not parsed and checked a second time. It keeps the last text of each file.
 */
export class ReadMemory {
  readonly #files = new Map<string, { readonly text: string; readonly read: Read }>()
  readonly #shapes = new WeakMap<Source, Map<z.ZodType, Shape>>()

  /** `readYaml` */
  read(file: string, text: string): Read {
    const known = this.#files.get(file)
    if (known?.text === text) return known.read
    const read = readYaml(file, text)
    this.#files.set(file, { text, read })
    return read
  }

  /** `checkShape` */
  shape<Schema extends z.ZodType>(
    schema: Schema,
    source: Source,
  ): { data?: z.output<Schema>; diagnostics: readonly Diagnostic[] } {
    const shapes = this.#shapes.get(source) ?? new Map<z.ZodType, Shape>()
    this.#shapes.set(source, shapes)
    const shape = shapes.get(schema) ?? checkShape(schema, source)
    shapes.set(schema, shape)
    return shape as { data?: z.output<Schema>; diagnostics: readonly Diagnostic[] }
  }
}
