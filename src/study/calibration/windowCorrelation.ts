import { exp } from '../../functions/elementary.ts'

/** Windows in months on the time axis; a single day begins and ends at once. */
export interface Windows {
  readonly from: Float64Array
  readonly to: Float64Array
}

/**
 * Correlations of an error that fades with a memory, read off windows: `into[i * n + j]` for j <= i is the covariance of
 * the mean error over windows i and j when the error at a moment has variance 1 and correlation exp(-|lag| / memory), an
 * AR(1) in continuous time (Uhlenbeck & Ornstein 1930, Phys. Rev. 36, p. 823), so that a total and its parts are not
 * counted as independent. Integrals in closed form; of a long window the mean varies less than 1.
 */
export function windowCorrelation({ from, to }: Windows, memory: number, into: Float64Array): void {
  const n = from.length
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      into[i * n + j] = covariance(
        from[i] as number,
        to[i] as number,
        from[j] as number,
        to[j] as number,
        memory,
      )
    }
  }
}

function covariance(a: number, b: number, c: number, d: number, memory: number): number {
  if (a === b && c === d) return exp(-Math.abs(a - c) / memory)
  if (a === b) return (slope(a - c, memory) - slope(a - d, memory)) / (d - c)
  if (c === d) return (slope(b - c, memory) - slope(a - c, memory)) / (b - a)
  const area = bend(b - c, memory) - bend(a - c, memory) - bend(b - d, memory) + bend(a - d, memory)
  return area / ((b - a) * (d - c))
}

/** The integral of exp(-|x| / memory) from 0. */
function slope(x: number, memory: number): number {
  const size = memory * (1 - exp(-Math.abs(x) / memory))
  return x < 0 ? -size : size
}

/** The integral of `slope`, up to a constant. */
function bend(x: number, memory: number): number {
  return memory * Math.abs(x) + memory * memory * exp(-Math.abs(x) / memory)
}
