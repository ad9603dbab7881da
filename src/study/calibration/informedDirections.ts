import type { Likelihood } from './likelihood.ts'
import type { Cloud } from './reference.ts'
import { symmetricEigen } from './symmetricEigen.ts'

/** Points at which it is tried how the fit changes with each coordinate. */
const TRIED = 16
/** Step of the differences, in standard deviations of the prior: wide enough to see beyond kinks. */
const STEP = 0.2
/** Directions along which the posterior's variance would be more than 1 / (1 + this) of the prior's are left alone. */
const LEAST_INFORMATION = 0.2

/**
 * Orthonormal directions along which the data say more than the prior at a temperature, one after the other: those of the
 * Gauss-Newton Hessian of the likelihood in `used` coordinates, by differences, averaged over points spread over the
 * cloud (Cui, Martin, Marzouk, Solonen & Spantini 2014, Inverse Probl. 30, 114015, p. 8). Coordinates from `always` on,
 * which change the size of errors and not the fit, are directions of their own.
 */
export async function informedDirections(
  cloud: Cloud,
  always: number,
  likelihood: Likelihood,
  temperature: number,
): Promise<Float64Array> {
  const { used } = cloud
  const { innovations, count } = await differences(cloud, always, likelihood)
  const { values, vectors } = symmetricEigen(hessian(innovations, count, always), always)
  const rank = values.filter((value) => temperature * value > LEAST_INFORMATION).length
  const directions = new Float64Array((rank + used - always) * used)
  for (let k = 0; k < rank; k++) directions.set(vectors.subarray(k * always, (k + 1) * always), k * used)
  for (let i = always; i < used; i++) directions[(rank + i - always) * used + i] = 1
  return directions
}

/** Every tried point, then the same with one coordinate after the other moved. */
async function differences(
  { scores, count, size }: Cloud,
  moved: number,
  likelihood: Likelihood,
): Promise<{ innovations: Float64Array; count: number }> {
  const tried = Math.min(TRIED, count)
  const each = moved + 1
  const all = new Float64Array(tried * each * size)
  for (let place = 0; place < tried * each; place++) {
    const trial = Math.floor(place / each)
    const start = Math.floor(((trial + 0.5) * count) / tried) * size
    all.set(scores.subarray(start, start + size), place * size)
    const coordinate = place - trial * each - 1
    if (coordinate >= 0) all[place * size + coordinate] = (all[place * size + coordinate] as number) + STEP
  }
  const { innovations } = await likelihood(all, tried * each)
  return { innovations, count: tried * each }
}

/** Mean over trials of the sum over observations of products of derivatives; failed members count as no change. */
function hessian(innovations: Float64Array, count: number, size: number): Float64Array {
  const each = size + 1
  const trials = count / each
  const observations = innovations.length / count
  const sum = new Float64Array(size * size)
  for (let trial = 0; trial < trials; trial++)
    for (let o = 0; o < observations; o++) {
      const first = o * count + trial * each
      const base = innovations[first] as number
      const slopes = Float64Array.from({ length: size }, (_, i) => {
        const slope = ((innovations[first + 1 + i] as number) - base) / STEP
        return Number.isFinite(slope) ? slope : 0
      })
      addProducts(sum, slopes, trials)
    }
  return sum
}

function addProducts(sum: Float64Array, slopes: Float64Array, trials: number): void {
  const size = slopes.length
  for (let i = 0; i < size; i++) {
    const slope = (slopes[i] as number) / trials
    if (slope === 0) continue
    for (let j = 0; j < size; j++)
      sum[i * size + j] = (sum[i * size + j] as number) + slope * (slopes[j] as number)
  }
}
