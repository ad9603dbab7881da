import { expect, test } from 'vitest'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { symmetricEigen } from '../../../src/study/calibration/symmetricEigen.ts'

test('a matrix of two has the eigenvalues of its characteristic equation', () => {
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
  expect(values[0]).toBeCloseTo(3, 14)
  expect(values[1]).toBeCloseTo(1, 14)
  expect(Math.abs((vectors[0] as number) - (vectors[1] as number))).toBeCloseTo(0, 14)
})

test('vectors are orthonormal and put the matrix together again, also where eigenvalues coincide', () => {
  const n = 30
  const key = keyOf('seed', 'matrix')
  const factor = Float64Array.from({ length: n * 12 }, (_, i) => uniform(key, 'draw', i) - 0.5)
  const at = (i: number, j: number): number =>
    Array.from(
      { length: 12 },
      (_, k) => (factor[i * 12 + k] as number) * (factor[j * 12 + k] as number),
    ).reduce((a, b) => a + b)
  // rank 12: eighteen eigenvalues are zero
  const matrix = Float64Array.from({ length: n * n }, (_, place) => at(Math.floor(place / n), place % n))
  const { values, vectors } = symmetricEigen(matrix, n)
  expect([...values]).toEqual([...values].sort((a, b) => b - a))
  expect(values.filter((value) => value > 1e-10)).toHaveLength(12)
  const v = (k: number, i: number): number => vectors[k * n + i] as number
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let [product, sum] = [0, 0]
      for (let k = 0; k < n; k++) {
        product += v(i, k) * v(j, k)
        sum += (values[k] as number) * v(k, i) * v(k, j)
      }
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12)
      expect(sum).toBeCloseTo(at(i, j), 12)
    }
})

test('nothing has no eigenvalues', () => {
  expect(symmetricEigen(new Float64Array(0), 0).values).toHaveLength(0)
})
