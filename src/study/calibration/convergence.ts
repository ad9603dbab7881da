import { normalQuantile } from '../../distributions/normalQuantile.ts'
import { square } from '../../functions/square.ts'

/** Values of one number along chains of equal length. */
export type Chains = readonly Float64Array[]

/**
 * Rank-normalised split R-hat, the larger of that of the values and that of their distances from the median (Vehtari,
 * Gelman, Simpson, Carpenter & Bürkner 2021, Bayesian Anal. 16, p. 667, eq. 1-4 and 14). Near 1 when chains agree with
 * each other and with themselves; above 1.01 they have not run long enough. NaN for numbers that do not vary.
 */
export function splitRhat(chains: Chains): number {
  const halves = chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2)
    return [chain.subarray(0, half), chain.subarray(chain.length - half)]
  })
  const all = Float64Array.from(halves.flatMap((half) => [...half])).sort()
  const median = all[Math.floor(all.length / 2)] as number
  const folded = halves.map((half) => half.map((value) => Math.abs(value - median)))
  return Math.max(rhat(normalScores(halves)), rhat(normalScores(folded)))
}

function rhat(chains: Chains): number {
  const { within, total } = variances(chains)
  return Math.sqrt(total / within)
}

/**
 * What chains are worth in independent draws, of the rank-normalised values, from their variogram (Gelman, Carlin, Stern,
 * Dunson, Vehtari & Rubin 2013, Bayesian Data Analysis, 3rd ed., p. 286), which, unlike autocovariances about the means
 * of chains, is unbiased for short chains. Sums of neighbouring correlations are cut where they are no longer positive
 * (Geyer 1992, Stat. Sci. 7, p. 477). At most the number of draws.
 */
export function effectiveSize(chains: Chains): number {
  const scores = normalScores(chains)
  const { total } = variances(scores)
  const length = scores[0]?.length ?? 0
  let sum = 0
  for (let lag = 1; lag + 1 < length; lag += 2) {
    const pair = 2 - (variogram(scores, lag) + variogram(scores, lag + 1)) / (2 * total)
    if (!(pair > 0)) break
    sum += pair
  }
  return (scores.length * length) / (1 + 2 * sum)
}

/** Mean squared change over a lag. */
function variogram(chains: Chains, lag: number): number {
  let [sum, count] = [0, 0]
  for (const chain of chains)
    for (let i = lag; i < chain.length; i++) {
      const change = (chain[i] as number) - (chain[i - lag] as number)
      sum += change * change
      count++
    }
  return sum / count
}

/** Mean variance within chains, and the variance of all that counts how their means differ. */
function variances(chains: Chains): { within: number; total: number } {
  const length = chains[0]?.length ?? 0
  const means = chains.map((chain) => mean(chain))
  const within = mean(chains.map((chain, k) => squares(chain, means[k] as number) / (length - 1)))
  const between = chains.length > 1 ? squares(means, mean(means)) / (chains.length - 1) : 0
  return { within, total: (within * (length - 1)) / length + between }
}

const mean = (values: ArrayLike<number>): number => sumOf(values, (value) => value) / values.length

const squares = (values: ArrayLike<number>, about: number): number =>
  sumOf(values, (value) => square(value - about))

function sumOf(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += of(values[i] as number)
  return sum
}

/** Normal scores of the ranks among all chains (Blom 1958); equal values share their mean rank. */
function normalScores(chains: Chains): Float64Array[] {
  const all = Float64Array.from(chains.flatMap((chain) => [...chain]))
  const order = Array.from(all, (_, i) => i).sort((i, j) => (all[i] as number) - (all[j] as number))
  const scores = new Float64Array(all.length)
  for (let first = 0; first < order.length; ) {
    let last = first
    while (last + 1 < order.length && all[order[last + 1] as number] === all[order[first] as number]) last++
    const score = normalQuantile(((first + last) / 2 + 1 - 0.375) / (all.length + 0.25))
    for (let i = first; i <= last; i++) scores[order[i] as number] = score
    first = last + 1
  }
  let start = 0
  return chains.map((chain) => {
    start += chain.length
    return scores.subarray(start - chain.length, start)
  })
}
