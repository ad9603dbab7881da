import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packNumbers, unpackNumbers } from '../../../src/report/published/packedNumbers.ts'

test('numbers with few decimals come back to the bit', () => {
  const decimal = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 7 }))
  fc.assert(
    fc.property(fc.array(decimal, { minLength: 1, maxLength: 80 }), (pairs) => {
      const numbers = pairs.map(([digits, decimals]) => Number(`${digits}e-${decimals}`))
      const packed = packNumbers(numbers)
      expect(packed && unpackNumbers(packed)).toEqual(numbers)
    }),
  )
})

test('they take a few digits each', () => {
  expect(packNumbers([0.7333, -0.741, 12, 0])).toEqual({
    ...{ width: 4, letters: 'LlNM', digits: '7333741012000000' },
  })
})

test.each([[[Math.PI, 1]], [[1e-30]], [[1e300, 1]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
  'what would not come back is not packed: %o',
  (numbers) => {
    expect(packNumbers(numbers)).toBeUndefined()
  },
)
