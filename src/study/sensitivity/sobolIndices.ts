import { keyOf } from '../../ensemble/keyOf.ts'
import { type Estimate, percentileInterval } from './interval.ts'
import { resamples } from './resamples.ts'
import type { SobolPlan } from './sobolPlan.ts'
import { type SobolTerms, sobolTerms } from './sobolTerms.ts'

/** The share of the variance of a metric that an input is behind. */
export interface SobolIndex {
  readonly name: string
  /** Alone: what would go away on average if the input were known. */
  readonly first: Estimate
  /** With all interactions: what would remain on average if all others were known. */
  readonly total: Estimate
  /** Points that both were computed from. */
  readonly used: number
}

/** The indices of all inputs for one metric, and the mean and the variance that they divide. */
export interface SobolIndices {
  readonly mean: number
  readonly variance: number
  /** In the order of the plan's inputs; NaN when the metric does not vary. */
  readonly indices: readonly SobolIndex[]
  /** Rows whose number is NaN or infinite. */
  readonly failed: number
}

/** Bootstrap resamples behind an interval. */
const RESAMPLES = 1000

/**
 * First-order indices by Saltelli et al. (Computer Physics Communications 181, 2010, page 262, table 2, formula b) and
 * total indices by Jansen (Computer Physics Communications 117, 1999, page 35; formula f of the same table), of one metric
 * or of several. Values are centred beforehand, which changes neither but makes the error of the first smaller. Intervals
 * come from a bootstrap over points (Archer, Saltelli and Sobol', Journal of Statistical Computation and Simulation 58,
 * 1997, page 99), which knows nothing of how evenly these are spread: they are rather too wide.
 *
 * A point whose A or B is not finite is left out; one whose A with one input of B is not finite, for that input. Indices
 * then belong to the part of the space that does not fail.
 * @param values `values[metric * plan.rows + row]`
 */
export function sobolIndices(
  plan: SobolPlan,
  values: Float64Array,
  seed: string,
  count = RESAMPLES,
): SobolIndices[] {
  const weights = resamples(keyOf(seed, 'Sobol bootstrap'), plan.points, count)
  return Array.from({ length: values.length / plan.rows }, (_, metric) =>
    indicesOf(plan, values.subarray(metric * plan.rows, (metric + 1) * plan.rows), weights, count),
  )
}

function indicesOf(
  { inputs, points }: SobolPlan,
  values: Float64Array,
  weights: Uint16Array,
  count: number,
): SobolIndices {
  const terms = sobolTerms(inputs.length, points, values)
  const whole = new Float64Array(points).fill(1)
  const { mean, variance } = moments(terms, whole)
  const central = estimates(terms, whole)
  const replicates = new Float64Array(central.length * count)
  for (let resample = 0; resample < count; resample++) {
    const weight = Float64Array.from(weights.subarray(resample * points, (resample + 1) * points))
    estimates(terms, weight).forEach((value, place) => {
      replicates[place * count + resample] = value
    })
  }
  const at = (place: number): Estimate =>
    percentileInterval(central[place] as number, replicates.subarray(place * count, (place + 1) * count))
  return {
    mean,
    variance,
    indices: inputs.map((name, i) => ({
      name,
      first: at(2 * i),
      total: at(2 * i + 1),
      used: dot(terms.known, whole, i * points),
    })),
    failed: values.filter((value) => !Number.isFinite(value)).length,
  }
}

/** Mean and variance of A and B together, each point counted with its weight. */
function moments(terms: SobolTerms, weight: Float64Array): { mean: number; variance: number; pairs: number } {
  const pairs = dot(terms.pairKnown, weight)
  const shift = dot(terms.sums, weight) / (2 * pairs)
  const variance = dot(terms.squares, weight) / (2 * pairs) - shift * shift
  return { mean: terms.centre + shift, variance, pairs }
}

/** The first and the total index of each input in turn. */
function estimates(terms: SobolTerms, weight: Float64Array): Float64Array {
  const { variance, pairs } = moments(terms, weight)
  const found = new Float64Array(2 * terms.inputs)
  for (let input = 0; input < terms.inputs; input++) {
    const from = input * terms.points
    const known = terms.complete[input] ? pairs : dot(terms.known, weight, from)
    const scale = variance > 0 ? variance * known : Number.NaN
    found[2 * input] = dot(terms.first, weight, from) / scale
    found[2 * input + 1] = dot(terms.total, weight, from) / scale
  }
  return found
}

/** In two sums, which a processor adds at the same time. */
function dot(values: Float64Array | Uint8Array, weight: Float64Array, from = 0): number {
  let [even, odd] = [0, 0]
  for (let i = 0; i < weight.length; i += 2) {
    even += (values[from + i] as number) * (weight[i] as number)
    odd += (values[from + i + 1] as number) * (weight[i + 1] as number)
  }
  return even + odd
}
