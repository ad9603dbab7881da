import type { z } from 'zod'
import type { Place } from '../diagnostics/place.ts'
import { controlCharacter, controlCharacterAt, TEXT_FILE } from './controlCharacter.ts'
import { FaultyNames } from './faultyNames.ts'
import type { FileReader } from './fileReader.ts'
import type { Files } from './files.ts'
import type { Problems } from './problems.ts'
import type { Row } from './readTable.ts'
import type { Source } from './source.ts'

const MOST_CHARACTERS = 2_000_000

export interface Input {
  readonly path: string
  readonly text: string
  /** What a sound YAML file says. */
  readonly data?: unknown
}

/** A file with its data checked against a schema. */
export interface Checked<Data> {
  readonly data: Data
  readonly source: Source
}

/** The folder of one scenario: reads its files and remembers what was read. */
export class Folder {
  readonly inputs: Input[] = []
  readonly faulty = new FaultyNames()
  readonly #files: Files
  readonly #folder: string
  readonly #problems: Problems
  readonly #reader: FileReader

  constructor(files: Files, folder: string, problems: Problems, reader: FileReader) {
    this.#files = files
    this.#folder = folder
    this.#problems = problems
    this.#reader = reader
  }

  path(name: string): string {
    return `${this.#folder}${name}`
  }

  has(name: string): boolean {
    return this.#files.read(this.path(name)) !== undefined
  }

  /** A YAML file. @param asked where it is named, for when it does not exist */
  source(name: string, asked: Place): Source | undefined {
    const text = this.#read(name, asked)
    if (text === undefined) return undefined
    const { source, diagnostics } = this.#reader.read(this.path(name), text)
    this.#problems.addAll(diagnostics)
    if (source) this.inputs.push({ ...(this.inputs.pop() as Input), data: source.data })
    else this.faulty.isAny = true
    return source
  }

  /** A YAML file with data of the right shape, without the entries that have another. */
  checked<Schema extends z.ZodType>(
    source: Source | undefined,
    schema: Schema,
  ): Checked<z.output<Schema>> | undefined {
    if (!source) return undefined
    const { data, rest, diagnostics } = this.#reader.shape(schema, source)
    this.#problems.addAll(diagnostics)
    if (data !== undefined) return { data, source }
    if (rest) for (const name of rest.faulty) this.faulty.names.add(name)
    else this.faulty.isAny = true
    return rest && { data: rest.data, source }
  }

  /** A table with certain columns, or when left out with any; undefined when it cannot be read. */
  table(name: string, columns: readonly string[] | undefined, asked: Place): readonly Row[] | undefined {
    const text = this.#read(name, asked)
    if (text === undefined) return undefined
    const { rows, diagnostics } = this.#reader.table(this.path(name), text, columns)
    this.#problems.addAll(diagnostics)
    if (diagnostics.length > 0) this.faulty.isAny = true
    return diagnostics.length > 0 ? undefined : rows
  }

  #read(name: string, asked: Place): string | undefined {
    const path = this.path(name)
    const text = this.#files.read(path)
    if (text === undefined) {
      this.faulty.isAny = true
      this.#problems.add('missing-file', asked, `no file ${path}`, `a file ${name} in this folder`)
      return undefined
    }
    this.inputs.push({ path, text })
    if (this.#isText(path, text)) return text.replace(/^\uFEFF/, '')
    this.faulty.isAny = true
    return undefined
  }

  #isText(path: string, text: string): boolean {
    if (text.length > MOST_CHARACTERS) {
      const place = { file: path, line: 1, column: 1 }
      this.#problems.add('file-too-large', place, `${text.length} characters`, `at most ${MOST_CHARACTERS}`)
      return false
    }
    const found = this.#reader.knows?.(path, text) ? undefined : controlCharacter(text)
    if (found === undefined) return true
    const before = text.slice(0, controlCharacterAt(text)).split('\n')
    const column = (before.at(-1) as string).length + 1
    this.#problems.add('bad-character', { file: path, line: before.length, column }, found, TEXT_FILE)
    return false
  }
}
