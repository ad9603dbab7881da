import type { z } from 'zod'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkShape, type Shape } from './checkShape.ts'
import { type Row, readTable } from './readTable.ts'
import { readYaml } from './readYaml.ts'
import type { Source } from './source.ts'

/** Reads files of a scenario: each time anew, or with a memory of earlier readings, to the same effect. */
export interface FileReader {
  /** Whether it has read this very text of a file. */
  knows?(file: string, text: string): boolean
  /** `readYaml` */
  read(file: string, text: string): { source?: Source; diagnostics: readonly Diagnostic[] }
  /** `checkShape` */
  shape<Schema extends z.ZodType>(schema: Schema, source: Source): Shape<z.output<Schema>>
  /** `readTable` */
  table(
    file: string,
    text: string,
    columns?: readonly string[],
  ): { rows: readonly Row[]; diagnostics: readonly Diagnostic[] }
}

export const WITHOUT_MEMORY: FileReader = {
  read: (file, text) => readYaml(file, text),
  shape: checkShape,
  table: readTable,
}
