import { expect, test } from 'vitest'
import { observationError } from '../../../src/study/calibration/observationError.ts'
import { scoreScale } from '../../../src/study/scoreScale.ts'

const log = scoreScale({ scale: 'log' }, [100, 200])
const linear = scoreScale({ scale: 'linear' }, [100, 200])
const withZeros = scoreScale({ scale: 'log' }, [0, 100, 200])

test('worse grades err more, unknown ones as in the middle, and words mean what letters do', () => {
  const of = (grade: string): number => observationError({ grade }, 100, 100, 1, log)
  expect([of('A'), of('B'), of('?'), of('D')]).toEqual([0.03, 0.08, 0.15, 0.25])
  expect([of('measured'), of('reported'), of('literature'), of('judgement')]).toEqual([
    0.03, 0.08, 0.15, 0.25,
  ])
})

test('a wide range says more than the grade, a narrow one less', () => {
  const of = (low: number, high: number): number =>
    observationError({ low, high, grade: 'A' }, 500, 500, 1, log)
  expect(of(400, 600)).toBeCloseTo(100 / 1.6448536269514722 / 500, 12)
  expect(of(499, 501)).toBe(0.03)
  // a range of a total over four months is one of 50 a month
  expect(observationError({ low: 400, high: 600, grade: 'A' }, 125, 125, 4, linear)).toBeCloseTo(
    25 / 1.6448536,
    6,
  )
})

test('near zero the error is that of a small number, not none', () => {
  expect(observationError({ grade: 'B' }, 0, 1000, 1, linear)).toBe(8)
  expect(observationError({ grade: 'B' }, 500, 1000, 1, linear)).toBe(40)
  // the slope of log(1 + v / 15) at zero is 1 / 15
  expect(observationError({ grade: 'B' }, 0, 150, 1, withZeros)).toBeCloseTo((0.08 * 15) / 15, 12)
})
