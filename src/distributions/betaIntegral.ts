import { exp, log, log1p } from '../functions/elementary.ts'
import { logBeta, stirlingCorrection } from './logGamma.ts'

/** The regularised incomplete beta function at x, from both ends, and x (1 - x) times its slope. */
export interface BetaIntegral {
  readonly lower: number
  readonly upper: number
  readonly kernel: number
}

/** From here on, for both parameters, the kernel is taken relative to its peak. */
const LARGE = 10
/** 1 / sqrt(2 pi) */
const INVERSE_ROOT_2PI = 0.3989422804014327
const TINY = 1e-300
const MOST_TERMS = 10_000

/**
 * I_x(a, b) as a function of x in 0..1, prepared for a, b > 0; relative error about 1e-14 of the smaller of
 * both ends. Continued fraction of DLMF 8.17.22 on the side where it converges quickly, in the other case by
 * I_x(a, b) = 1 - I_1-x(b, a).
 */
export function betaIntegral(a: number, b: number): (x: number) => BetaIntegral {
  const kernelAt = betaKernel(a, b)
  const turn = (a + 1) / (a + b + 2)
  return (x) => {
    if (x <= 0) return { lower: 0, upper: 1, kernel: 0 }
    if (x >= 1) return { lower: 1, upper: 0, kernel: 0 }
    const kernel = kernelAt(x)
    if (x <= turn) {
      const lower = kernel / (a * continuedFraction(a, b, x))
      return { lower, upper: 1 - lower, kernel }
    }
    const upper = kernel / (b * continuedFraction(b, a, 1 - x))
    return { lower: 1 - upper, upper, kernel }
  }
}

/**
 * x^a (1 - x)^b / B(a, b); for large a and b relative to its peak (Didonato and Morris, ACM TOMS 18, 1992,
 * page 360, section 3).
 */
function betaKernel(a: number, b: number): (x: number) => number {
  if (Math.min(a, b) < LARGE) {
    const constant = logBeta(a, b)
    return (x) => exp(a * log(x) + b * log1p(-x) - constant)
  }
  const sum = a + b
  const correction = stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(sum)
  const peak = INVERSE_ROOT_2PI * Math.sqrt(a * (b / sum)) * exp(-correction)
  return (x) => {
    const excess = a > b ? sum * (1 - x) - b : a - sum * x
    return peak * exp(a * logExcess(-excess / a) + b * logExcess(excess / b))
  }
}

/** log(1 + x) - x */
function logExcess(x: number): number {
  return log1p(x) - x
}

/**
 * 1 + d1 / (1 + d2 / (1 + ...)) by the modified Lentz method (Thompson and Barnett, J. Comput. Phys. 64,
 * 1986, page 490).
 */
function continuedFraction(a: number, b: number, x: number): number {
  let value = 1
  let c = 1
  let d = 0
  for (let term = 1; term <= MOST_TERMS; term++) {
    const m = term >> 1
    const even = term === 2 * m
    const above = even ? m * (b - m) * x : -(a + m) * (a + b + m) * x
    const factor = above / (even ? (a + 2 * m - 1) * (a + 2 * m) : (a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + factor * d)
    c = awayFromZero(1 + factor / c)
    const change = c * d
    value *= change
    if (Math.abs(change - 1) < 1e-16) return value
  }
  return value
}

function awayFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}
