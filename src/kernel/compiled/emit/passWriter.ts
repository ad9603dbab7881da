import type { Machine } from '../machine/machine.ts'
import type { TileAddresses } from '../schedule/addresses.ts'
import type { Pass, Store, Unit } from '../schedule/unit.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import { ExpressionWriter, type Library } from './expressionWriter.ts'
import type { InstructionSet } from './instructionSet.ts'

/** Parameters of every function of a tile: where its rows, its stocks now and next, the row of the time table and the month's noise are. */
export const TILE = 0
const NOW = 1
const NEXT = 2
const TIME_ROW = 3
const MONTH = 4
export const TILE_PARAMETERS = [I32, I32, I32, I32, I32] as const

/** All that is the same for every pass of a kernel. */
export interface Program {
  readonly machine: Machine
  readonly set: InstructionSet
  readonly library: Library
  readonly addresses: TileAddresses
  /** The row whose mask holds for members that have not failed. */
  readonly live: number
  /** Where column i of the time table stands in one of its rows. */
  columnOffset(column: number): number
  constantAddress(constant: number): number
  addressOf(value: number): number
}

/** One loop over the members of a tile that computes a pass and stores its results. */
export function writePass(program: Program, unit: Unit, pass: Pass): FunctionBuilder {
  return new PassWriter(program, unit, pass).write()
}

class PassWriter {
  readonly #program: Program
  readonly #unit: Unit
  readonly #pass: Pass
  readonly #f = new FunctionBuilder(TILE_PARAMETERS)
  readonly #writer: ExpressionWriter
  /** Instructions computed by this very pass although their results stand in rows afterwards. */
  readonly #made: ReadonlySet<number>
  readonly #end: number
  #checks: Checks | undefined
  #waits: number | undefined

