import { expect, test } from 'vitest'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { choleskyInPlace } from '../../../src/study/calibration/choleskyInPlace.ts'
import {
  errorFactor,
  errorOf,
  innovationsOf,
  logDensity,
} from '../../../src/study/calibration/seriesError.ts'
import { studentDraw, studentLogDensity } from '../../../src/study/calibration/studentT.ts'

const windows = {
  from: Float64Array.of(0, 1, 4),
  to: Float64Array.of(0, 3, 4),
  errors: Float64Array.of(0.1, 0.2, 0.3),
}

/** Distribution function of Student's t with four degrees of freedom and a variance of 1, in closed form. */
function studentCdf(x: number): number {
  const t = x * Math.SQRT2
  const r = t * t * 0.25
  return 0.5 + (0.375 * t * (1 - (t * t) / (12 * (1 + r)))) / Math.sqrt(1 + r)
}

test('the density of Student t is that of its distribution function, with a variance of 1', () => {
  for (const x of [-6, -1, 0, 0.3, 2]) {
    const slope = (studentCdf(x + 1e-5) - studentCdf(x - 1e-5)) / 2e-5
    expect(Math.exp(studentLogDensity(x))).toBeCloseTo(slope, 8)
  }
  let [area, square] = [0, 0]
  for (let x = -2000; x < 2000; x += 0.01) {
    area += Math.exp(studentLogDensity(x)) * 0.01
    square += x * x * Math.exp(studentLogDensity(x)) * 0.01
  }
  expect(area).toBeCloseTo(1, 6)
  expect(square).toBeCloseTo(1, 3)
})

test('draws of Student t fill its distribution evenly', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => keyOf('seed', name)) as [never, never, never]
  const n = 4000
  const shares = Array.from({ length: n }, (_, i) =>
    studentCdf(studentDraw(uniform(a, 'draw', i), uniform(b, 'draw', i), uniform(c, 'draw', i))),
  ).sort((x, y) => x - y)
  const distance = Math.max(...shares.map((share, i) => Math.abs(share - (i + 0.5) / n)))
  // Kolmogorov-Smirnov at 1 %
  expect(distance).toBeLessThan(1.63 / Math.sqrt(n))
})

test('the factor holds structural errors and those of observations', () => {
  const factor = errorFactor(windows, { sd: 0.5, memory: 2 })
  const variance = (i: number): number =>
    [0, 1, 2].reduce((sum, j) => sum + (j <= i ? (factor[i * 3 + j] as number) ** 2 : 0), 0)
  expect(variance(0)).toBeCloseTo(0.25 + 0.01, 12)
  expect(variance(2)).toBeCloseTo(0.25 + 0.09, 12)
  // of a window of two months with a memory of two, the mean varies by 2 / e of the moment's variance
  expect(variance(1)).toBeCloseTo(0.25 * (2 / Math.E) + 0.04, 12)
  expect((factor[0] as number) * (factor[6] as number)).toBeCloseTo(0.25 * Math.exp(-2), 12)
})

test('innovations undo errors, and a density counts the size of the errors', () => {
  const factor = errorFactor(windows, { sd: 0.5, memory: 2 })
  const z = Float64Array.of(1, -2, 0.5)
  const residuals = z.map((_, i) => errorOf(factor, z, i))
  innovationsOf(factor, residuals, 3).forEach((value, i) => {
    expect(value).toBeCloseTo(z[i] as number, 12)
  })
  expect([...innovationsOf(factor, residuals, 1)].slice(1)).toEqual([0, 0])
  const sizes = Math.log((factor[0] as number) * (factor[4] as number) * (factor[8] as number))
  const densities = [...z].reduce((sum, one) => sum + studentLogDensity(one), 0)
  expect(logDensity(factor, z)).toBeCloseTo(densities - sizes, 12)
})

test('a matrix that is no covariance has no factor', () => {
  expect(choleskyInPlace(Float64Array.of(1, 0, 2, 1), 2)).toBe(false)
  const matrix = Float64Array.of(4, 0, 2, 10)
  expect(choleskyInPlace(matrix, 2)).toBe(true)
  expect([...matrix]).toEqual([2, 0, 1, 3])
})
