import { describe, expect, test } from 'vitest'
import { identityText, type Way } from './identityText.ts'
import { changedBits, digestOf, identityCases, pins } from './pins.ts'

const WAYS: readonly Way[] = [{ kernel: 'scalar' }, { range: 1 }, { lanes: 64 }, { lanes: 2, range: 20 }]

describe.each(identityCases().slice(1))('$path gives the same bits', (one) => {
  test.each(WAYS.map((way) => [JSON.stringify(way), way] as const))('%s', (_, way) => {
    expect(digestOf(identityText(one, way)), changedBits(one.path)).toBe(pins()[one.path])
  })
})
