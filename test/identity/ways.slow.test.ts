import { describe, expect, test } from 'vitest'
import { identityText, type Way } from './identityText.ts'
import { changedBits, digestOf, identityCases, pins } from './pins.ts'

const WAYS: readonly Way[] = [
  { kernel: 'interpreter' },
  { kernel: 'scalar' },
  { kernel: 'scalar', lanes: 6, range: 7 },
  { range: 1 },
  ...[2, 4, 8, 32, 64].map((lanes) => ({ lanes })),
]

describe.each(identityCases().slice(1))('$path gives the same bits', (one) => {
  test.each(WAYS.map((way) => [JSON.stringify(way), way] as const))('%s', (_, way) => {
    expect(digestOf(identityText(one, way)), changedBits(one.path)).toBe(pins()[one.path])
  })
})
