import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SOBOL_DIRECTIONS } from '../../src/ensemble/sobolDirections.ts'

/** Of scipy's copy of new-joe-kuo-6.21201: python3 reference.py directions. */
const PUBLISHED = '95c6af991a534ab43a401a82cf83f0822148735f38ac144f143611181f8b674c'

const digestOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join(',')).digest('hex')

test('the direction numbers of every dimension are the published ones', () => {
  expect(SOBOL_DIRECTIONS).toHaveLength(1024)
  expect(digestOf(SOBOL_DIRECTIONS)).toBe(PUBLISHED)
})
