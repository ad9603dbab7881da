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
 * Runs `write` for each place of two rows, with their two values in a local and the place's distance in bytes from where the pointers
 * stand, which move on with the rows.
 */
export function overPairs(
  f: FunctionBuilder,
  pointers: readonly number[],
  write: (pair: number, offset: number, isAlone: boolean) => void,
): void {
  const [pair, first, second, end] = [f.own(V128), f.own(V128), f.own(V128), f.own(I32)]
  const advance = (count: number): void => {
    for (const pointer of [FIRST, SECOND, ...pointers]) I.advance(f, pointer, 8 * count)
  }
  const many = (): void => {
    for (let offset = 0; offset < 8 * TOGETHER; offset += 8) {
      if (offset % 16 === 0) {
        f.get(FIRST).memory(I.V128_LOAD, offset).set(first)
        f.get(SECOND).memory(I.V128_LOAD, offset).set(second)
      }
      f.get(first)
        .get(second)
        .op(...I.I8X16_SHUFFLE, ...(offset % 16 === 0 ? FIRST_HALVES : LAST_HALVES))
        .set(pair)
      write(pair, offset, false)
    }
    advance(TOGETHER)
  }
  const one = (): void => {
    f.get(SECOND).get(FIRST).memory(I.V128_LOAD64_ZERO, 0).memory(I.V128_LOAD64_LANE, 0)
    f.op(1).set(pair)
    write(pair, 0, true)
    advance(1)
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
