import { keyOf } from '../../ensemble/keyOf.ts'
import { statisticsOf } from '../../ensemble/statisticsOf.ts'
import { shapley } from '../explanation/shapley.ts'
import { resamples } from '../sensitivity/resamples.ts'
import { type Alternatives, type Better, valuesOf } from './alternatives.ts'
import { type CostRatio, costRatio } from './costRatio.ts'
import type { Mean } from './decide.ts'
import { paretoFront, type TwoLosses } from './paretoFront.ts'
import type { Portfolio } from './portfolios.ts'

/** A portfolio with its mean cost and effect over the members that all portfolios have in common. */
export interface PortfolioResult {
  readonly portfolio: Portfolio
  readonly cost: Mean
  readonly effect: Mean
  /** Standard errors of the differences from doing nothing, member by member. */
  readonly errors: { readonly cost: number; readonly effect: number }
  /** Share of resamples of the members in which it is on the front. */
  readonly frontShare: number
  /** Extra cost for each unit of improvement against doing nothing; of those on the front. */
  readonly ratio?: CostRatio
}

/** What a policy adds to cost and improvement, on average over all orders in which policies can be taken up. */
interface PolicyShare {
  readonly policy: string
  readonly cost: Mean
  readonly improvement: Mean
}

/** What portfolios cost and bring, which are on the front, and what each policy contributes. */
export interface PortfolioSearch {
  readonly results: readonly PortfolioResult[]
  /** Numbers of results, by cost. */
  readonly front: readonly number[]
  readonly shares: readonly PolicyShare[]
  readonly members: number
  readonly failed: number
}

/** Resamples for the front: its share is then known to 3.5 percentage points. */
const RESAMPLES = 200

/** Cost and effect of every portfolio in the members they have in common. */
export interface PortfolioValues {
  readonly policies: readonly string[]
  readonly portfolios: readonly Portfolio[]
  readonly costs: Alternatives
  readonly effects: Alternatives
  readonly better: Better
  readonly seed: string
}

/**
 * Weighs portfolios, of which the first has no policy: the front of mean cost against mean effect, how sure it is (by
 * resampling members), and what each policy contributes (Shapley, Contributions to the Theory of Games 2, 1953, page 307).
 */
export function searchPortfolios(found: PortfolioValues): PortfolioSearch {
  const { portfolios, costs, effects, better, seed } = found
  const sign = better === 'lower' ? 1 : -1
  const front = withoutIdle(frontOf(meansOf(costs), meansOf(effects), sign), found)
  const frontShares = frontSharesOf(found, sign)
  const results = portfolios.map((portfolio, i): PortfolioResult => {
    const extra = differences(costs, i, 0, 1)
    const gain = differences(effects, i, 0, -sign)
    const errors = { cost: meanOf(extra).standardError, effect: meanOf(gain).standardError }
    const ratio = i > 0 && front.includes(i) ? { ratio: costRatio(extra, gain, seed) } : {}
    const [cost, effect] = [meanOf(valuesOf(costs, i)), meanOf(valuesOf(effects, i))]
    return { portfolio, cost, effect, errors, frontShare: frontShares[i] as number, ...ratio }
  })
  const { size: members, failed } = costs
  return { results, front, shares: sharesOf(found, sign), members, failed }
}

/** Of portfolios alike in both respects, only those to which a smaller one is not alike: what does nothing is left out. */
function withoutIdle(front: readonly number[], { portfolios, costs, effects }: PortfolioValues): number[] {
  const [paid, got] = [meansOf(costs), meansOf(effects)]
  const within = (small: Portfolio, large: Portfolio): boolean =>
    small.length < large.length && small.every((policy) => large.includes(policy))
  return front.filter(
    (i) =>
      !front.some(
        (j) =>
          paid[i] === paid[j] &&
          got[i] === got[j] &&
          within(portfolios[j] as Portfolio, portfolios[i] as Portfolio),
      ),
  )
}

function meanOf(values: Float64Array): Mean {
  const { mean, standardErrors } = statisticsOf(values)
  return { value: mean, standardError: standardErrors.mean }
}

const average = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length

function meansOf(alternatives: Alternatives): number[] {
  return alternatives.names.map((_, i) => average(valuesOf(alternatives, i)))
}

/** `sign` times what one alternative gives more than another, in every member. */
function differences(alternatives: Alternatives, one: number, other: number, sign: number): Float64Array {
  const from = valuesOf(alternatives, other)
  return valuesOf(alternatives, one).map((value, member) => sign * (value - (from[member] as number)))
}

function frontOf(costs: readonly number[], effects: readonly number[], sign: number): number[] {
  const losses = costs.map((one, i): TwoLosses => ({ one, other: sign * (effects[i] as number) }))
  return paretoFront(losses)
}

/** In which share of resamples of the members each portfolio is on the front. */
function frontSharesOf({ portfolios, costs, effects, seed }: PortfolioValues, sign: number): number[] {
  const { size } = costs
  const counts = resamples(keyOf(seed, 'front bootstrap'), size, RESAMPLES)
  const times = new Array<number>(portfolios.length).fill(0)
  const weighted = (values: Float64Array, resample: number): number => {
    let sum = 0
    for (let member = 0, at = resample * size; member < size; member++, at++)
      sum += (counts[at] as number) * (values[member] as number)
    return sum / size
  }
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const means = (of: Alternatives) => portfolios.map((_, i) => weighted(valuesOf(of, i), resample))
    for (const i of frontOf(means(costs), means(effects), sign)) times[i] = (times[i] as number) + 1
  }
  return times.map((count) => count / RESAMPLES)
}

/** What each policy contributes, with the standard error over members. */
function sharesOf(
  { policies, portfolios, costs, effects }: PortfolioValues,
  sign: number,
): readonly PolicyShare[] {
  if (policies.length === 0) return []
  const places = new Map(portfolios.map((portfolio, i) => [setOf(portfolio, policies), i]))
  const shares = (of: Alternatives, scale: number): Float64Array[] => {
    const parts = policies.map(() => new Float64Array(of.size))
    for (let member = 0; member < of.size; member++) {
      const worth = (set: number): number =>
        scale * (of.values[(places.get(set) as number) * of.size + member] as number)
      for (const [i, part] of shapley(policies.length, worth).entries())
        (parts[i] as Float64Array)[member] = part
    }
    return parts
  }
  const [cost, improvement] = [shares(costs, 1), shares(effects, -sign)]
  return policies.map((policy, i) => ({
    policy,
    cost: meanOf(cost[i] as Float64Array),
    improvement: meanOf(improvement[i] as Float64Array),
  }))
}

/** A portfolio as the bits of its policies. */
function setOf(portfolio: Portfolio, policies: readonly string[]): number {
  return portfolio.reduce((set, policy) => set | (1 << policies.indexOf(policy)), 0)
}
