import { expect, test } from 'vitest'
import { windowCorrelation } from '../../../src/study/calibration/windowCorrelation.ts'

function correlations(windows: readonly (readonly [number, number])[], memory: number): number[][] {
  const n = windows.length
  const into = new Float64Array(n * n)
  const from = Float64Array.from(windows, ([a]) => a)
  const to = Float64Array.from(windows, ([, b]) => b)
  windowCorrelation({ from, to }, memory, into)
  return windows.map((_, i) => windows.map((_, j) => into[Math.max(i, j) * n + Math.min(i, j)] as number))
}

/** Mean of exp(-|u - v| / memory) over a fine grid of both windows. */
function bySum([a, b]: readonly [number, number], [c, d]: readonly [number, number], memory: number): number {
  const steps = 150
  let sum = 0
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++) {
      const u = a + ((b - a) * (i + 0.5)) / steps
      const v = c + ((d - c) * (j + 0.5)) / steps
      sum += Math.exp(-Math.abs(u - v) / memory)
    }
  return sum / steps ** 2
}

test('the mean over windows is that of a fine sum, whatever they share', () => {
  const windows = [
    [0, 12],
    [3, 4],
    [12, 13],
    [10, 18],
    [5, 5],
    [20, 20],
  ] as const
  for (const memory of [0.5, 6]) {
    const found = correlations(windows, memory)
    windows.forEach((one, i) => {
      windows.forEach((other, j) => {
        expect(found[i]?.[j]).toBeCloseTo(bySum(one, other, memory), 3)
      })
    })
  }
})

test('a year is the mean of its months', () => {
  const months = Array.from({ length: 12 }, (_, i) => [i, i + 1] as const)
  const found = correlations([[0, 12], ...months], 4)
  const mean = (row: readonly number[]): number => row.slice(1).reduce((a, b) => a + b, 0) / 12
  expect(mean(found[0] as number[])).toBeCloseTo(found[0]?.[0] as number, 12)
  const parts = found.slice(1).map(mean)
  parts.forEach((part, i) => {
    expect(part).toBeCloseTo(found[0]?.[i + 1] as number, 12)
  })
})
