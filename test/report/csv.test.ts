import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv } from '../../src/report/csv.ts'

test('cells with commas, quotes and line breaks are quoted', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x,y', 'he said "no"'],
        ['two\nlines', undefined],
      ],
    ),
  ).toBe('a,b\n"x,y","he said ""no"""\n"two\nlines",\n')
})

test('numbers read back as the same double; no number is an empty cell', () => {
  expect(csv(['a'], [[0.1 + 0.2], [-0], [Number.NaN], [1e21], [Infinity]])).toBe(
    'a\n0.30000000000000004\n0\n\n1e+21\nInfinity\n',
  )
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(Number(csv(['a'], [[value]]).split('\n')[1])).toBe(value === 0 ? 0 : value)
    }),
  )
})

test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '＝1', '=cmd|"/c calc"!A1'])(
  'a formula is text: %s',
  (cell) => {
    const line = csv(['a'], [[cell]]).slice(2)
    expect(line.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('text that is a plain number and negative numbers stay as they are', () => {
  expect(csv(['a', 'b'], [['-0.5', -0.5]])).toBe('a,b\n-0.5,-0.5\n')
})
