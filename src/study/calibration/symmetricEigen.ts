import { square } from '../../functions/square.ts'

/** Eigenvalues of a symmetric matrix, largest first, and their vectors: `vectors[k * n + i]`. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: Float64Array
}

const MOST_SWEEPS = 30

/**
 * By cyclic Jacobi rotations (Golub & Van Loan 2013, Matrix Computations, 4th ed., p. 480), which use nothing but
 * arithmetic and square roots, so that the bits are the same everywhere.
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, n) > 1e-28 * square(trace(a, n)); sweep++)
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (a[j * n + j] as number) - (a[i * n + i] as number) || i - j,
  )
  const vectors = new Float64Array(n * n)
  order.forEach((from, k) => {
    vectors.set(v.subarray(from * n, (from + 1) * n), k * n)
  })
  return { values: Float64Array.from(order, (i) => a[i * n + i] as number), vectors }
}

/** Makes `a[p][q]` zero; rows of `v` are turned along. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number
  if (apq === 0) return
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  turn(
    a,
    c,
    s,
    n,
    (i) => p + i * n,
    (i) => q + i * n,
  )
  turn(
    a,
    c,
    s,
    n,
    (i) => p * n + i,
    (i) => q * n + i,
  )
  turn(
    v,
    c,
    s,
    n,
    (i) => p * n + i,
    (i) => q * n + i,
  )
}

function turn(
  a: Float64Array,
  c: number,
  s: number,
  n: number,
  first: (i: number) => number,
  second: (i: number) => number,
): void {
  for (let i = 0; i < n; i++) {
    const [j, k] = [first(i), second(i)]
    const [x, y] = [a[j] as number, a[k] as number]
    a[j] = c * x - s * y
    a[k] = s * x + c * y
  }
}

function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sum += square(a[i * n + j] as number)
  return sum
}

function trace(a: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.abs(a[i * n + i] as number)
  return sum
}
