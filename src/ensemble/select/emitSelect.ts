import { FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import { QUANTILES } from '../../model/ensemble.ts'
import { UNSETTLED_WORDS, writeSettle } from './writeSettle.ts'

/** Where two numbers each stand in memory, one for each of the two rows that are read side by side. */
export const NUMBERS = {
  low: 0,
  high: 16,
  sum: 32,
  lost: 48,
  scale: 64,
  mean: 80,
  squares: 96,
  end: 112,
} as const

/** Functions of the module. Addresses and lengths are in bytes, rows hold doubles. */
export interface SelectExports {
  /** Lowest, highest and sum of two rows, with what the sums lost by rounding. */
  survey(a: number, b: number, bytes: number): void
  /** Puts each value of two rows into a bin, counts the bins, and sums the squared distances from the mean. */
  count(
    a: number,
    b: number,
    bytes: number,
    binsA: number,
    binsB: number,
    countsA: number,
    countsB: number,
  ): void
  /** Copies the values of chosen bins to where their bin's place points to; 0 for bins that are not wanted. */
  gather(a: number, bytes: number, bins: number, places: number): void
  /** See `writeSettle`. */
  settle(row: number, bytes: number, bins: number, counts: number, places: number, gathered: number): number
}

const simd = (opcode: number): readonly number[] => (opcode < 0x80 ? [0xfd, opcode] : [0xfd, opcode, 1])

const LOAD = simd(0x00)
const STORE = simd(0x0b)
const LOAD_FIRST = simd(0x5d)
const LOAD_LANE = simd(0x57)
const SPREAD = simd(0x0a)
const EXTRACT = simd(0x1d)
const ADD = simd(0xf0)
const SUBTRACT = simd(0xf1)
const MULTIPLY = simd(0xf2)
const LOWER = simd(0xf6)
const HIGHER = simd(0xf7)

const I32_ADD = 0x6a
const SHIFT_LEFT = 0x74
const SHIFT_RIGHT = 0x76
const WRAP = 0xa7

/** Order statistics that the quantiles need at the most: two for each, and for both ends of its error. */
export const MOST_RANKS = 6 * QUANTILES.length

/** Constants and lists in memory behind the numbers. */
export const CONSTANTS = {
  nearlyHalf: NUMBERS.end,
  whole: NUMBERS.end + 8,
  ranksEnd: NUMBERS.end + 16,
  ranks: NUMBERS.end + 24,
  targets: NUMBERS.end + 24 + 4 * (MOST_RANKS + 2),
  unsettled: NUMBERS.end + 24 + 4 * (5 * MOST_RANKS + 2),
  found: NUMBERS.end + 24 + 4 * ((5 + UNSETTLED_WORDS) * MOST_RANKS + 2),
  end: NUMBERS.end + 24 + 4 * ((7 + UNSETTLED_WORDS) * MOST_RANKS + 2),
} as const

/** The module that `RowReader` runs. */
export function emitSelect(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder()
  module.add(writeSurvey(), 'survey')
  module.add(writeCount(), 'count')
  const gather = module.add(writeGather(), 'gather')
  module.add(writeSettle(CONSTANTS, gather), 'settle')
  return module.encode()
}

/** Runs `write` for each place of two rows, with their two values in a local. */
function overPairs(f: FunctionBuilder, write: (pair: number, at: number) => void): void {
  const [pair, at] = [f.own(V128), f.own(I32)]
  f.op(0x03, NOTHING)
  f.get(1).get(at).op(I32_ADD)
  f.get(0).get(at).op(I32_ADD).memory(LOAD_FIRST, 0)
  f.memory(LOAD_LANE, 0).op(1).set(pair)
  write(pair, at)
  f.get(at).integer(8).op(I32_ADD).tee(at).get(2).op(0x49, 0x0d, 0, 0x0b)
}

/** A local that is read from memory at the start. */
function loaded(f: FunctionBuilder, instruction: readonly number[], address: number): number {
  const local = f.own(V128)
  f.integer(0).memory(instruction, address).set(local)
  return local
}

function store(f: FunctionBuilder, local: number, address: number): void {
  f.integer(0).get(local).memory(STORE, address)
}

function writeSurvey(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32])
  const [low, high] = [loaded(f, LOAD, NUMBERS.low), loaded(f, LOAD, NUMBERS.high)]
  const [sum, lost, next, part] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  overPairs(f, (pair) => {
    f.get(low)
      .get(pair)
      .op(...LOWER)
      .set(low)
    f.get(high)
      .get(pair)
      .op(...HIGHER)
      .set(high)
    f.get(sum)
      .get(pair)
      .op(...ADD)
      .tee(next)
    f.get(sum)
      .op(...SUBTRACT)
      .set(part)
    f.get(lost)
    f.get(sum)
      .get(next)
      .get(part)
      .op(...SUBTRACT, ...SUBTRACT)
    f.get(pair)
      .get(part)
      .op(...SUBTRACT, ...ADD, ...ADD)
      .set(lost)
    f.get(next).set(sum)
  })
  store(f, low, NUMBERS.low)
  store(f, high, NUMBERS.high)
  store(f, sum, NUMBERS.sum)
  store(f, lost, NUMBERS.lost)
  return f
}

