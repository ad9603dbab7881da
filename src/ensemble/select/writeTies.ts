import { F64, FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'

/** (row, its bytes, number) -> how many values of a row are equal to a number. */
export function writeTies(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, F64], [I32])
  const [row, bytes, number] = [0, 1, 2]
  const [numbers, ties, last] = [f.own(V128), f.own(V128), f.own(I32)]
  f.get(number)
    .op(...I.F64X2_SPLAT)
    .set(numbers)
  f.get(row).get(bytes).op(I.I32_ADD).integer(8).op(I.I32_SUBTRACT).set(last)
  I.repeat(
    f,
    () => f.get(row).get(last).op(I.I32_LESS_UNSIGNED),
    () => {
      f.get(ties).get(row).memory(I.V128_LOAD, 0)
      f.get(numbers)
        .op(...I.F64X2_EQUAL, ...I.I64X2_SUBTRACT)
        .set(ties)
      I.advance(f, row, 16)
    },
  )
  for (const lane of [0, 1]) f.get(ties).op(...I.I64X2_LANE, lane, I.I32_WRAP)
  f.op(I.I32_ADD)
  f.get(row)
    .memory(I.F64_LOAD, 0)
    .get(number)
    .op(I.F64_EQUAL)
    .get(row)
    .get(last)
    .op(I.I32_EQUAL, I.I32_AND, I.I32_ADD)
  return f
}
