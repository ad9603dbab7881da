/** Members that are dealt out together. */
const BLOCK_BITS = 4
const LAST = 2 ** BLOCK_BITS - 1

/** x^4 + x + 1, which makes the 4-bit numbers a field. */
const MODULUS = 0b10011

/**
 * The index with its place within its block of 16 moved by a random permutation of the block, which `word`
 * gives: place -> a place + b over the field of 16 elements with a not 0. Any two places go to any two places
 * equally often (the affine group is sharply 2-transitive), which is all that the variance of a sum over
 * members can see.
 */
export function shuffledInBlock(index: number, word: number): number {
  const factor = 1 + ((word >>> 4) % LAST)
  const place = product(factor, index & LAST) ^ (word & LAST)
  return (index & ~LAST) | place
}

/** Product in the field of 16 elements. */
function product(a: number, b: number): number {
  let sum = 0
  for (let bit = BLOCK_BITS - 1; bit >= 0; bit--) {
    sum <<= 1
    if (sum > LAST) sum ^= MODULUS
    if ((b >>> bit) & 1) sum ^= a
  }
  return sum
}

/** The number of the block an index is in. */
export function blockOf(index: number): number {
  return index >>> BLOCK_BITS
}
