import { describe, expect, test } from 'vitest'
import { identityText, type Way } from './identityText.ts'
import { changedBits, digestOf, identityCases, pins } from './pins.ts'

const WAYS: readonly Way[] = [
  {},
  { kernel: 'scalar' },
  { range: 1 },
  { range: 7 },
  ...[2, 4, 8, 32, 64].map((lanes) => ({ lanes })),
  { kernel: 'scalar', lanes: 6, range: 33 },
]

describe.each(identityCases())('$path gives the same bits', (one) => {
  const few = one.path.startsWith('lab')
    ? WAYS
    : WAYS.slice(0, 3).concat({ lanes: 64 }, { lanes: 2, range: 20 })
  test.each(few.map((way) => [JSON.stringify(way), way] as const))('%s', { timeout: 120_000 }, (_, way) => {
    expect(digestOf(identityText(one, way)), changedBits(one.path)).toBe(pins()[one.path])
  })
})

test('the interpreter gives them too', () => {
  const [lab] = identityCases()
  if (!lab) throw new Error('nothing is pinned')
  expect(digestOf(identityText(lab, { kernel: 'interpreter' }))).toBe(pins()[lab.path])
})

test('another seed or number of members gives other bits', () => {
  const [lab] = identityCases()
  if (!lab) throw new Error('nothing is pinned')
  expect(digestOf(identityText({ ...lab, members: 99 }))).not.toBe(pins()[lab.path])
  const text = lab.files[lab.path] as string
  const files = { ...lab.files, [lab.path]: text.replace('seed: lab', 'seed: lap') }
  expect(digestOf(identityText({ ...lab, files }))).not.toBe(pins()[lab.path])
})
