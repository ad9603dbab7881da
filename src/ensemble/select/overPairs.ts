import { type FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'

/** Pairs that are looked at in one turn of a loop. */
const TOGETHER = 4

/** The first halves of two vectors side by side, and the last ones. */
const FIRST_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]
const LAST_HALVES = FIRST_HALVES.map((byte) => byte + 8)

/** Parameters of a function that reads two rows side by side. */
const [FIRST, SECOND, BYTES] = [0, 1, 2]

/**
 * Runs `write` for the places of two rows in order, several at a time or one, with locals that hold the two values of each. Several
 * values are also given as vectors of each row. The pointers move on with the rows.
 */
export function overPairs(
  f: FunctionBuilder,
  pointers: readonly number[],
  write: (pairs: readonly number[], rows: readonly (readonly number[])[]) => void,
): void {
  const pairs = Array.from({ length: TOGETHER }, () => f.own(V128))
  const rows = [FIRST, SECOND].map(() => [f.own(V128), f.own(V128)])
  const end = f.own(I32)
  const turn = (count: number): void => {
    write(pairs.slice(0, count), rows)
    for (const pointer of [FIRST, SECOND, ...pointers]) I.advance(f, pointer, 8 * count)
  }
  const many = (): void => {
    for (const [row, halves] of rows.entries())
      for (const [i, half] of halves.entries())
        f.get([FIRST, SECOND][row] as number)
          .memory(I.V128_LOAD, 16 * i)
          .set(half)
    for (const [i, pair] of pairs.entries()) {
      for (const halves of rows) f.get(halves[i >> 1] as number)
      f.op(...I.I8X16_SHUFFLE, ...(i % 2 === 0 ? FIRST_HALVES : LAST_HALVES)).set(pair)
    }
    turn(TOGETHER)
  }
  const one = (): void => {
    f.get(SECOND).get(FIRST).memory(I.V128_LOAD64_ZERO, 0).memory(I.V128_LOAD64_LANE, 0)
    f.op(1).set(pairs[0] as number)
    turn(1)
  }
  f.get(FIRST).get(BYTES).op(I.I32_ADD).set(end)
  I.repeat(
    f,
    () =>
      f
        .get(FIRST)
        .integer(8 * (TOGETHER - 1))
        .op(I.I32_ADD)
        .get(end)
        .op(I.I32_LESS_UNSIGNED),
    many,
  )
  I.repeat(f, () => f.get(FIRST).get(end).op(I.I32_LESS_UNSIGNED), one)
}

/** A local that is read from memory at the start. */
export function loaded(f: FunctionBuilder, instruction: readonly number[], address: number): number {
  const local = f.own(V128)
  f.integer(0).memory(instruction, address).set(local)
  return local
}

export function store(f: FunctionBuilder, local: number, address: number): void {
  f.integer(0).get(local).memory(I.V128_STORE, address)
}
