import type { Plan } from '../../../src/study/sensitivity/plan.ts'
import type { Sample } from '../../../src/study/sensitivity/sample.ts'

/** A function of shares. */
export type OfShares = (shares: readonly number[], noise: number) => number

/** What a function gives in each row of a plan. */
export function runOf({ names, rows, shares, noise }: Plan, f: OfShares): Float64Array {
  const width = names.length
  return Float64Array.from({ length: rows }, (_, row) =>
    f([...shares.subarray(row * width, (row + 1) * width)], noise[row] as number),
  )
}

/** Names x1, x2, ... */
export function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `x${i + 1}`)
}

/** Ishigami and Homma 1990, with a = 7 and b = 0.1. */
export const ishigami: OfShares = (shares) => {
  const [x = 0, y = 0, z = 0] = shares.map((u) => Math.PI * (2 * u - 1))
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

/** Its indices in closed form (Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, page 179). */
export function ishigamiIndices(): { first: number[]; total: number[] } {
  const [a, b, pi] = [7, 0.1, Math.PI]
  const v1 = 0.5 * (1 + (b * pi ** 4) / 5) ** 2
  const v2 = a ** 2 / 8
  const v13 = b ** 2 * pi ** 8 * (1 / 18 - 1 / 50)
  const v = v1 + v2 + v13
  return { first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v] }
}

/** Weights of the g-function in its usual form with eight inputs: the smaller, the more influence. */
export const G_WEIGHTS = [0, 1, 4.5, 9, 99, 99, 99, 99]

/** Saltelli and Sobol' 1995. */
export const gFunction: OfShares = (shares) =>
  shares.reduce(
    (product, u, i) => (product * (Math.abs(4 * u - 2) + (G_WEIGHTS[i] ?? 0))) / (1 + (G_WEIGHTS[i] ?? 0)),
    1,
  )

export function gIndices(): { first: number[]; total: number[] } {
  const parts = G_WEIGHTS.map((a) => 1 / (3 * (1 + a) ** 2))
  const all = parts.reduce((product, part) => product * (1 + part), 1)
  return {
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * all) / (1 + part) / (all - 1)),
  }
}

/** A sample of named columns and rows of outputs. */
export function sampleFrom(
  draws: Readonly<Record<string, readonly number[]>>,
  outputs: readonly (readonly number[])[],
): Sample {
  const columns = Object.values(draws)
  const size = (columns[0] ?? outputs[0] ?? []).length
  return {
    names: Object.keys(draws),
    size,
    draws: Float64Array.from(columns.flat()),
    outputs: Float64Array.from(outputs.flat()),
    members: Int32Array.from({ length: size }, (_, i) => i),
    failed: 0,
  }
}
