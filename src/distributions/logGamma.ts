import { log, log1p } from '../functions/elementary.ts'

/** From here on Stirling's series with the terms below is good to 1e-17. */
const LARGE = 10

/** Half the logarithm of 2 pi. */
const HALF_LOG_2PI = 0.9189385332046728

/**
 * Stirling's correction: log Gamma(x) = (x - 1/2) log x - x + log(2 pi) / 2 + this, for x >= 10 (Abramowitz
 * and Stegun 1964, 6.1.41).
 */
export function stirlingCorrection(x: number): number {
  const z = 1 / (x * x)
  const tail = -1 / 1680 + z * (1 / 1188 + z * (-691 / 360360 + z * (1 / 156)))
  return (1 / 12 + z * (-1 / 360 + z * (1 / 1260 + z * tail))) / x
}

/**
 * log Gamma(x) for x > 0, with an absolute error of about 1e-15 below 10; smaller arguments are raised by the
 * recurrence.
 */
function logGamma(x: number): number {
  let raised = x
  let product = 1
  while (raised < LARGE) {
    product *= raised
    raised += 1
  }
  return (raised - 0.5) * log(raised) - raised + HALF_LOG_2PI + stirlingCorrection(raised) - log(product)
}

/**
 * The logarithm of the beta function B(a, b). For large arguments the big terms of the three logarithms are
 * cancelled by hand (Didonato and Morris, ACM TOMS 18, 1992, page 360, section 3).
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < LARGE) return logGamma(small) + logGamma(large) - logGamma(small + large)
  const correction = stirlingCorrection(large) - stirlingCorrection(small + large)
  const difference = -(large + small - 0.5) * log1p(small / large) - small * (log(large) - 1)
  return logGamma(small) + difference + correction
}
