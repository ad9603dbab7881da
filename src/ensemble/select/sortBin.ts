import { F64, type FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'

/**
 * Which of eight values are compared, two by two, in the order that sorts them (Knuth, The Art of Computer Programming 3, 2nd ed.,
 * section 5.3.4).
 */
const NETWORK = [
  0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7, 0, 1, 2, 3, 4, 5, 6, 7, 2, 4, 3, 5, 1, 4, 3, 6, 1, 2, 3, 4,
  5, 6,
]

/** Values that are sorted without asking how many there are. */
export const FEW = 8

/**
 * Sorts the values of a bin. Those behind it are not lower: of a few values, the next ones are sorted with them, so that there is no
 * branch that nobody could foresee.
 */
export function sortBin(f: FunctionBuilder, from: number, to: number): void {
  f.get(to)
    .get(from)
    .op(I.I32_SUBTRACT)
    .integer(8 * FEW + 1)
    .op(I.I32_LESS)
  I.when(
    f,
    () => sortFew(f, from),
    () => sortByInsertion(f, from, to),
  )
}

/** Puts infinities behind the last bin. */
export function writeInfinities(f: FunctionBuilder, end: number): void {
  const infinities = f.own(V128)
  f.op(I.F64_CONSTANT, ...new Uint8Array(new Float64Array([Infinity]).buffer), ...I.F64X2_SPLAT).set(
    infinities,
  )
  for (let at = 0; at < 8 * FEW; at += 16) f.get(end).get(infinities).memory(I.V128_STORE, at)
}

function sortFew(f: FunctionBuilder, from: number): void {
  const values = Array.from({ length: FEW }, () => f.own(V128))
  const lower = f.own(V128)
  for (const [i, value] of values.entries())
    f.get(from)
      .memory(I.V128_LOAD64_ZERO, 8 * i)
      .set(value)
  for (let i = 0; i < NETWORK.length; i += 2) {
    const [one, other] = [0, 1].map((k) => values[NETWORK[i + k] as number]) as [number, number]
    f.get(one)
      .get(other)
      .op(...I.F64X2_LOWER)
      .set(lower)
    f.get(one)
      .get(other)
      .op(...I.F64X2_HIGHER)
      .set(other)
    f.get(lower).set(one)
  }
  for (const [i, value] of values.entries())
    f.get(from)
      .get(value)
      .memory(I.V128_STORE64_LANE, 8 * i)
      .op(0)
}

function sortByInsertion(f: FunctionBuilder, row: number, end: number): void {
  const [next, place, value] = [f.own(I32), f.own(I32), f.own(F64)]
  f.get(row).set(next)
  f.op(I.BLOCK, NOTHING, I.LOOP, NOTHING)
  f.get(next)
    .integer(8)
    .op(I.I32_ADD)
    .tee(next)
    .get(end)
    .op(I.I32_LESS_UNSIGNED, I.I32_IS_ZERO, I.BRANCH_IF, 1)
  f.get(next).tee(place).memory(I.F64_LOAD, 0).set(value)
  f.op(I.BLOCK, NOTHING, I.LOOP, NOTHING)
  f.get(place).get(row).op(I.I32_EQUAL, I.BRANCH_IF, 1)
  f.get(place).integer(8).op(I.I32_SUBTRACT).memory(I.F64_LOAD, 0).get(value)
  f.op(I.F64_GREATER, I.I32_IS_ZERO, I.BRANCH_IF, 1)
  f.get(place).get(place).integer(8).op(I.I32_SUBTRACT).memory(I.F64_LOAD, 0).memory(I.F64_STORE, 0)
  I.advance(f, place, -8)
  f.op(I.BRANCH, 0, I.END, I.END)
  f.get(place).get(value).memory(I.F64_STORE, 0)
  f.op(I.BRANCH, 0, I.END, I.END)
}
