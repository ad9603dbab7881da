import { exp, expm1, log } from '../functions/elementary.ts'
import { betaIntegral } from './betaIntegral.ts'
import { logBeta } from './logGamma.ts'

const MOST_STEPS = 200
/** Newton's step that is small enough to be the last: its square is below the rounding error. */
const LAST = 1e-9

/**
 * The quantile function of the beta distribution on 0..1 for a, b > 0.
 *
 * Newton's method on the logarithm of the smaller tail against the logarithm of the distance from its end,
 * which is concave, so that it climbs to the root from the power law of the tail; steps that leave the
 * bracket are replaced by bisection.
 */
export function betaQuantile(a: number, b: number): (u: number) => number {
  const integral = betaIntegral(a, b)
  const constant = logBeta(a, b)
  const lowStart = (log(a) + constant) / a
  const highStart = (log(b) + constant) / b
  return (u) => {
    const inLowerHalf = u <= 0.5
    const target = log(inLowerHalf ? u : 1 - u)
    const distance = exp(inLowerHalf ? lowStart + target / a : highStart + target / b)
    const start = distance < 1 ? (inLowerHalf ? distance : 1 - distance) : a / (a + b)
    return solve(start, (x) => {
      const { lower, upper, kernel } = integral(x)
      if (inLowerHalf) {
        const gap = target - log(lower)
        return { below: gap > 0, next: x * exp((gap * lower * (1 - x)) / kernel) }
      }
      const gap = target - log(upper)
      return { below: gap < 0, next: x - (1 - x) * expm1((gap * upper * x) / kernel) }
    })
  }
}

function solve(start: number, step: (x: number) => { below: boolean; next: number }): number {
  let low = 0
  let high = 1
  let x = start
  for (let count = 0; count < MOST_STEPS; count++) {
    if (x <= 0 || x >= 1) return x
    const { below, next } = step(x)
    if (Math.abs(next - x) <= LAST * x) return next
    if (below) low = x
    else high = x
    x = next > low && next < high ? next : middle(low, high)
  }
  return x
}

/** Halves the order of magnitude while the bracket spans several. */
function middle(low: number, high: number): number {
  return low > 0 && high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : 0.5 * low + 0.5 * high
}
