import { expect, test } from 'vitest'
import { nearestName } from '../../src/diagnostics/nearestName.ts'

const names = ['short_run_elasticity', 'long_run_elasticity', 'china_price', 'use_2021', 'JP', 'EU']

test.each([
  ['short_run_elasticty', 'short_run_elasticity'],
  ['chian_price', 'china_price'],
  ['China_Price', 'china_price'],
  ['use2021', 'use_2021'],
  ['JO', 'JP'],
  ['warehouse', undefined],
  ['', undefined],
])('%s -> %s', (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest)
})

test('a swap of neighbours is one edit, nearer than two replacements', () => {
  expect(nearestName('abdc', ['abcd', 'abxx'])).toBe('abcd')
})

test('a name that needs more edits than are asked for is not near', () => {
  expect(nearestName('fob_china_price', names)).toBe('china_price')
  expect(nearestName('fob_china_price', names, 2)).toBeUndefined()
  expect(nearestName('chian_price', names, 1)).toBe('china_price')
})
