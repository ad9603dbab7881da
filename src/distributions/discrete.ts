import type { Discrete } from './shape.ts'

/** Values with weights that need not be sorted, distinct or add up to 1, as a distribution. */
export function discrete(values: readonly number[], weights: readonly number[]): Discrete {
  const weightOf = new Map<number, number>()
  for (const [index, value] of values.entries()) {
    weightOf.set(value, (weightOf.get(value) ?? 0) + (weights[index] as number))
  }
  const present = [...weightOf].filter(([, weight]) => weight > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const total = present.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    kind: 'discrete',
    values: present.map(([value]) => value),
    probabilities: present.map(([, weight]) => weight / total),
  }
}

/** The least value whose cumulative probability exceeds u, so that a higher u never gives a lower value. */
export function discreteQuantile({ values, probabilities }: Discrete): (u: number) => number {
  const ends = probabilities.slice(0, -1)
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i - 1] as number) + (ends[i] as number)
  return (u) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (u < (ends[middle] as number)) high = middle
      else low = middle + 1
    }
    return values[low] as number
  }
}

/** The expected value. */
export function discreteMean({ values, probabilities }: Discrete): number {
  return values.reduce((sum, value, index) => sum + value * (probabilities[index] as number), 0)
}