function writeCount(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32, I32])
  const [low, scale, mean] = [
    loaded(f, LOAD, NUMBERS.low),
    loaded(f, LOAD, NUMBERS.scale),
    loaded(f, LOAD, NUMBERS.mean),
  ]
  const [nearlyHalf, whole] = [loaded(f, SPREAD, CONSTANTS.nearlyHalf), loaded(f, SPREAD, CONSTANTS.whole)]
  const [squares, distance] = [f.own(V128), f.own(V128)]
  const [bin, cell] = [f.own(I32), f.own(I32)]
  overPairs(f, (pair, at) => {
    f.get(pair)
      .get(mean)
      .op(...SUBTRACT)
      .tee(distance)
    f.get(distance)
      .op(...MULTIPLY)
      .get(squares)
      .op(...ADD)
      .set(squares)
    f.get(pair)
      .get(low)
      .op(...SUBTRACT)
      .get(scale)
      .op(...MULTIPLY)
    f.get(nearlyHalf)
      .op(...ADD)
      .get(whole)
      .op(...ADD)
      .set(distance)
    for (const lane of [0, 1]) {
      f.get(at)
        .integer(2)
        .op(SHIFT_RIGHT)
        .get(3 + lane)
        .op(I32_ADD)
      f.get(distance)
        .op(...EXTRACT, lane, WRAP)
        .tee(bin)
        .memory([0x3b], 0)
      f.get(bin)
        .integer(2)
        .op(SHIFT_LEFT)
        .get(5 + lane)
        .op(I32_ADD)
        .tee(cell)
      f.get(cell).memory([0x28], 0).integer(1).op(I32_ADD).memory([0x36], 0)
    }
  })
  store(f, squares, NUMBERS.squares)
  return f
}

function writeGather(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32])
  const [at, cell, place] = [f.own(I32), f.own(I32), f.own(I32)]
  f.op(0x03, NOTHING)
  f.get(at).integer(2).op(SHIFT_RIGHT).get(2).op(I32_ADD).memory([0x2f], 0)
  f.integer(2).op(SHIFT_LEFT).get(3).op(I32_ADD).tee(cell).memory([0x28], 0).tee(place)
  f.op(0x04, NOTHING)
  f.get(place).get(0).get(at).op(I32_ADD).memory([0x2b], 0).memory([0x39], 0)
  f.get(cell).get(place).integer(8).op(I32_ADD).memory([0x36], 0)
  f.op(0x0b)
  f.get(at).integer(8).op(I32_ADD).tee(at).get(1).op(0x49, 0x0d, 0, 0x0b)
  return f
}
