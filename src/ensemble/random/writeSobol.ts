import { FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { HASH } from '../owenScramble.ts'
import { PURPOSES } from '../uniform.ts'
import {
  ADD,
  AND,
  LOAD,
  LOAD_SPLAT,
  MULTIPLY,
  OR,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SPLAT,
  SPREAD_SIGN,
  spread,
  XOR,
} from './instructions.ts'
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
  const [one, first, second] = [spread(f, 1), spread(f, HASH.first), spread(f, HASH.second)]
  const [flips, node, rest, mixed, bits] = [f.own(V128), f.own(V128), f.own(V128), f.own(V128), f.own(I32)]
  f.get(x).set(rest).get(one).set(node).integer(BITS).set(bits)
  const fold = (by: number): void => {
    f.get(mixed)
      .integer(by)
      .op(...SHIFT_RIGHT, ...XOR)
  }
  f.op(0x03, NOTHING)
  for (let i = 0; i < TOGETHER; i++) {
    f.get(node)
      .get(seed)
      .op(...XOR)
      .tee(mixed)
    fold(16)
    f.get(first)
      .op(...MULTIPLY)
      .tee(mixed)
    fold(15)
    f.get(second)
      .op(...MULTIPLY)
      .tee(mixed)
    fold(16)
    f.get(one).op(...AND)
    f.get(flips)
      .integer(1)
      .op(...SHIFT_LEFT, ...OR)
      .set(flips)
    f.get(node)
      .integer(1)
      .op(...SHIFT_LEFT)
    f.get(rest)
      .integer(BITS - 1)
      .op(...SHIFT_RIGHT, ...OR)
      .set(node)
    f.get(rest)
      .integer(1)
      .op(...SHIFT_LEFT)
      .set(rest)
  }
  f.get(bits).integer(TOGETHER).op(0x6b).tee(bits).op(0x0d, 0, 0x0b)
  f.get(x)
    .get(flips)
    .op(...XOR)
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
  const [four, purpose] = [spread(f, 4), spread(f, PURPOSES.belowScramble)]
  fourFrom(f, first)
  f.set(member)
  f.get(into).get(count).integer(3).op(0x74, 0x6a).set(end)
  f.op(0x03, NOTHING)
  f.get(indices).memory(LOAD, 0)
  f.get(shuffle)
    .op(...SPLAT)
    .call(owen)
  writePoint(f, point, directions)
  f.get(point).get(scramble)
  f.op(...SPLAT)
    .call(owen)
    .set(point)
  f.get(member).set(words[0]).get(none).set(words[1]).get(purpose).set(words[2]).get(none).set(words[3])
  writePhilox(f, words, locals, keys)
  writeShares(f, into, [point, words[0]], halves)
  f.get(member)
    .get(four)
    .op(...ADD)
    .set(member)
  f.get(indices).integer(16).op(0x6a).set(indices)
  f.get(into).integer(32).op(0x6a).tee(into).get(end).op(0x49, 0x0d, 0, 0x0b)
  return f
}

/** Sets a local to the `sobolPoint` of each index on the stack. */
function writePoint(f: FunctionBuilder, point: number, directions: number): void {
  const [index, bits, none] = [f.own(V128), f.own(V128), f.own(V128)]
  f.tee(index)
    .get(index)
    .integer(1)
    .op(...SHIFT_RIGHT, ...XOR)
    .set(bits)
  f.get(none).set(point)
  for (let k = 0; k < BITS; k++) {
    f.get(bits)
      .integer(BITS - 1 - k)
      .op(...SHIFT_LEFT)
      .integer(BITS - 1)
      .op(...SPREAD_SIGN)
    f.integer(0)
      .memory(LOAD_SPLAT, directions + 4 * k)
      .op(...AND)
    f.get(point)
      .op(...XOR)
      .set(point)
  }
}
