import type { StudiedMetric } from '../studiedMetrics.ts'
import { evidenceOrder, type Known, type Priority } from './evidenceOrder.ts'
import type { Input } from './inputsOf.ts'
import type { Morris } from './morris.ts'
import type { RankCorrelation } from './rankCorrelations.ts'
import type { SobolIndices } from './sobolIndices.ts'
import type { Tornado } from './tornado.ts'

/** What moves one metric, by the methods that were asked for. */
export interface Drivers {
  readonly metric: StudiedMetric
  /** What "never" counted as in all methods but rank correlations; undefined where it did not occur. */
  readonly cap?: number
  readonly tornado?: Tornado
  /** Of one output. */
  readonly correlations?: readonly RankCorrelation[]
  /** Members behind the correlations. */
  readonly correlated?: number
  readonly morris?: Morris
  readonly sobol?: SobolIndices
}

/** A way to say how much of a metric an input is behind, as a number from 0 to about 1. */
export type Measure = 'sobol' | 'prcc' | 'morris' | 'tornado'

/**
 * How much of a metric each input is behind. The best of what is known is taken: the total Sobol' index; the share of the
 * variance of ranks that goes with the input alone (Spearman's correlation squared, less what chance would give:
 * Ezekiel, Methods of Correlation Analysis, 1930, page 121); the share of all mean elementary effects; the share of all
 * swings. None is taken from a method that found no influence at all, and ranks come last where they are of too few
 * members to hold the other inputs fixed.
 */
export function influenceOf(drivers: Drivers): {
  readonly measure: Measure
  readonly by: Map<string, number>
} {
  const ranks = ['prcc', rankShares(drivers)] as const
  const few = tooFewMembers(drivers) !== undefined
  const candidates: readonly (readonly [Measure, Map<string, number>])[] = [
    ['sobol', new Map(drivers.sobol?.indices.map(({ name, total }) => [name, positive(total.value)]))],
    ...(few ? [] : [ranks]),
    ['morris', shares(drivers.morris?.effects.map((one) => [one.name, one.meanAbsolute]) ?? [])],
    ['tornado', shares(drivers.tornado?.swings.map((one) => [one.name, Math.abs(one.change)]) ?? [])],
    ...(few ? [ranks] : []),
  ]
  const [measure, by] =
    candidates.find(([, found]) => [...found.values()].some((value) => value > 0)) ??
    (['tornado', new Map<string, number>()] as const)
  return { measure, by }
}

/** What partial rank correlations of a metric lack. */
export interface TooFew {
  readonly members: number
  /** With this many, they can be told for any parameters. */
  readonly needed: number
}

/** Whether there are too few members for partial rank correlations, which are NaN then; undefined where there are enough. */
export function tooFewMembers({ correlations = [], correlated = 0 }: Drivers): TooFew | undefined {
  const needed = correlations.length + 3
  const known = correlations.some(({ partial }) => Number.isFinite(partial[0]?.value))
  return correlated < needed && correlations.length > 0 && !known
    ? { members: correlated, needed }
    : undefined
}

function rankShares({ correlations = [], correlated = 0 }: Drivers): Map<string, number> {
  return new Map(
    correlations.map(({ name, simple }) => {
      const square = (simple[0] as number) * (simple[0] as number)
      return [name, positive((square * (correlated - 1) - 1) / (correlated - 2))]
    }),
  )
}

function shares(sizes: readonly (readonly [name: string, size: number])[]): Map<string, number> {
  const all = sizes.reduce((sum, [, size]) => sum + positive(size), 0)
  return new Map(sizes.map(([name, size]) => [name, all === 0 ? 0 : positive(size) / all]))
}

const positive = (value: number): number => (value > 0 && Number.isFinite(value) ? value : 0)

/** What to find out next: graded inputs by their mean influence on the metrics times the weakness of their evidence. */
export function priorities(all: readonly Drivers[], inputs: ReadonlyMap<string, Input>): Priority[] {
  const influences = all.map((one) => influenceOf(one).by).filter((by) => by.size > 0)
  const known = [...inputs.values()].flatMap(({ name, grade }): Known[] => {
    if (grade === undefined) return []
    const sum = influences.reduce((total, by) => total + (by.get(name) ?? 0), 0)
    return [{ name, grade, influence: influences.length === 0 ? 0 : sum / influences.length }]
  })
  return evidenceOrder(known)
}
