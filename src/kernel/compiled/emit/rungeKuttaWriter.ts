import type { FixedRows } from '../plan/plan.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import { type DriverParts, tileArguments } from './driverWriter.ts'
import type { InstructionSet } from './instructionSet.ts'

const ADD = 0x6a
const RATES = 0
const TOTALS = 1
const BEFORE = 2
const MOVED = 3
const END = 4
const WEIGHT = 5
const LENGTH = 6

/** (rates, totals, before, moved, end, weight, length): totals += weight * rates, moved = before + length * rates, for all stocks. */
export function writeStage(set: InstructionSet): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32, I32])
  const [weight, length, rate] = [f.own(set.number), f.own(set.number), f.own(set.number)]
  set.spread(f.get(WEIGHT), 0)
  f.set(weight)
  set.spread(f.get(LENGTH), 0)
  f.set(length)
  f.op(0x03, NOTHING)
  const accumulate = (into: number, from: number, factor: number, first: () => void): void => {
    f.get(into)
    set.load(f.get(from), 0)
    f.get(factor)
    first()
    set.computations.mul(f)
    set.computations.add(f)
    set.store(f, 0)
  }
  accumulate(TOTALS, TOTALS, weight, () => {
    set.load(f.get(RATES), 0)
    f.tee(rate)
  })
  accumulate(MOVED, BEFORE, length, () => f.get(rate))
  for (const pointer of [TOTALS, BEFORE, MOVED])
    f.get(pointer)
      .integer(set.width * set.bytes)
      .op(ADD)
      .set(pointer)
  f.get(RATES)
    .integer(set.width * set.bytes)
    .op(ADD)
    .tee(RATES)
    .get(END)
    .op(0x49, 0x0d, 0, 0x0b)
  return f
}

export interface RungeKuttaParts extends DriverParts {
  readonly rows: FixedRows
  readonly stage: number
  /** The pass that moves the stocks by the totals. */
  readonly move: number
  /** Addresses of the constants 1 and 2, and of a half and a whole time step. */
  readonly constants: {
    readonly one: number
    readonly two: number
    readonly half: number
    readonly whole: number
  }
}

/**
 * (tile, step): stocks at the next step by the classical fourth-order method, in the interpreter's order of operations. The rates at
 * the step itself are known; the stocks of the next step serve as those on the way.
 */
export function writeRungeKutta(parts: RungeKuttaParts): FunctionBuilder {
  const { addresses, rows, constants, core, timeRowBytes } = parts
  const f = new FunctionBuilder([I32, I32])
  const row = f.own(I32)
  const values = [f.own(I32), f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  const [tile, now, next, time, month] = values as [number, number, number, number, number]
  tileArguments(f, parts, row)
  for (const local of [...values].reverse()) f.set(local)
  const totals = rows.totals * addresses.rowBytes
  f.get(tile).integer(totals).op(ADD).integer(0).integer(addresses.stockBytes).op(0xfc, 0x0b, 0)
  const stage = (weight: number, length: number): void => {
    const rates = rows.rates * addresses.rowBytes
    f.get(tile).integer(rates).op(ADD).get(tile).integer(totals).op(ADD).get(now).get(next)
    f.get(tile)
      .integer(rates + addresses.stockBytes)
      .op(ADD)
      .integer(weight)
      .integer(length)
      .call(parts.stage)
  }
  const evaluate = (moment: number): void => {
    f.get(tile)
      .get(next)
      .get(next)
      .get(time)
      .integer(moment * timeRowBytes)
      .op(ADD)
      .get(month)
      .call(core)
  }
  stage(constants.one, constants.half)
  evaluate(1)
  stage(constants.two, constants.half)
  evaluate(1)
  stage(constants.two, constants.whole)
  evaluate(2)
  stage(constants.one, constants.whole)
  f.get(tile).integer(0).memory([0x36], addresses.failing)
  for (const local of values) f.get(local)
  f.call(parts.move)
  return f
}
