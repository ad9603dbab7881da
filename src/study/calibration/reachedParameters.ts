import type { LatentSpace } from './latentSpace.ts'
import type { Likelihood } from './likelihood.ts'

/** Points at which each parameter is moved. */
const TRIED = 16

/**
 * A change of an innovation, in standard errors, that counts. A parameter that changes all of fifty observations by less
 * loses less than 2 % of its variance to them.
 */
const LEAST_CHANGE = 0.02

/**
 * Which parameters any observation depends on: each in turn takes the value it has in another of some points, and what
 * the observations say of the point changes.
 * @param points of the posterior
 */
export async function reachedParameters(
  { size, parameters }: Pick<LatentSpace, 'size' | 'parameters'>,
  likelihood: Likelihood,
  points: { readonly scores: Float64Array; readonly count: number },
): Promise<boolean[]> {
  const each = parameters.length + 1
  const moved = movedPoints(size, points, each)
  const count = moved.length / size
  const { innovations } = await likelihood(moved, count)
  const bases = Array.from({ length: count / each }, (_, trial) => trial * each)
  const changes = (base: number, other: number): boolean => {
    for (let first = 0; first < innovations.length; first += count) {
      const change = Math.abs((innovations[first + base] as number) - (innovations[first + other] as number))
      if (!(change <= LEAST_CHANGE)) return true
    }
    return false
  }
  return parameters.map((_, parameter) => bases.some((base) => changes(base, base + 1 + parameter)))
}

/** Each tried point, then the same with one parameter after the other as in the next. */
function movedPoints(
  size: number,
  { scores, count }: { readonly scores: Float64Array; readonly count: number },
  each: number,
): Float64Array {
  const tried = Math.min(TRIED, count)
  const startOf = (trial: number): number => Math.floor(((trial + 0.5) * count) / tried) * size
  const all = new Float64Array(tried * each * size)
  for (let place = 0; place < tried * each; place++) {
    const trial = Math.floor(place / each)
    const start = startOf(trial)
    all.set(scores.subarray(start, start + size), place * size)
    const parameter = place - trial * each - 1
    if (parameter < 0) continue
    all[place * size + parameter] = scores[startOf((trial + 1) % tried) + parameter] as number
  }
  return all
}
