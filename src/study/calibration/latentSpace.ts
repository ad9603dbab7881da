import { quantileOf } from '../../distributions/catalogue.ts'
import { normalCdf } from '../../distributions/normalCdf.ts'
import { jointShares } from '../../ensemble/drawParameters.ts'
import type { Shares } from '../../ensemble/sharesOf.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { Distribution } from '../../model/distribution.ts'
import type { System } from '../../model/system.ts'
import type { Discrepancy } from './seriesError.ts'
import type { Target } from './targets.ts'

/**
 * Everything unknown as independent standard normal scores, so that every prior is the same: parameters by the quantiles
 * of their distributions (and their copula), two numbers for the structural error of each series, then the shocks of each
 * month where noise reaches the observations. Points are `scores[point * size + coordinate]`.
 */
export interface LatentSpace {
  /** Uncertain parameters, in the order of the system's draws: the first coordinates. */
  readonly parameters: readonly string[]
  /** Coordinates of parameters and structural errors; shocks come after. */
  readonly shaped: number
  readonly size: number
  /** A name for the stream of random numbers of each coordinate. */
  readonly streams: readonly string[]
  /** Shares of the parameters' own distributions, `shares[draw * count + point]`, a row each draw of the system. */
  sharesOf(scores: Float64Array, count: number): Float64Array
  /** Values at shares, in the same layout, for a kernel. */
  drawsAt(shares: Float64Array, count: number): Float64Array
  /** `noise[row * count + point]`; undefined where noise does not reach the observations. */
  noiseOf(scores: Float64Array, count: number): Float64Array | undefined
  discrepancy(scores: Float64Array, point: number, target: number): Discrepancy
}

/**
 * What is believed of structural errors beforehand: their standard deviation, in logarithms or as a share of the series'
 * level, and the months over which they fade to 1 / e. A judgement.
 */
export const DISCREPANCY_PRIOR: Readonly<Record<keyof Discrepancy, Distribution>> = {
  sd: { kind: 'lognormal', p5: 0.07, p50: 0.2, p95: 0.6 },
  memory: { kind: 'lognormal', p5: 1.5, p50: 6, p95: 24 },
}

/** @param noisy whether shocks reach the observations */
export function latentSpace(system: System, targets: readonly Target[], noisy: boolean): LatentSpace {
  const uncertain = system.draws.filter(({ distribution }) => distribution.kind !== 'fixed')
  const parameters = uncertain.map(({ name }) => name)
  const months = monthsOfNoise(system.time)
  const shocks = noisy ? system.noise.flatMap(({ name }) => monthly(name, months)) : []
  const errors = targets.flatMap(({ series }) => [`error of ${series.name}`, `memory of ${series.name}`])
  const shaped = parameters.length + errors.length
  const size = shaped + shocks.length
  const quantiles = system.draws.map(({ distribution }) => quantileOf(distribution))
  const [sdOf, memoryOf] = [quantileOf(DISCREPANCY_PRIOR.sd), quantileOf(DISCREPANCY_PRIOR.memory)]
  return {
    parameters,
    shaped,
    size,
    streams: [...parameters, ...errors, ...shocks],
    sharesOf: (scores, count) => {
      const own = (name: string): Shares => {
        const column = parameters.indexOf(name)
        return column < 0 ? () => 0.5 : (point) => shareOfScore(scores[point * size + column] as number)
      }
      const joint = jointShares(system.correlations, own)
      const rows = system.draws.map(({ name }) => joint.get(name) ?? own(name))
      return table(rows.length, count, (row, point) => (rows[row] as Shares)(point))
    },
    drawsAt: (shares, count) =>
      table(quantiles.length, count, (row, point) =>
        (quantiles[row] as Shares)(shares[row * count + point] as number),
      ),
    noiseOf: (scores, count) =>
      noisy
        ? table(shocks.length, count, (row, point) => scores[point * size + shaped + row] as number)
        : undefined,
    discrepancy: (scores, point, target) => {
      const first = point * size + parameters.length + 2 * target
      return {
        sd: sdOf(shareOfScore(scores[first] as number)) * (targets[target] as Target).level,
        memory: memoryOf(shareOfScore(scores[first + 1] as number)),
      }
    },
  }
}

function table(rows: number, count: number, at: (row: number, point: number) => number): Float64Array {
  const values = new Float64Array(rows * count)
  for (let row = 0; row < rows; row++)
    for (let point = 0; point < count; point++) values[row * count + point] = at(row, point)
  return values
}

/** The largest and smallest shares that are safe to take quantiles of. */
const LEAST = 2 ** -53

function shareOfScore(score: number): number {
  return Math.min(Math.max(normalCdf(score), LEAST), 1 - LEAST)
}

function monthly(name: string, months: number): string[] {
  return Array.from({ length: months }, (_, month) => `shock ${name} ${month}`)
}
