const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
float[0] = 1
const HIGH = words[1] === 0 ? 0 : 1
const LOW = 1 - HIGH

/**
 * 2^52 + 2^51: adding and subtracting it rounds a double below 2^51 in size to the nearest whole number, ties
 * to even.
 */
export const ROUNDER = 6755399441055744

/** Sign, exponent and the first 20 bits of the fraction of a double. */
export function highWord(x: number): number {
  float[0] = x
  return words[HIGH] as number
}

/** The double with another high word. */
export function withHighWord(x: number, high: number): number {
  float[0] = x
  words[HIGH] = high
  return float[0]
}

/** The double with the lower half of its bits cleared. */
export function cut(x: number): number {
  float[0] = x
  words[LOW] = 0
  return float[0]
}

/** 2^k for whole k from -1022 to 1023, from its bits. */
function powerOfTwo(k: number): number {
  words[LOW] = 0
  words[HIGH] = (k + 1023) << 20
  return float[0] as number
}

/**
 * x * 2^k for whole k from -2044 to 2046: in two halves, so that only a subnormal or infinite result is
 * rounded, and once.
 */
export function scale(x: number, k: number): number {
  const half = k >> 1
  return x * powerOfTwo(half) * powerOfTwo(k - half)
}
