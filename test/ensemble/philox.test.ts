import { expect, test } from 'vitest'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { philox, type Words } from '../../src/ensemble/philox.ts'
import { shareOf, uniform } from '../../src/ensemble/uniform.ts'

/** Known answers published with the generator: Random123, tests/kat_vectors, lines "philox4x32 10". */
const KNOWN_ANSWERS = [
  '00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8',
  'ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd',
  '243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1',
]

test.each(KNOWN_ANSWERS)('philox gives the known answer %s', (line) => {
  const words = line.split(' ').map((word) => Number.parseInt(word, 16) | 0)
  const counter = words.slice(0, 4) as unknown as Words
  expect(philox(counter, [words[4] as number, words[5] as number])).toEqual(words.slice(6))
})

test('keys are pinned and differ by seed and by name', () => {
  expect(keyOf('gallium', 'price')).toMatchInlineSnapshot(`
    [
      642654058,
      1103440733,
    ]
  `)
  const keys = ['a', 'b', 'ab', ''].flatMap((seed) =>
    ['a', 'b', 'ba', ''].map((name) => keyOf(seed, name).join()),
  )
  expect(new Set(keys).size).toBe(16)
})

test('shares are never 0 or 1', () => {
  expect(shareOf(0, 0)).toBe(2 ** -53)
  expect(shareOf(-1, -1)).toBe(1 - 2 ** -53)
})

test('numbers of members, months, purposes and keys are independent and evenly spread', () => {
  const key = keyOf('seed', 'name')
  const streams = [
    Array.from({ length: 20_000 }, (_, i) => uniform(key, 'draw', i)),
    Array.from({ length: 20_000 }, (_, i) => uniform(key, 'noise', i)),
    Array.from({ length: 20_000 }, (_, i) => uniform(key, 'noise', 0, i + 1)),
    Array.from({ length: 20_000 }, (_, i) => uniform(keyOf('seed', 'other'), 'draw', i)),
  ]
  for (const stream of streams) expect(chiSquared(stream, stream, 100, (u) => u)).toBeLessThan(160)
  for (const [i, one] of streams.entries()) {
    for (const other of streams.slice(i + 1)) expect(pairsChiSquared(one, other)).toBeLessThan(160)
  }
})

function pairsChiSquared(one: readonly number[], other: readonly number[]): number {
  return chiSquared(one, other, 100, (u, v) => (Math.floor(u * 10) + v) / 10)
}

/** Of 99 degrees of freedom: above 160 once in ten thousand. */
function chiSquared(
  one: readonly number[],
  other: readonly number[],
  cells: number,
  cell: (u: number, v: number) => number,
): number {
  const counts = new Array<number>(cells).fill(0)
  for (const [i, u] of one.entries()) {
    const index = Math.floor(cell(u, other[i] as number) * cells)
    counts[index] = (counts[index] as number) + 1
  }
  const expected = one.length / cells
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
