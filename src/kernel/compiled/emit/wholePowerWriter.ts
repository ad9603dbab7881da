import { F64, FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import type { InstructionSet } from './instructionSet.ts'

const X = 0
const Y = 1

/** 1 and 0 as the bytes of an f64.const. */
const ONE = [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]
const ZERO = [0x44, 0, 0, 0, 0, 0, 0, 0, 0]

/**
 * x^y for whole y of at most 32 in size, by the repeated squaring of `pow` in `functions/elementary`. Called for every member as
 * soon as one has such an exponent, so the number of rounds is bounded whatever y is.
 */
export function writeWholePower(): FunctionBuilder {
  const f = new FunctionBuilder([F64, F64], [F64])
  const [bits, product, square] = [f.own(I32), f.own(F64), f.own(F64)]
  f.get(Y).op(0x99, 0xfc, 2).integer(63).op(0x71).set(bits)
  f.op(...ONE)
    .set(product)
    .get(X)
    .set(square)
  f.op(0x03, NOTHING)
  f.get(bits).integer(1).op(0x71, 0x04, NOTHING).get(product).get(square).op(0xa2).set(product).op(0x0b)
  f.get(square).get(square).op(0xa2).set(square)
  f.get(bits).integer(1).op(0x76).tee(bits).op(0x0d, 0, 0x0b)
  f.op(...ONE)
    .get(product)
    .op(0xa3)
    .get(product)
  f.get(Y)
    .op(...ZERO)
    .op(0x63, 0x1b)
  return f
}

/** Parameters of `writeWholePowers`: addresses of rows, and where the first of them ends. */
const [RESULT, GENERAL, BASE, EXPONENT, MASK, END] = [0, 1, 2, 3, 4, 5] as const

/** (result, general, x, y, mask, end): the whole powers of a row where the mask holds, the general results elsewhere. */
export function writeWholePowers(set: InstructionSet, wholePower: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32])
  const [x, y] = [f.own(set.number), f.own(set.number)]
  const [mask, value] = [f.own(set.mask), f.own(set.number)]
  f.op(0x03, NOTHING)
  set.load(f.get(GENERAL), 0)
  f.set(value)
  set.loadMask(f.get(MASK), 0)
  f.tee(mask)
  set.any(f)
  f.op(0x04, NOTHING)
  set.load(f.get(BASE), 0)
  f.set(x)
  set.load(f.get(EXPONENT), 0)
  f.set(y)
  set.callEach(f, wholePower, [x, y])
  f.get(value).get(mask)
  set.computations.select(f)
  f.set(value).op(0x0b)
  f.get(RESULT).get(value)
  set.store(f, 0)
  const bytes = set.width * set.bytes
  for (const pointer of [GENERAL, BASE, EXPONENT, MASK]) f.get(pointer).integer(bytes).op(0x6a).set(pointer)
  f.get(RESULT).integer(bytes).op(0x6a).tee(RESULT).get(END).op(0x49, 0x0d, 0, 0x0b)
  return f
}
