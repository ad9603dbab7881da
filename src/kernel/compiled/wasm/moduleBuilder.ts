import { Code } from './code.ts'
import type { FunctionBuilder, ValueType } from './functionBuilder.ts'

const TYPES = 1
const IMPORTS = 2
const FUNCTIONS = 3
const TABLES = 4
const EXPORTS = 7
const ELEMENTS = 9
const CODE = 10

interface Entry {
  readonly builder: FunctionBuilder
  readonly exportAs: string | undefined
}

/**
 * A WebAssembly module in the binary format (WebAssembly Core 2.0, section 5.5). It imports one memory, `host.memory`, and
 * has one table of functions that can be called by their place in it.
 */
export class ModuleBuilder {
  readonly #entries: Entry[] = []
  readonly #table: number[] = []

  /** @returns the index of the function */
  add(builder: FunctionBuilder, exportAs?: string): number {
    return this.#entries.push({ builder, exportAs }) - 1
  }

  /** Puts a function into the table. @returns its place */
  enter(functionIndex: number): number {
    return this.#table.push(functionIndex) - 1
  }

  encode(): Uint8Array<ArrayBuffer> {
    const section = (id: number, content: Code): Code => new Code().byte(id).sized(content)
    const all = new Code()
      .sequence([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
      .append(section(TYPES, new Code().vector(this.#entries.map(({ builder }) => signature(builder)))))
      .append(section(IMPORTS, new Code().vector([memoryImport()])))
      .append(section(FUNCTIONS, new Code().vector(this.#entries.map((_, i) => new Code().unsigned(i)))))
      .append(
        section(TABLES, new Code().vector([new Code().sequence([0x70, 0]).unsigned(this.#table.length)])),
      )
      .append(section(EXPORTS, new Code().vector(this.#exports())))
      .append(section(ELEMENTS, this.#elements()))
      .append(section(CODE, this.#code()))
    return all.bytes
  }

  #code(): Code {
    const code = new Code().unsigned(this.#entries.length)
    for (const { builder } of this.#entries) builder.writeTo(code)
    return code
  }

  #exports(): Code[] {
    return this.#entries.flatMap(({ exportAs }, i) =>
      exportAs === undefined ? [] : [new Code().name(exportAs).byte(0).unsigned(i)],
    )
  }

  #elements(): Code {
    const indices = this.#table.map((index) => new Code().unsigned(index))
    return new Code().unsigned(1).sequence([0, 0x41, 0, 0x0b]).vector(indices)
  }
}

function signature({ parameters, results }: FunctionBuilder): Code {
  const list = (types: readonly ValueType[]): Code => new Code().unsigned(types.length).sequence(types)
  return new Code().byte(0x60).append(list(parameters)).append(list(results))
}

function memoryImport(): Code {
  return new Code().name('host').name('memory').sequence([2, 0, 1])
}
