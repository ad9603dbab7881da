import { F64, type FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { BIN, TARGET } from './layout.ts'

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
 * Sorts the latest values of a list, as many as a network sorts: infinities where it has fewer, since the last slot of a list is
 * followed by itself, with an infinite value. So there is no branch that nobody could foresee.
 * @param target which bin it is, and where its values go
 * @param distance how far values stand behind their slots
 */
export function sortFew(f: FunctionBuilder, target: number, distance: number): void {
  const values = Array.from({ length: FEW }, () => f.own(V128))
  const [lower, slot] = [f.own(V128), f.own(I32)]
  f.get(target).memory(I.I32_LOAD, TARGET.bin).memory(I.I32_LOAD, BIN.latest).set(slot)
  for (const [i, value] of values.entries()) {
    f.get(slot).get(distance).op(I.I32_ADD).memory(I.V128_LOAD64_ZERO, 0).set(value)
    if (i < FEW - 1) f.get(slot).memory(I.I32_LOAD, 0).set(slot)
  }
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
    f.get(target)
      .get(value)
      .memory(I.V128_STORE64_LANE, TARGET.sorted + 8 * i)
      .op(0)
}

export function sortByInsertion(f: FunctionBuilder, row: number, end: number): void {
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
