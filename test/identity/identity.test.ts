import { expect, test } from 'vitest'
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

const [lab, ...shipped] = identityCases()
if (!lab) throw new Error('nothing is pinned')

test.each(WAYS.map((way) => [JSON.stringify(way), way] as const))('%s gives the same bits', (_, way) => {
  expect(digestOf(identityText(lab, way)), changedBits(lab.path)).toBe(pins()[lab.path])
})

test.each(shipped)('$path gives the same bits', (one) => {
  expect(digestOf(identityText(one)), changedBits(one.path)).toBe(pins()[one.path])
})

test('the interpreter gives them too', () => {
  expect(digestOf(identityText(lab, { kernel: 'interpreter' }))).toBe(pins()[lab.path])
})

test('another seed or number of members gives other bits', () => {
  expect(digestOf(identityText({ ...lab, members: 99 }))).not.toBe(pins()[lab.path])
  const text = lab.files[lab.path] as string
  const files = { ...lab.files, [lab.path]: text.replace('seed: lab', 'seed: lap') }
  expect(digestOf(identityText({ ...lab, files }))).not.toBe(pins()[lab.path])
})
