import { expect, test } from 'vitest'
import { normalCdf } from '../../src/distributions/normalCdf.ts'
import { drawNoise, noiseDrawer } from '../../src/ensemble/drawNoise.ts'

const ENSEMBLE = { seed: 'seed' }
const all = drawNoise(['x', 'y'], 24, ENSEMBLE, 0, 1000)

test('is a function of name, month and member alone', () => {
  const part = drawNoise(['new', 'y'], 12, ENSEMBLE, 300, 7)
  for (let month = 0; month < 12; month++) {
    const start = (24 + month) * 1000 + 300
    expect(part.slice((12 + month) * 7, (13 + month) * 7)).toEqual(all.slice(start, start + 7))
  }
})

test('can be had for some months', () => {
  const part = noiseDrawer(['x', 'y'], 24, ENSEMBLE)(10, 5, { first: 7, count: 3 })
  for (const series of [0, 1])
    for (const month of [0, 1, 2]) {
      const start = (24 * series + 7 + month) * 1000 + 10
      const row = 3 * series + month
      expect(part.slice(row * 5, (row + 1) * 5)).toEqual(all.slice(start, start + 5))
    }
})

test('is standard normal (Kolmogorov and Smirnov)', () => {
  const sorted = all.slice().sort()
  const distances = sorted.map((x, i) => Math.abs(normalCdf(x) - (i + 0.5) / sorted.length))
  expect(Math.max(...distances) * Math.sqrt(sorted.length)).toBeLessThan(2)
})

test('is uncorrelated between members, months and series', () => {
  const correlation = (lag: number): number => {
    let sum = 0
    for (let i = 0; i + lag < all.length; i++) sum += (all[i] as number) * (all[i + lag] as number)
    return sum / Math.sqrt(all.length - lag)
  }
  for (const lag of [1, 2, 1000, 2000, 24_000]) expect(Math.abs(correlation(lag))).toBeLessThan(4)
})

test('is pinned', () => {
  expect([...drawNoise(['x'], 2, ENSEMBLE, 0, 2)]).toMatchInlineSnapshot(`
    [
      -0.003994086934956253,
      -0.9673077502249451,
      1.9524047876072181,
      -1.1512348183928935,
    ]
  `)
})
