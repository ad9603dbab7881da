import { type FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'

/** Pairs that are looked at in one turn of a loop. */
const TOGETHER = 4

/** Parameters of a function that reads two rows side by side. */
const [FIRST, SECOND, BYTES] = [0, 1, 2]

/**
 * Runs `write` for each place of two rows, with their two values in a local and the place's distance in bytes from where the pointers
 * stand, which move on with the rows.
 */
export function overPairs(
  f: FunctionBuilder,
  pointers: readonly number[],
  write: (pair: number, offset: number) => void,
): void {
  const [pair, end] = [f.own(V128), f.own(I32)]
  const each = (count: number): void => {
    for (let offset = 0; offset < 8 * count; offset += 8) {
      f.get(SECOND)
        .get(FIRST)
        .memory(I.V128_LOAD64_ZERO, offset)
        .memory(I.V128_LOAD64_LANE, offset)
        .op(1)
        .set(pair)
      write(pair, offset)
    }
    for (const pointer of [FIRST, SECOND, ...pointers]) I.advance(f, pointer, 8 * count)
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
    () => each(TOGETHER),
  )
  I.repeat(
    f,
    () => f.get(FIRST).get(end).op(I.I32_LESS_UNSIGNED),
    () => each(1),
  )
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
