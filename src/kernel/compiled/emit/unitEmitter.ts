import type { Plan } from '../plan/plan.ts'
import type { TileAddresses } from '../schedule/addresses.ts'
import type { RowsCall, Unit } from '../schedule/unit.ts'
import { FunctionBuilder } from '../wasm/functionBuilder.ts'
import type { ModuleBuilder } from '../wasm/moduleBuilder.ts'
import { HEAD } from './driverWriter.ts'
import type { InstructionSet } from './instructionSet.ts'
import type { LibraryEmitter } from './libraryEmitter.ts'
import { type Program, TILE, TILE_PARAMETERS, writePass } from './passWriter.ts'

/** Adds units to a module: one function for each pass, and one that alternates them with the calls they need. */
export class UnitEmitter {
  readonly #program: Program
  readonly #library: LibraryEmitter
  readonly #module: ModuleBuilder

  constructor(
    plan: Plan,
    set: InstructionSet,
    addresses: TileAddresses,
    library: LibraryEmitter,
    module: ModuleBuilder,
  ) {
    this.#library = library
    this.#module = module
    this.#program = {
      machine: plan.machine,
      set,
      library,
      addresses,
      live: plan.rows.live,
      columnOffset: (column) => HEAD.bytes + 8 * column,
      constantAddress: library.constantAddress,
      addressOf: (value) => library.addressOf(value),
    }
  }

  /** @returns the index of a function of a tile */
  add(unit: Unit): number {
    const passes = unit.passes.map((pass) => ({
      calls: pass.calls,
      index: pass.stores.length > 0 ? this.#module.add(writePass(this.#program, unit, pass)) : undefined,
    }))
    const [only, ...others] = passes
    if (only?.index !== undefined && others.length === 0 && only.calls.length === 0) return only.index
    const f = new FunctionBuilder(TILE_PARAMETERS)
    for (const { calls, index } of passes) {
      for (const call of calls) this.#call(f, call)
      if (index === undefined) continue
      TILE_PARAMETERS.forEach((_, parameter) => f.get(parameter))
      f.call(index)
    }
    return this.#module.add(f)
  }

  #call(f: FunctionBuilder, { elementary, first, count }: RowsCall): void {
    const { rowBytes } = this.#program.addresses
    for (const row of [first, first + count])
      f.get(TILE)
        .integer(row * rowBytes)
        .op(0x6a)
    f.call(this.#library.elementary(elementary))
  }
}
