import { FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { HASH } from '../owenScramble.ts'
import { PURPOSES } from '../uniform.ts'
import { multipliers, type Words, writePhilox } from './writePhilox.ts'
import { fourFrom, halvesOf, writeShares } from './writeShares.ts'

const BITS = 32

/** Bytes of the direction numbers of a dimension. */
export const DIRECTION_BYTES = 4 * BITS

/** Bits between two looks at the counter. */
const TOGETHER = 4

/** (four words, the seed four times) -> `owenScramble` of each. */
export function writeOwen(): FunctionBuilder {
  const f = new FunctionBuilder([V128, V128], [V128])
  const [x, seed] = [0, 1]
  const [one, first, second] = [I.spread(f, 1), I.spread(f, HASH.first), I.spread(f, HASH.second)]
  const [flips, node, rest, mixed, bits] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128), f.own(I32)]
  f.get(x).set(rest).get(one).set(node).integer(BITS).set(bits)
  const fold = (by: number): void => {
    f.get(mixed)
      .integer(by)
      .op(...I.I32X4_SHIFT_RIGHT, ...I.V128_XOR)
  }
  f.op(I.LOOP, NOTHING)
  for (let i = 0; i < TOGETHER; i++) {
    f.get(node)
      .get(seed)
      .op(...I.V128_XOR)
      .tee(mixed)
    fold(16)
    f.get(first)
      .op(...I.I32X4_MULTIPLY)
      .tee(mixed)
    fold(15)
    f.get(second)
      .op(...I.I32X4_MULTIPLY)
      .tee(mixed)
    fold(16)
    f.get(one).op(...I.V128_AND)
    f.get(flips)
      .integer(1)
      .op(...I.I32X4_SHIFT_LEFT, ...I.V128_OR)
      .set(flips)
    f.get(node)
      .integer(1)
      .op(...I.I32X4_SHIFT_LEFT)
    f.get(rest)
      .integer(BITS - 1)
      .op(...I.I32X4_SHIFT_RIGHT, ...I.V128_OR)
      .set(node)
    f.get(rest)
      .integer(1)
      .op(...I.I32X4_SHIFT_LEFT)
      .set(rest)
  }
  f.get(bits).integer(TOGETHER).op(I.I32_SUBTRACT).tee(bits).op(I.BRANCH_IF, 0, I.END)
  f.get(x)
    .get(flips)
    .op(...I.V128_XOR)
  return f
}

interface Places {
  /** The function of `writeOwen`. */
  readonly owen: number
  /** Where keys and direction numbers stand. */
  readonly keys: number
  readonly directions: number
}

/** (where to, indices, first member, members, seed of the shuffle, seed of the scramble): see `scrambledSobol`, four at a time. */
export function writeSobol({ owen, keys, directions }: Places): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32])
  const [into, indices, first, count, shuffle, scramble] = [0, 1, 2, 3, 4, 5]
  const [end, point, member, none] = [f.own(I32), f.own(V128), f.own(V128), f.own(V128)]
  const words: Words = [f.own(V128), f.own(V128), f.own(V128), f.own(V128)]
  const [locals, halves] = [multipliers(f), halvesOf(f)]
  const [four, purpose] = [I.spread(f, 4), I.spread(f, PURPOSES.belowScramble)]
  fourFrom(f, first)
  f.set(member)
  f.get(into).get(count).integer(3).op(I.I32_SHIFT_LEFT, I.I32_ADD).set(end)
  f.op(I.LOOP, NOTHING)
  f.get(indices).memory(I.V128_LOAD, 0)
  f.get(shuffle)
    .op(...I.I32X4_SPLAT)
    .call(owen)
  writePoint(f, point, directions)
  f.get(point).get(scramble)
  f.op(...I.I32X4_SPLAT)
    .call(owen)
    .set(point)
  f.get(member).set(words[0]).get(none).set(words[1]).get(purpose).set(words[2]).get(none).set(words[3])
  writePhilox(f, words, locals, keys)
  writeShares(f, into, [point, words[0]], halves)
  f.get(member)
    .get(four)
    .op(...I.I32X4_ADD)
    .set(member)
  f.get(indices).integer(16).op(I.I32_ADD).set(indices)
  f.get(into).integer(32).op(I.I32_ADD).tee(into).get(end).op(I.I32_LESS_UNSIGNED, I.BRANCH_IF, 0, I.END)
  return f
}

/** Sets a local to the `sobolPoint` of each index on the stack. */
function writePoint(f: FunctionBuilder, point: number, directions: number): void {
  const [index, bits, none] = [f.own(V128), f.own(V128), f.own(V128)]
  f.tee(index)
    .get(index)
    .integer(1)
    .op(...I.I32X4_SHIFT_RIGHT, ...I.V128_XOR)
    .set(bits)
  f.get(none).set(point)
  for (let k = 0; k < BITS; k++) {
    f.get(bits)
      .integer(BITS - 1 - k)
      .op(...I.I32X4_SHIFT_LEFT)
      .integer(BITS - 1)
      .op(...I.I32X4_SPREAD_SIGN)
    f.integer(0)
      .memory(I.V128_LOAD32_SPLAT, directions + 4 * k)
      .op(...I.V128_AND)
    f.get(point)
      .op(...I.V128_XOR)
      .set(point)
  }
}
