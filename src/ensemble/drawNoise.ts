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

/**
 * Draws noise of members from one on, of all months or some: `noise[(series * count of months + month) * members + member]`. It stays
 * until the next call.
 */
export type NoiseDrawer = (first: number, members: number, months?: Stretch) => Float64Array

const WRITER = new UniformWriter()

/** Numbers that are drawn together: few enough to stay in a near cache. */
const TOGETHER = 8192

/** The same for one range after the other: what all members share is prepared once. */
export function noiseDrawer(
  names: readonly string[],
  months: number,
  { seed }: Pick<EnsembleSpec, 'seed'>,
): NoiseDrawer {
  const keys = names.map((name) => keyOf(seed, name))
  let room = new Float64Array()
  return (first, count, of = { first: 0, count: months }) => {
    const length = names.length * of.count * count
    if (length > room.length) room = new Float64Array(length)
    const noise = room.subarray(0, length)
    const together = Math.max(1, Math.floor(TOGETHER / count))
    for (const [series, key] of keys.entries()) {
      for (let month = 0; month < of.count; month += together) {
        const some = Math.min(together, of.count - month)
        const numbers = WRITER.writeNormal(key, 'noise', first, count, some, of.first + month)
        noise.set(numbers, (series * of.count + month) * count)
      }
    }
    return noise
  }
}
