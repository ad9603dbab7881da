import type { Table } from '../../../model/system.ts'
import type { Machine } from '../machine/machine.ts'
import type { Plan } from '../plan/plan.ts'
import type { ModuleBuilder } from '../wasm/moduleBuilder.ts'
import { addElementary, addWhole } from './elementaryWriter.ts'
import type { Library } from './expressionWriter.ts'
import type { InstructionSet } from './instructionSet.ts'
import { tableBytes, writeLookup } from './lookupWriter.ts'
import { scratchBytes, writeSteps } from './stepsWriter.ts'
import { writeWholePower, writeWholePowers } from './wholePowerWriter.ts'

/** The most vectors that elementary functions do side by side, in steps or as one whole formula: of these, more would not fit into registers. */
const MOST = { steps: 16, whole: 2 }

/** Nothing stands at address 0, so that a wrong address is easy to see; then there is room for what elementary functions keep. */
const SCRATCH = 64

/** Adds the functions that passes call to the module, each when it is first asked for, and says where constants stand. */
export class LibraryEmitter implements Library {
  /** Addresses of the lookups' points and of the constants behind them. */
  readonly lookups: number
  readonly constants: number
  readonly #tools: { readonly machine: Machine; readonly set: InstructionSet }
  readonly #module: ModuleBuilder
  readonly #tables: readonly Table[]
  /** Vectors of a row. */
  readonly #vectors: number
  readonly #functions = new Map<string, number>()

  constructor(
    tools: { readonly machine: Machine; readonly set: InstructionSet },
    module: ModuleBuilder,
    { system, layout }: Pick<Plan, 'system' | 'layout'>,
  ) {
    const { tables } = system
    this.#tools = tools
    this.#module = module
    this.#tables = tables
    const { width, bytes } = tools.set
    this.#vectors = Math.ceil(layout.lanes / width)
    this.lookups = SCRATCH + scratchBytes(MOST.steps, width * bytes)
    this.constants = this.#tableAddress(tables.length)
  }

  /** The function that puts whole powers into a row. */
  get wholePowers(): number {
    const single = (): number => this.#module.add(writeWholePower())
    return this.#once('^', () => this.#module.add(writeWholePowers(this.#tools.set, single())))
  }

  readonly constantAddress = (constant: number): number => this.constants + 8 * constant

  addressOf(value: number): number {
    const { machine } = this.#tools
    return this.constantAddress(machine.instruction(machine.constant(value)).detail as number)
  }

  lookup(table: number): number {
    const write = (): number =>
      this.#module.add(writeLookup(this.#tables[table] as Table, this.#tableAddress(table)))
    return this.#once(`table ${table}`, write)
  }

  /** The function that replaces the numbers between two addresses by their images. @throws Error when there is none */
  elementary(name: string): number {
    const elementary = this.#tools.set.elementaries.get(name)
    if (!elementary) throw new Error(`the compiled kernel has no code for ${name}`)
    const tools = { ...this.#tools, constantAddress: this.constantAddress }
    const { steps, whole } = elementary
    const add = (): number => {
      if (!steps) return addElementary(tools, this.#module, elementary, this.#sideBySide(MOST.whole))
      const sideBySide = { vectors: this.#sideBySide(MOST.steps), scratch: SCRATCH }
      return this.#module.add(writeSteps(tools, steps, sideBySide, addWhole(tools, this.#module, whole)))
    }
    return this.#once(name, add)
  }

  /** As many vectors as a row holds a whole number of times. */
  #sideBySide(most: number): number {
    let count = Math.min(most, this.#vectors)
    while (this.#vectors % count !== 0) count--
    return count
  }

  #tableAddress(table: number): number {
    return this.#tables.slice(0, table).reduce((sum, t) => sum + tableBytes(t), this.lookups)
  }

  #once(key: string, add: () => number): number {
    const known = this.#functions.get(key) ?? add()
    this.#functions.set(key, known)
    return known
  }
}
