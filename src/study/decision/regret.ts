import { sorted } from '../../ensemble/sorted.ts'
import { quantile } from '../../ensemble/statisticsOf.ts'
import { type Alternatives, type Better, valuesOf } from './alternatives.ts'

/** How much worse a decision does than the best one would have done in the same member, in the unit of the metric. */
interface Regret {
  readonly name: string
  readonly mean: number
  readonly standardError: number
  /** In nineteen of twenty members regret is at most this. */
  readonly p95: number
  /** In the worst member among those sampled. */
  readonly greatest: number
  /** Share of members in which no other decision does better. */
  readonly best: number
}

/** The regret of all decisions, and which of them have the least. */
export interface RegretTable {
  /** In the order of the decisions. */
  readonly regrets: readonly Regret[]
  /** Numbers of the decisions with the least greatest regret: Savage's choice. */
  readonly minimax: readonly number[]
  /** Numbers of those with the least regret on average, which are those that are best on average. */
  readonly leastMean: readonly number[]
  readonly members: number
  readonly failed: number
}

/**
 * Regret of every decision in every member, in brief (Savage, Journal of the American Statistical Association 46, 1951,
 * page 55). Two decisions under which something never comes do not differ; one under which it never comes, although it
 * comes under another, has infinite regret where less is better.
 */
export function regretTable(alternatives: Alternatives, better: Better): RegretTable {
  const { names, size, failed } = alternatives
  const best = bestOf(alternatives, better)
  const regrets = names.map((name, alternative) => {
    const regret = valuesOf(alternatives, alternative).map((value, member) => {
      const most = best[member] as number
      return value === most ? 0 : Math.abs(value - most)
    })
    return { name, ...summaryOf(regret) }
  })
  return {
    regrets,
    minimax: leastOf(regrets.map(({ greatest }) => greatest)),
    leastMean: leastOf(regrets.map(({ mean }) => mean)),
    members: size,
    failed,
  }
}

function bestOf(alternatives: Alternatives, better: Better): Float64Array {
  const choose = better === 'lower' ? Math.min : Math.max
  const rows = alternatives.names.map((_, alternative) => valuesOf(alternatives, alternative))
  return Float64Array.from({ length: alternatives.size }, (_, member) =>
    choose(...rows.map((row) => row[member] as number)),
  )
}

function summaryOf(regret: Float64Array): Omit<Regret, 'name'> {
  const order = sorted(regret)
  const mean = regret.reduce((sum, value) => sum + value, 0) / regret.length
  const squares = regret.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return {
    mean,
    standardError: Math.sqrt(squares / (regret.length - 1) / regret.length),
    p95: quantile(order, 0.95),
    greatest: order.at(-1) ?? Number.NaN,
    best: regret.filter((value) => value === 0).length / regret.length,
  }
}

function leastOf(values: readonly number[]): number[] {
  const least = Math.min(...values)
  return [...values.keys()].filter((i) => values[i] === least)
}
