import { expect, test } from 'vitest'
import { blockOf, shuffledInBlock } from '../../src/ensemble/shuffledInBlock.ts'

const PLACES = Array.from({ length: 16 }, (_, i) => i)
const WORDS = Array.from({ length: 15 * 16 }, (_, i) => i)

test('permutes each block of 16', () => {
  for (const word of [...WORDS, -1, 0x7fffffff]) {
    for (const block of [0, 16, 4096 - 16]) {
      const moved = PLACES.map((place) => shuffledInBlock(block + place, word))
      expect(moved.map(blockOf)).toEqual(PLACES.map(() => block / 16))
      expect(new Set(moved).size).toBe(16)
    }
  }
})

test('sends any two places to any two places equally often', () => {
  for (const [one, other] of [[0, 1] as const, [3, 12] as const, [15, 7] as const]) {
    const pairs = new Set(
      WORDS.map((word) => `${shuffledInBlock(one, word)} ${shuffledInBlock(other, word)}`),
    )
    expect(pairs.size).toBe(16 * 15)
  }
})
