import { normalQuantile } from '../distributions/normalQuantile.ts'
import type { Stretch } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import { keyOf } from './keyOf.ts'
import { UniformWriter } from './random/uniformWriter.ts'

/**
 * Independent standard normal numbers for members `first` to `first + count - 1`, as `noise[(series * months
 * + month) * count + member - first]`. Each is a function of the seed, the series' name, the member and the
 * month alone, whatever the design.
 */
export function drawNoise(
  names: readonly string[],
  months: number,
  ensemble: Pick<EnsembleSpec, 'seed'>,
  first: number,
  count: number,
): Float64Array {
  return noiseDrawer(names, months, ensemble)(first, count)
}

/** Draws noise of members from one on, of all months or some: `noise[(series * count of months + month) * members + member]`. */
export type NoiseDrawer = (first: number, members: number, months?: Stretch) => Float64Array

/** The same for one range after the other: what all members share is prepared once. */
export function noiseDrawer(
  names: readonly string[],
  months: number,
  { seed }: Pick<EnsembleSpec, 'seed'>,
): NoiseDrawer {
  const keys = names.map((name) => keyOf(seed, name))
  const writer = new UniformWriter()
  return (first, count, of = { first: 0, count: months }) => {
    const noise = new Float64Array(names.length * of.count * count)
    for (const [series, key] of keys.entries()) {
      const shares = writer.write(key, 'noise', first, count, of.count, of.first)
      const start = series * of.count * count
      for (let i = 0; i < shares.length; i++) noise[start + i] = normalQuantile(shares[i] as number)
    }
    return noise
  }
}
