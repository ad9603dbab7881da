/**
 * Replaces the lower triangle of a symmetric matrix `matrix[i * n + j]`, j <= i, by its Cholesky factor L with
 * L L' = matrix. What stands above the diagonal is left alone.
 * @returns whether the matrix was positive definite; if not, the contents are of no use
 */
export function choleskyInPlace(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j] as number
      for (let k = 0; k < j; k++) rest -= (matrix[i * n + k] as number) * (matrix[j * n + k] as number)
      if (j < i) matrix[i * n + j] = rest / (matrix[j * n + j] as number)
      else if (rest > 0) matrix[i * n + i] = Math.sqrt(rest)
      else return false
    }
  }
  return true
}
