import type { Plan } from '../plan/plan.ts'
import { wholeExponentBit, wholeExponentRows } from '../plan/wholeExponents.ts'
import type { TileAddresses } from '../schedule/addresses.ts'
import type { RowsCall, Unit, WholePower } from '../schedule/unit.ts'
import { FunctionBuilder, NOTHING } from '../wasm/functionBuilder.ts'
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
  readonly #wholeExponents: readonly number[]

  constructor(
    plan: Plan,
    set: InstructionSet,
    addresses: TileAddresses,
    library: LibraryEmitter,
    module: ModuleBuilder,
  ) {
    this.#library = library
    this.#module = module
    this.#wholeExponents = wholeExponentRows(plan)
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
      pass,
      index: pass.stores.length > 0 ? this.#module.add(writePass(this.#program, unit, pass)) : undefined,
    }))
    const [only, ...others] = passes
    if (only?.index !== undefined && others.length === 0 && only.pass.calls.length === 0) return only.index
    const f = new FunctionBuilder(TILE_PARAMETERS)
    for (const { pass, index } of passes) {
      for (const call of pass.calls) this.#call(f, call)
      this.#powers(f, pass.powers)
      if (index === undefined) continue
      for (let parameter = 0; parameter < TILE_PARAMETERS.length; parameter++) f.get(parameter)
      f.call(index)
    }
    return this.#module.add(f)
  }

  /** Whole exponents that are the members' own are looked for once for each tile, at the start. */
  #powers(f: FunctionBuilder, powers: readonly WholePower[]): void {
    for (const power of powers) {
      const ofMembers = this.#wholeExponents.indexOf(power.mask)
      if (ofMembers >= 0)
        f.get(TILE)
          .memory([0x28], this.#program.addresses.wholeExponents)
          .integer(wholeExponentBit(ofMembers))
          .op(0x71, 0x04, NOTHING)
      this.#power(f, power)
      if (ofMembers >= 0) f.op(0x0b)
    }
  }

  #power(f: FunctionBuilder, { result, general, x, y, mask }: WholePower): void {
    const { rowBytes } = this.#program.addresses
    for (const row of [result, general, x, y, mask, result + 1])
      f.get(TILE)
        .integer(row * rowBytes)
        .op(0x6a)
    f.call(this.#library.wholePowers)
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