  constructor(program: Program, unit: Unit, pass: Pass) {
    this.#program = program
    this.#unit = unit
    this.#pass = pass
    const made = pass.stores.filter((s) => s.kind === 'row' && unit.rows.get(s.value) === s.row)
    this.#made = new Set(made.map((s) => s.value))
    this.#end = this.#f.own(I32)
    const { set, library, constantAddress } = program
    this.#writer = new ExpressionWriter(program.machine, this.#f, {
      set,
      library,
      constantAddress,
      isGiven: (index) => this.#rowOf(index) !== undefined,
      load: (_, index) => this.#load(index),
    })
  }

  write(): FunctionBuilder {
    const { stores } = this.#pass
    for (const { value } of stores) this.#writer.use(value)
    this.#begin()
    this.#f.op(0x03, NOTHING)
    this.#holdOverwritten()
    for (const store of stores) this.#store(store)
    this.#checks?.endRound()
    this.#advance()
    this.#f.op(0x0b)
    this.#checks?.report()
    this.#reportWaiting()
    return this.#f
  }

  /** The row an instruction's result is read from in this pass. */
  #rowOf(index: number): number | undefined {
    return this.#made.has(index) ? undefined : this.#unit.rows.get(index)
  }

  #begin(): void {
    const { addresses } = this.#program
    this.#f.get(TILE).integer(addresses.rowBytes).op(0x6a).set(this.#end)
    if (this.#pass.stores.some((s) => s.kind === 'next')) this.#checks = new Checks(this.#program, this.#f)
    if (this.#pass.stores.some((s) => s.kind === 'waiting')) this.#waits = this.#f.own(this.#program.set.mask)
  }

  /** A row that is both read and written is read first. */
  #holdOverwritten(): void {
    const { machine } = this.#program
    const written = new Set(this.#pass.stores.flatMap((s) => (s.kind === 'row' ? [s.row] : [])))
    this.#writer.hold((index) => {
      const { operation, detail } = machine.instruction(index)
      return operation === 'row' && written.has(detail as number)
    })
  }

  #store(store: Store): void {
    const { set, machine, addresses, live } = this.#program
    switch (store.kind) {
      case 'row':
        this.#f.get(TILE)
        this.#writer.write(store.value)
        if (machine.isMask(store.value)) set.storeMask(this.#f, store.row * addresses.rowBytes)
        else set.store(this.#f, store.row * addresses.rowBytes)
        return
      case 'stock':
        this.#f.get(NOW)
        this.#writer.write(store.value)
        set.store(this.#f, store.stock * addresses.rowBytes)
        return
      case 'next':
        this.#f.get(NEXT)
        this.#writer.write(store.value)
        this.#checks?.look(store.nonNegative)
        set.store(this.#f, store.stock * addresses.rowBytes)
        return
      case 'waiting':
        this.#writer.write(store.value)
        this.#f.get(TILE)
        set.loadMask(this.#f, live * addresses.rowBytes)
        set.computations.and(this.#f)
        this.#f.get(this.#waits as number)
        set.computations.or(this.#f)
        this.#f.set(this.#waits as number)
        return
    }
  }

  #load(index: number): void {
    const { machine, set, addresses, columnOffset } = this.#program
    const { operation, detail } = machine.instruction(index)
    const f = this.#f
    const row = this.#rowOf(index)
    const place = row ?? (detail as number)
    if (row !== undefined || operation === 'row' || operation === 'rowMask') {
      const mask = machine.isMask(index)
      f.get(TILE)
      if (mask) set.loadMask(f, place * addresses.rowBytes)
      else set.load(f, place * addresses.rowBytes)
    } else if (operation === 'stock') set.load(f.get(NOW), place * addresses.rowBytes)
    else if (operation === 'noise') set.load(f.get(MONTH), place * addresses.noiseBytes)
    else if (operation === 'time') set.spread(f.get(TIME_ROW), columnOffset(place))
    else if (operation === 'timeMask') set.spreadMask(f.get(TIME_ROW), columnOffset(place))
    else throw new Error(`nothing to load for ${operation}`)
  }

  /** On to the next members, until the end of the row. */
  #advance(): void {
    const f = this.#f
    const bytes = this.#program.set.width * this.#program.set.bytes
    for (const pointer of [NOW, NEXT, MONTH]) f.get(pointer).integer(bytes).op(0x6a).set(pointer)
    f.get(TILE).integer(bytes).op(0x6a).tee(TILE).get(this.#end).op(0x49, 0x0d, 0)
  }

  #reportWaiting(): void {
    if (this.#waits === undefined) return
    const { set, addresses } = this.#program
    const f = this.#f
    f.get(TILE)
      .get(TILE)
      .memory([0x28], addresses.waiting - addresses.rowBytes)
      .get(this.#waits)
    set.any(f)
    f.op(0x72).memory([0x36], addresses.waiting - addresses.rowBytes)
  }
}

/**
 * Watches the stocks of the next time step at two instructions a stock or less: a sum is infinite or NaN if a stock is (one that
 * overflows by itself only makes the caller look closer), and the smallest of those that must not fall below zero tells of all.
 */
class Checks {
  readonly #program: Program
  readonly #f: FunctionBuilder
  readonly #sum: number
  readonly #smallest: number
  readonly #failing: number
  readonly #value: number

  constructor(program: Program, f: FunctionBuilder) {
    const { set } = program
    this.#program = program
    this.#f = f
    this.#sum = f.own(set.number)
    this.#smallest = f.own(set.number)
    this.#value = f.own(set.number)
    this.#failing = f.own(set.mask)
  }

  /** Takes note of the stock on the stack. */
  look(nonNegative: boolean): void {
    const { computations } = this.#program.set
    this.#f.tee(this.#value).get(this.#value).get(this.#sum)
    computations.add(this.#f)
    this.#f.set(this.#sum)
    if (!nonNegative) return
    this.#f.get(this.#smallest).get(this.#value)
    computations.pmin(this.#f)
    this.#f.set(this.#smallest)
  }

  endRound(): void {
    const { set, live, addresses, addressOf } = this.#program
    const { computations } = set
    const f = this.#f
    const spread = (value: number): void => {
      f.integer(0)
      set.spread(f, addressOf(value))
    }
    f.get(this.#smallest)
    spread(-set.rounding)
    computations.lt(f)
    f.get(this.#sum).get(this.#sum)
    computations.sub(f)
    spread(0)
    computations.ne(f)
    computations.or(f)
    set.loadMask(f.get(TILE), live * addresses.rowBytes)
    computations.and(f)
    f.get(this.#failing)
    computations.or(f)
    f.set(this.#failing)
    spread(0)
    f.tee(this.#sum).set(this.#smallest)
  }

  report(): void {
    const { set, addresses } = this.#program
    const offset = addresses.failing - addresses.rowBytes
    this.#f.get(TILE).get(TILE).memory([0x28], offset).get(this.#failing)
    set.any(this.#f)
    this.#f.op(0x72).memory([0x36], offset)
  }
}
