import { expect, test } from 'vitest'
import { scoreScale } from '../../src/study/scoreScale.ts'

test('a linear scale leaves values as they are', () => {
  const scale = scoreScale({ scale: 'linear' }, [0, 5])
  expect(scale.kind).toBe('linear')
  expect([scale.apply(-3), scale.apply(0), scale.apply(7)]).toEqual([-3, 0, 7])
})

test('a logarithmic scale is natural, and zero simulated is finite', () => {
  const scale = scoreScale({ scale: 'log' }, [200, 400])
  expect(scale.kind).toBe('log')
  expect(scale.apply(400) - scale.apply(200)).toBeCloseTo(Math.LN2, 14)
  expect(scale.apply(0)).toBeCloseTo(Math.log(2), 14)
})

test('zeros observed on a logarithmic scale add a tenth of the median of the rest', () => {
  const scale = scoreScale({ scale: 'log' }, [0, 10, 20, 0, 60, 100])
  expect(scale).toMatchObject({ kind: 'log1p', offset: 4 })
  expect(scale.apply(0)).toBe(0)
  expect(scale.apply(-1)).toBe(0)
  expect(scale.apply(4)).toBeCloseTo(Math.LN2, 14)
  expect(scoreScale({ scale: 'log' }, [0, 30, 10, 20]).offset).toBe(2)
})

test('a series of zeros is compared as it is', () => {
  expect(scoreScale({ scale: 'log' }, [0, 0]).kind).toBe('linear')
  expect(scoreScale({ scale: 'log' }, []).kind).toBe('linear')
})
