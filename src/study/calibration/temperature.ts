import { exp, log } from '../../functions/elementary.ts'

/** Halvings of the range of temperatures searched. */
const HALVINGS = 60

/**
 * The next inverse temperature, at which the weights of points are worth `share` of the points that are possible at all
 * (Jasra, Stephens, Doucet & Tsagaris 2011, Scand. J. Stat. 38, p. 8).
 */
export function nextTemperature(logLikelihoods: Float64Array, before: number, share: number): number {
  const possible = logLikelihoods.filter((value) => value > Number.NEGATIVE_INFINITY)
  const enough = (after: number): boolean =>
    effectiveWeights(possible, after - before) >= share * possible.length
  if (enough(1)) return 1
  let [low, high] = [before, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (enough(middle)) low = middle
    else high = middle
  }
  return low > before ? low : high
}

/** exp(power * logLikelihood) relative to the largest, and the logarithm of their mean. */
export function tilt(
  logLikelihoods: Float64Array,
  power: number,
): { weights: Float64Array; logMean: number } {
  const most = logLikelihoods.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const weights = logLikelihoods.map((value) =>
    value === Number.NEGATIVE_INFINITY ? 0 : exp(power * (value - most)),
  )
  const mean = weights.reduce((a, b) => a + b, 0) / weights.length
  return { weights, logMean: power * most + log(mean) }
}

/** What weighted points are worth (Kong, Liu & Wong 1994, J. Am. Stat. Assoc. 89, p. 284). */
function effectiveWeights(logLikelihoods: Float64Array, power: number): number {
  const { weights } = tilt(logLikelihoods, power)
  const sum = weights.reduce((a, b) => a + b, 0)
  return (sum * sum) / weights.reduce((a, b) => a + b * b, 0)
}

/**
 * Numbers of the points that take the places of all, each as often as its weight asks for, to within one (systematic
 * resampling: Kitagawa 1996, J. Comput. Graph. Stat. 5, p. 13).
 * @param u a uniform number
 */
export function resample(weights: Float64Array, u: number): Int32Array {
  const total = weights.reduce((a, b) => a + b, 0)
  const chosen = new Int32Array(weights.length)
  let [place, reached] = [0, weights[0] as number]
  for (let i = 0; i < chosen.length; i++) {
    const wanted = ((i + u) / chosen.length) * total
    while (reached <= wanted && place < weights.length - 1) {
      place++
      reached += weights[place] as number
    }
    chosen[i] = place
  }
  return chosen
}
