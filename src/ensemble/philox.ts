import type { Key } from './keyOf.ts'

/** The constants of the generator. */
export const PHILOX = {
  firstMultiplier: 0xd2511f53,
  secondMultiplier: 0xcd9e8d57,
  firstWeyl: 0x9e3779b9,
  secondWeyl: 0xbb67ae85,
  rounds: 10,
} as const

const FIRST_MULTIPLIER = PHILOX.firstMultiplier
const SECOND_MULTIPLIER = PHILOX.secondMultiplier
const FIRST_WEYL = PHILOX.firstWeyl
const SECOND_WEYL = PHILOX.secondWeyl
const ROUNDS = PHILOX.rounds

/** Four words of 32 bits. */
export type Words = readonly [number, number, number, number]

/**
 * Philox4x32-10: a random function of a counter of four 32-bit words under a key, so that any number of any
 * stream can be had without the ones before it (Salmon, Moraes, Dror and Shaw, Parallel random numbers: as
 * easy as 1, 2, 3, SC11, 2011). Words are signed integers.
 */
export function philox([c0, c1, c2, c3]: Words, [key0, key1]: Key): Words {
  let [x0, x1, x2, x3, k0, k1] = [c0, c1, c2, c3, key0, key1]
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highProduct(FIRST_MULTIPLIER, x0)
    const low0 = Math.imul(FIRST_MULTIPLIER, x0)
    const high1 = highProduct(SECOND_MULTIPLIER, x2)
    const low1 = Math.imul(SECOND_MULTIPLIER, x2)
    x0 = high1 ^ x1 ^ k0
    x1 = low1
    x2 = high0 ^ x3 ^ k1
    x3 = low0
    k0 = (k0 + FIRST_WEYL) | 0
    k1 = (k1 + SECOND_WEYL) | 0
  }
  return [x0, x1, x2, x3]
}

/** The upper 32 bits of the 64-bit product of two unsigned words, from products of their halves. */
function highProduct(a: number, b: number): number {
  const [a0, a1, b0, b1] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16]
  const low = Math.imul(a0, b0)
  const cross0 = Math.imul(a1, b0)
  const cross1 = Math.imul(a0, b1)
  const carry = (low >>> 16) + (cross0 & 0xffff) + (cross1 & 0xffff)
  return (Math.imul(a1, b1) + (cross0 >>> 16) + (cross1 >>> 16) + (carry >>> 16)) | 0
}
