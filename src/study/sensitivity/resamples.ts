import type { Key } from '../../ensemble/keyOf.ts'
import { philox } from '../../ensemble/philox.ts'

/**
 * How often each of `size` things is taken when as many are drawn with replacement, as `counts[resample * size + thing]`
 * (the bootstrap: Efron, Annals of Statistics 7, 1979, page 1).
 */
export function resamples(key: Key, size: number, count: number): Uint16Array {
  const counts = new Uint16Array(size * count)
  for (let resample = 0; resample < count; resample++) {
    for (let four = 0; four < size; four += 4) {
      const words = philox([four, resample, 0, 0], key)
      for (let i = 0; i < Math.min(4, size - four); i++) {
        const place = resample * size + Math.floor(((words[i] as number) >>> 0) * 2 ** -32 * size)
        counts[place] = (counts[place] as number) + 1
      }
    }
  }
  return counts
}
