type Matrix = readonly (readonly number[])[]

/** The inverse of the part of a correlation matrix whose variables do not follow from those before them. */
export interface Inverse {
  /** Numbers of those variables. */
  readonly kept: readonly number[]
  /** `rows[i][j]` belongs to `kept[i]` and `kept[j]`. */
  readonly rows: Matrix
}

/** A variable of which less than this share is its own follows from the others. */
const LEAST_PIVOT = 1e-9

/** By Cholesky's method; a variable with NaN on the diagonal is left out too. */
export function inverseOf(correlations: Matrix): Inverse {
  const kept: number[] = []
  const factor: number[][] = []
  for (const [i, row] of correlations.entries()) {
    const solved = forward(factor, (j) => row[kept[j] as number] as number)
    const rest = (row[i] as number) - solved.reduce((sum, value) => sum + value * value, 0)
    if (!(rest > LEAST_PIVOT)) continue
    kept.push(i)
    factor.push([...solved, Math.sqrt(rest)])
  }
  return {
    kept,
    rows: kept.map((_, i) =>
      backward(
        factor,
        forward(factor, (j) => (i === j ? 1 : 0)),
      ),
    ),
  }
}

/** The solution of L x = right. */
function forward(factor: Matrix, right: (i: number) => number): number[] {
  const solution: number[] = []
  for (const [i, row] of factor.entries()) {
    let sum = right(i)
    for (let j = 0; j < i; j++) sum -= (row[j] as number) * (solution[j] as number)
    solution.push(sum / (row[i] as number))
  }
  return solution
}

/** The solution of L' x = right. */
function backward(factor: Matrix, right: readonly number[]): number[] {
  const solution = [...right]
  for (let i = factor.length - 1; i >= 0; i--) {
    let sum = solution[i] as number
    for (let j = i + 1; j < factor.length; j++) sum -= (factor[j]?.[i] as number) * (solution[j] as number)
    solution[i] = sum / (factor[i]?.[i] as number)
  }
  return solution
}
