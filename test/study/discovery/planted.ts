import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { type Space, spaceOf } from '../../../src/study/discovery/space.ts'
import type { Sample } from '../../../src/study/sensitivity/sample.ts'
import { namesOf } from '../sensitivity/testFunctions.ts'

/** Limits on the shares of some columns, by number. */
export type Planted = Readonly<Record<number, readonly [low: number, high: number]>>

export interface PlantedBox {
  readonly space: Space
  readonly sample: Sample
  /** 1 for each member in the box that was planted, whatever its label. */
  readonly truth: Uint8Array
}

/** Uniform members, labelled by a box; a share of the labels is flipped. */
export function planted(
  size: number,
  columns: number,
  box: Planted,
  flipped: number,
  seed: string,
): PlantedBox {
  const names = namesOf(columns)
  const draws = new Float64Array(size * columns)
  for (const [column, name] of names.entries()) {
    const key = keyOf(seed, name)
    for (let i = 0; i < size; i++) draws[column * size + i] = uniform(key, 'draw', i)
  }
  const truth = Uint8Array.from({ length: size }, (_, i) =>
    Object.entries(box).every(([column, [low, high]]) => {
      const value = draws[Number(column) * size + i] as number
      return value >= low && value <= high
    })
      ? 1
      : 0,
  )
  const flips = keyOf(seed, 'flipped labels')
  const labels = truth.map((label, i) => (uniform(flips, 'draw', i) < flipped ? 1 - label : label))
  const members = Int32Array.from({ length: size }, (_, i) => i)
  const sample = { names, size, draws, outputs: new Float64Array(), members, failed: 0 }
  return { space: spaceOf(sample, labels), sample, truth }
}

/** Coverage and density of an answer, measured by the box that was planted. */
export function recovery(inside: Uint8Array, truth: Uint8Array): { coverage: number; density: number } {
  let [both, found, all] = [0, 0, 0]
  truth.forEach((is, i) => {
    both += is & (inside[i] as number)
    found += inside[i] as number
    all += is
  })
  return { coverage: both / all, density: both / found }
}
