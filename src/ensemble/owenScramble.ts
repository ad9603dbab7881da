/**
 * A nested uniform scramble of a 32-bit number: each bit is flipped or not by a random function of the bits
 * above it, so that numbers that share their leading bits still do (Owen, Monte Carlo and Quasi-Monte Carlo
 * Methods, 1995, page 299).
 *
 * The tree of flips is not stored: a node, numbered as in a binary heap, is hashed with the seed. (The short
 * hash of Laine and Karras 2011 with Burley's constants hardly mixes the leading bits: the flips of the
 * second bit in both halves agree for three seeds in four.)
 */
export function owenScramble(x: number, seed: number): number {
  let flips = 0
  for (let bit = 31, node = 1; bit >= 0; bit--) {
    const flip = hash(node ^ seed) & 1
    flips = (flips << 1) | flip
    node = (node << 1) | ((x >>> bit) & 1)
  }
  return (x ^ flips) >>> 0
}

/** The factors of the hash. */
export const HASH = { first: 0x7feb352d, second: 0x846ca68b } as const

/**
 * A bijection of 32-bit words in which each input bit changes each output bit half of the time (Wellons,
 * lowbias32, 2018).
 */
function hash(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), HASH.first)
  y = Math.imul(y ^ (y >>> 15), HASH.second)
  return y ^ (y >>> 16)
}
