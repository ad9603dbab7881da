import { type FunctionBuilder, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { QUANTILES } from '../../model/ensemble.ts'
import * as I from '../instructions.ts'
import { CONSTANTS, NUMBERS, QUANTILE, READING } from './layout.ts'

/** How far from the wanted order statistics of a row those of the next one are expected, as a share of the distance between them. */
const MARGIN = 0.125

/** Shifts to choose from, two by two, as shares of the range, and how many times the shift is then doubled up to the end of the range. */
const SHIFTS = [
  { shares: [1, 2 ** -2], doublings: [1, 2.32] },
  { shares: [2 ** -4, 2 ** -7], doublings: [4.09, 7] },
  { shares: [2 ** -11, 2 ** -16], doublings: [11, 16] },
  { shares: [2 ** -24, 2 ** -32], doublings: [24, 32] },
] as const

/** Says where the wanted order statistics of the next rows are expected, from those of the second row. */
export function writeExpected(f: FunctionBuilder): void {
  const [low, high, margin] = [f.own(V128), f.own(V128), f.own(V128)]
  f.integer(0).memory(I.V128_LOAD64_SPLAT, CONSTANTS.found).set(low)
  f.integer(0)
    .memory(I.I32_LOAD, CONSTANTS.ranksEnd)
    .memory(I.V128_LOAD64_SPLAT, CONSTANTS.found - 8)
    .tee(high)
  f.get(low).op(...I.F64X2_SUBTRACT, ...I.double(MARGIN), ...I.F64X2_SPLAT, ...I.F64X2_MULTIPLY)
  f.set(margin)
  for (const [end, away, address] of [
    [low, I.F64X2_SUBTRACT, NUMBERS.expectedFrom],
    [high, I.F64X2_ADD, NUMBERS.expectedTo],
  ] as const)
    f.integer(0)
      .get(end)
      .get(margin)
      .op(...away)
      .tee(end)
      .memory(I.V128_STORE, address)
  const second = (address: number) => f.integer(0).memory(I.V128_LOAD64_SPLAT, address + 8)
  second(NUMBERS.low)
    .get(low)
    .op(...I.F64X2_HIGHER)
    .set(low)
  second(NUMBERS.high)
    .get(high)
    .op(...I.F64X2_LOWER)
    .get(low)
    .op(...I.F64X2_SUBTRACT)
    .set(high)
  writeShift(f, low, high)
}

/**
 * Chooses the shift with which the fullest of the bins around the quantiles holds the fewest values: how many there are for each unit is
 * known from the order statistics around a quantile.
 */
function writeShift(f: FunctionBuilder, from: number, range: number): void {
  const places = QUANTILES.map((_, i) => writeDensity(f, CONSTANTS.quantiles + i * QUANTILE.bytes, from))
  const [least, best, fullest, shift] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  f.op(...I.INFINITE, ...I.F64X2_SPLAT).set(least)
  const keep = (share: () => void): void => {
    share()
    f.get(best)
      .get(fullest)
      .get(least)
      .op(...I.F64X2_LESS, ...I.V128_CHOOSE)
      .set(best)
  }
  for (const { shares, doublings } of SHIFTS) {
    const share = () => f.op(...I.doubles(shares))
    f.get(range)
    share()
      .op(...I.F64X2_MULTIPLY)
      .set(shift)
    for (const [i, { distance, density }] of places.entries()) {
      f.get(distance)
        .get(shift)
        .op(...I.F64X2_ADD)
        .get(density)
        .op(...I.F64X2_MULTIPLY)
      if (i > 0) f.op(...I.F64X2_HIGHER)
    }
    f.op(...I.doubles(doublings), ...I.F64X2_MULTIPLY).set(fullest)
    keep(share)
    f.get(fullest)
      .get(least)
      .op(...I.F64X2_LOWER)
      .set(least)
  }
  // The other one of each two.
  swapped(f, least)
  f.set(fullest)
  keep(() => swapped(f, best))
  f.integer(0).get(best).memory(I.V128_STORE, NUMBERS.expectedShift)
}

/** How far a quantile lies from where bins begin, and the share of the values for each unit around it; 0 where they are all alike. */
function writeDensity(f: FunctionBuilder, quantile: number, from: number) {
  const [distance, density, below, gap] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  const found = (address: number) => f.integer(0).memory(I.I32_LOAD, address).memory(I.V128_LOAD64_SPLAT, 0)
  found(quantile + READING.bytes + READING.below)
    .tee(below)
    .get(from)
    .op(...I.F64X2_SUBTRACT)
    .set(distance)
  found(quantile + 2 * READING.bytes + READING.above)
    .get(below)
    .op(...I.F64X2_SUBTRACT)
    .set(gap)
  f.integer(0)
    .memory(I.V128_LOAD64_SPLAT, quantile + QUANTILE.width)
    .get(gap)
    .op(...I.F64X2_DIVIDE)
  f.op(...I.double(0), ...I.F64X2_SPLAT)
    .get(gap)
    .op(...I.F64X2_LESS, ...I.V128_AND)
    .set(density)
  return { distance, density }
}

/** Leaves a vector with its halves exchanged. */
function swapped(f: FunctionBuilder, local: number): void {
  f.get(local).get(local)
  f.op(...I.I8X16_SHUFFLE, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
}
