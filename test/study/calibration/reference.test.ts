import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { informedDirections } from '../../../src/study/calibration/informedDirections.ts'
import {
  moved,
  priorOverReference,
  type Reference,
  referenceOf,
} from '../../../src/study/calibration/reference.ts'
import { normalLikelihood } from './toy.ts'

const normals = (name: string, size: number, member: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => normalQuantile(uniform(keyOf(name, `${i}`), 'draw', member)))

/** Mean 2 and variance 0.09 along (3, 4, 0) / 5, mean 0 and variance 1 across it. */
const REFERENCE: Reference = {
  size: 3,
  directions: Float64Array.of(0.6, 0.8, 0),
  means: Float64Array.of(2),
  variances: Float64Array.of(0.09),
}

const along = (point: Float64Array): number => 0.6 * (point[0] as number) + 0.8 * (point[1] as number)

function drawn(member: number): Float64Array {
  const [a = 0, b = 0, c = 0] = normals('start', 3, member)
  const informed = 2 + 0.3 * a
  return Float64Array.of(0.6 * informed - 0.8 * b, 0.8 * informed + 0.6 * b, c)
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

const variance = (values: readonly number[]): number => mean(values.map((v) => (v - mean(values)) ** 2))

test('moves keep the reference, whatever their step', () => {
  for (const step of [0.2, 0.7, 1]) {
    const points = Array.from({ length: 4000 }, (_, i) =>
      moved(REFERENCE, drawn(i), normals('shock', 3, i), step),
    )
    expect(mean(points.map(along))).toBeCloseTo(2, 1)
    expect(Math.abs(mean(points.map(along)) - 2)).toBeLessThan(0.015)
    expect(Math.abs(variance(points.map(along)) / 0.09 - 1)).toBeLessThan(0.07)
    const across = points.map((point) => 0.8 * (point[0] as number) - 0.6 * (point[1] as number))
    expect(Math.abs(mean(across))).toBeLessThan(0.05)
    expect(Math.abs(variance(across) - 1)).toBeLessThan(0.07)
    expect(Math.abs(variance(points.map((point) => point[2] as number)) - 1)).toBeLessThan(0.07)
  }
})

test('the densities compared are those of prior and reference', () => {
  const logPrior = (point: Float64Array): number => -point.reduce((sum, x) => sum + x * x, 0) / 2
  const logReference = (point: Float64Array): number => {
    const informed = along(point)
    const rest = point.reduce((sum, x) => sum + x * x, 0) - informed * informed
    return -((informed - 2) ** 2) / 0.18 - rest / 2
  }
  const of = (point: Float64Array): number => 2 * (logPrior(point) - logReference(point))
  const [one, other] = [drawn(0), normals('elsewhere', 3, 1)]
  const found = priorOverReference(REFERENCE, one) - priorOverReference(REFERENCE, other)
  expect(found).toBeCloseTo(of(one) - of(other), 10)
})

test('a reference has the moments of points in the informed directions and those of the prior elsewhere', () => {
  const scores = new Float64Array(3 * 2000)
  for (let i = 0; i < 2000; i++) scores.set(drawn(i), 3 * i)
  const cloud = { scores, count: 2000, size: 3, used: 3 }
  const { directions, means, variances } = referenceOf(cloud, Float64Array.of(0.6, 0.8, 0))
  expect(Math.abs(along(directions))).toBeCloseTo(1, 12)
  expect(Math.abs(means[0] as number)).toBeCloseTo(2, 1)
  // a little wider than the points
  expect(variances[0]).toBeGreaterThan(0.09)
  expect(variances[0]).toBeLessThan(0.13)
})

test('the directions found are those that the observations see, and the sizes of errors', async () => {
  // five coordinates: the data see 2 x0 - x1 sharply and x2 hardly; the last is the size of an error
  const likelihood = normalLikelihood(
    [
      [2, -1, 0, 0, 0],
      [0, 0, 0.01, 0, 0],
    ],
    [1, 0],
    0.1,
  )
  const cloud = { scores: normals('cloud', 5 * 32, 0), count: 32, size: 5, used: 5 }
  const found = await informedDirections(cloud, 4, likelihood, 1)
  expect(found).toHaveLength(10)
  const sign = Math.sign(found[0] as number)
  const expected = [2 / Math.sqrt(5), -1 / Math.sqrt(5), 0, 0, 0]
  expected.forEach((value, i) => {
    expect(sign * (found[i] as number)).toBeCloseTo(value, 10)
  })
  expect([...found.subarray(5)]).toEqual([0, 0, 0, 0, 1])
  // at the beginning the data hardly count
  expect(await informedDirections(cloud, 4, likelihood, 1e-4)).toHaveLength(5)
})
