import { sin } from '../functions/elementary.ts'
import type { System } from '../model/system.ts'

type Correlations = System['correlations']

/**
 * Parameters that are correlated with each other, by name, and the Cholesky factor of their correlations, row
 * by row.
 */
interface CorrelationGroup {
  readonly names: readonly string[]
  readonly factor: readonly (readonly number[])[]
}

/** Groups that can be drawn, or the names of a group whose correlations contradict each other. */
export type Correlated =
  | { readonly kind: 'groups'; readonly groups: readonly CorrelationGroup[] }
  | { readonly kind: 'contradiction'; readonly names: readonly string[] }

/** A pivot below it is as good as none: one parameter would be determined by the others. */
const LEAST_PIVOT = 1e-9

/**
 * Groups of parameters joined by rank correlations; pairs of a group that are not listed are taken as 0. A
 * rank correlation rho is the correlation 2 sin(pi rho / 6) of the normal numbers behind (Pearson 1907; Iman
 * and Conover, Comm. Statist. B 11, 1982, page 311).
 */
export function correlationGroups(correlations: Correlations): Correlated {
  const groups: CorrelationGroup[] = []
  for (const names of connected(correlations)) {
    const factor = cholesky(matrixOf(names, correlations))
    if (!factor) return { kind: 'contradiction', names }
    groups.push({ names, factor })
  }
  return { kind: 'groups', groups }
}

/** Names that are joined directly or through others; groups and their names in alphabetical order. */
function connected(correlations: Correlations): string[][] {
  let groups: ReadonlySet<string>[] = []
  for (const { between } of correlations) {
    const touching = groups.filter((group) => between.some((name) => group.has(name)))
    const rest = groups.filter((group) => !touching.includes(group))
    groups = [...rest, new Set([...between, ...touching.flatMap((group) => [...group])])]
  }
  return groups.map((group) => [...group].sort()).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

function matrixOf(names: readonly string[], correlations: Correlations): number[][] {
  const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 1 : 0)))
  for (const { between, rank } of correlations) {
    const [i, j] = between.map((name) => names.indexOf(name)) as [number, number]
    if (i < 0 || j < 0) continue
    const value = 2 * sin((Math.PI / 6) * rank)
    ;(matrix[i] as number[])[j] = value
    ;(matrix[j] as number[])[i] = value
  }
  return matrix
}

/** The lower triangle L with L L' = matrix, or nothing when the matrix is not positive definite. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const done: number[] = []
    for (let j = 0; j <= i; j++) {
      const other = j < i ? (factor[j] as number[]) : done
      const rest = done.reduce(
        (sum, value, k) => (k < j ? sum - value * (other[k] as number) : sum),
        row[j] as number,
      )
      if (j === i && !(rest > LEAST_PIVOT)) return undefined
      done.push(j === i ? Math.sqrt(rest) : rest / (other[j] as number))
    }
    factor.push(done)
  }
  return factor
}
