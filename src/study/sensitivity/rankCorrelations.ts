import { normalQuantile } from '../../distributions/normalQuantile.ts'
import { log, tanh } from '../../functions/elementary.ts'
import { coded, ranksOf } from './coded.ts'
import type { Estimate } from './interval.ts'
import { type Inverse, inverseOf } from './inverse.ts'
import { drawsOfParameter, type Sample } from './sample.ts'

/** How a parameter's ranks go with those of an output, from -1 to 1; NaN where either does not vary. */
export interface RankCorrelation {
  readonly name: string
  /** Spearman's, one for each output. */
  readonly simple: readonly number[]
  /** What is left of it when the other parameters are held fixed, one for each output. */
  readonly partial: readonly Estimate[]
}

/** An output of which less than this share is unexplained is as good as explained. */
const LEAST_REST = 1e-12

/**
 * Spearman's and partial rank correlations (PRCC) of every parameter with every output of a sample: metrics, or one
 * variable at each point of time (Helton and Davis, Risk Analysis 22, 2002, page 591; Marino, Hogue, Ray and Kirschner,
 * Journal of Theoretical Biology 254, 2008, page 178). "Never" ranks last. The partial ones come from the inverse
 * correlation matrix (Whittaker, Graphical Models in Applied Multivariate Statistics, 1990, page 143), their intervals
 * from Fisher's transformation. Both measure monotonic influence: a parameter whose effect turns round half way has none.
 *
 * The partial correlation is NaN for a parameter that does not vary or whose ranks follow from those of parameters before
 * it, and for all when there are hardly more members than parameters.
 */
export function rankCorrelations(sample: Sample): RankCorrelation[] {
  const { names, size, outputs } = sample
  const inputs = names.map((_, parameter) => standardRanks(drawsOfParameter(sample, parameter)))
  const inverse = inverseOf(inputs.map((one, i) => inputs.map((other, j) => (j <= i ? dot(one, other) : 0))))
  const spread = normalQuantile(0.975) / Math.sqrt(Math.max(size - inverse.kept.length - 2, 0))
  const columns = Array.from({ length: outputs.length / size }, (_, output) => {
    const ranks = standardRanks(outputs.subarray(output * size, (output + 1) * size))
    const simple = inputs.map((one) => dot(one, ranks))
    return { simple, partial: partialOf(simple, inverse) }
  })
  return names.map((name, parameter) => ({
    name,
    simple: columns.map(({ simple }) => simple[parameter] as number),
    partial: columns.map(({ partial }) => fisherInterval(partial[parameter] as number, spread)),
  }))
}

/** Ranks with mean 0 and sum of squares 1, so that correlations are products; NaN when all are equal. */
function standardRanks(values: Float64Array): Float64Array {
  const ranks = ranksOf(coded(values))
  const middle = (values.length + 1) / 2
  const centred = ranks.map((rank) => rank - middle)
  const length = Math.sqrt(dot(centred, centred))
  return centred.map((rank) => rank / length)
}

/** For each parameter the correlation with the output given all others, NaN for those left out. */
function partialOf(simple: readonly number[], { kept, rows }: Inverse): Float64Array {
  const partial = new Float64Array(simple.length).fill(Number.NaN)
  const right = kept.map((parameter) => simple[parameter] as number)
  const slopes = rows.map((row) => row.reduce((sum, value, j) => sum + value * (right[j] as number), 0))
  const explained = slopes.reduce((sum, slope, i) => sum + slope * (right[i] as number), 0)
  const rest = Math.max(1 - explained, LEAST_REST)
  kept.forEach((parameter, i) => {
    const slope = slopes[i] as number
    partial[parameter] = slope / Math.sqrt(rest * (rows[i]?.[i] as number) + slope * slope)
  })
  return partial
}

/** @param spread half the width of the interval of the transformed correlation */
function fisherInterval(value: number, spread: number): Estimate {
  if (!Number.isFinite(spread)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const transformed = 0.5 * log((1 + value) / (1 - value))
  return { value, low: tanh(transformed - spread), high: tanh(transformed + spread) }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}
