import { statisticsOf } from '../../ensemble/statisticsOf.ts'
import type { Ensemble } from '../../model/ensemble.ts'
import { type Alternatives, alternativesOf, valuesOf } from './alternatives.ts'
import { type CostRatio, costRatio } from './costRatio.ts'
import { paretoFront } from './paretoFront.ts'
import type { Criterion, Question, Threshold } from './question.ts'
import { type RegretTable, regretTable } from './regret.ts'
import { type Satisficing, satisficing } from './satisficing.ts'
import { type Superiority, superiority } from './superiority.ts'

/** A decision under a name, with what comes of it in every member. */
export interface Choice {
  readonly name: string
  readonly ensemble: Ensemble
}

/** How the choices do by one criterion. */
export interface CriterionResult {
  readonly criterion: Criterion
  readonly unit: string
  readonly regret: RegretTable
  /** Each choice but the first against the first. */
  readonly beats: readonly Superiority[]
}

/** A mean over the members in common. */
export interface Mean {
  readonly value: number
  readonly standardError: number
}

/** What is paid and what it is paid for. */
export interface TradeOff {
  readonly cost: Criterion
  readonly effect: Criterion
  readonly units: { readonly cost: string; readonly effect: string }
  readonly points: readonly {
    readonly cost: Mean
    readonly effect: Mean
    /** Standard errors of the differences from the first choice, member by member. */
    readonly errors: { readonly cost: number; readonly effect: number }
  }[]
  /** Numbers of the choices to which no other is better in both, by cost. */
  readonly front: readonly number[]
  /** Extra cost for each unit of improvement, of each choice but the first against the first. */
  readonly ratios: readonly CostRatio[]
}

/** Which choices are good enough. */
interface Enough {
  readonly thresholds: readonly { readonly threshold: Threshold; readonly shares: readonly Satisficing[] }[]
  /** All thresholds in the same member. */
  readonly all: readonly Satisficing[]
  readonly members: number
  readonly failed: number
}

/** Choices weighed in the members they have in common. The first is what the others are compared with. */
export interface Decision {
  readonly names: readonly string[]
  readonly results: readonly CriterionResult[]
  readonly enough?: Enough
  readonly tradeOff?: TradeOff
}

/**
 * Weighs choices that share their members.
 * @throws RangeError when two ensembles do not have the same members, or one lacks a metric that was asked for
 */
export function decide(choices: readonly Choice[], { criteria, enough, tradeOff }: Question): Decision {
  const results = criteria.map((criterion) => {
    const alternatives = alternativesBy(choices, criterion)
    const beats = choices.slice(1).map((_, i) => superiority(alternatives, i + 1, 0, criterion.better))
    const regret = regretTable(alternatives, criterion.better)
    return { criterion, unit: unitOf(choices, criterion), regret, beats }
  })
  return {
    names: choices.map(({ name }) => name),
    results,
    ...(enough.length > 0 ? { enough: enoughOf(choices, enough) } : {}),
    ...(tradeOff ? { tradeOff: tradeOffOf(choices, tradeOff.cost, tradeOff.effect) } : {}),
  }
}

type Name = Pick<Criterion, 'name' | 'element'>

/** Where an ensemble has a metric. @throws RangeError when it has none of the name */
function rowOf({ ensemble }: Choice, { name, element }: Name): number {
  const row = ensemble.metrics.findIndex(
    (one) => one.purpose === 'metric' && one.name === name && one.element === element,
  )
  if (row < 0) throw new RangeError(`no metric ${name} ${element}`)
  return row
}

function unitOf([first]: readonly Choice[], name: Name): string {
  const metric = first?.ensemble.metrics[rowOf(first, name)]
  return metric?.unit ?? ''
}

function alternativesBy(choices: readonly Choice[], ...names: readonly Name[]): Alternatives {
  const all = names.map((name) =>
    choices.map((choice) => {
      const { metricValues, members } = choice.ensemble
      const row = rowOf(choice, name)
      return metricValues.subarray(row * members, (row + 1) * members)
    }),
  )
  return alternativesOf(
    names.flatMap(() => choices.map(({ name }) => name)),
    names.flatMap(() => choices.map(({ ensemble }) => ensemble)),
    all.flat(),
  )
}

function meets({ side, value }: Threshold): (found: number) => boolean {
  return (found) => (side === 'at least' ? found >= value : found <= value)
}

function enoughOf(choices: readonly Choice[], wanted: readonly Threshold[]): Enough {
  const names = choices.map(({ name }) => name)
  const together = alternativesBy(choices, ...wanted)
  const { size, failed } = together
  const rows = (i: number) => valuesOf(together, i)
  const thresholds = wanted.map((threshold, t) => {
    const values = new Float64Array(choices.length * size)
    for (const i of choices.keys()) values.set(rows(t * choices.length + i), i * size)
    return { threshold, shares: satisficing({ names, size, values, failed }, meets(threshold)) }
  })
  const met = new Float64Array(choices.length * size).map((_, at) => {
    const [choice, member] = [Math.floor(at / size), at % size]
    const ok = wanted.every((one, t) => meets(one)(rows(t * choices.length + choice)[member] as number))
    return ok ? 1 : 0
  })
  return {
    thresholds,
    all: satisficing({ names, size, values: met, failed }, (one) => one === 1),
    members: size,
    failed,
  }
}

/** Cost and improvement of the choices in the members where all of them have both. */
function tradeOffOf(choices: readonly Choice[], cost: Criterion, effect: Criterion): TradeOff {
  const both = alternativesBy(choices, cost, effect)
  const costs = choices.map((_, i) => valuesOf(both, i))
  const effects = choices.map((_, i) => valuesOf(both, choices.length + i))
  const less = (to: Float64Array, from: Float64Array): Float64Array =>
    to.map((value, member) => value - (from[member] as number))
  const [baseCost, baseEffect] = [costs[0] as Float64Array, effects[0] as Float64Array]
  const points = choices.map((_, i) => {
    const [own, brought] = [costs[i] as Float64Array, effects[i] as Float64Array]
    const errors = {
      cost: meanOf(less(own, baseCost)).standardError,
      effect: meanOf(less(brought, baseEffect)).standardError,
    }
    return { cost: meanOf(own), effect: meanOf(brought), errors }
  })
  const sign = effect.better === 'lower' ? 1 : -1
  const ratios = choices.slice(1).map((choice, i) => {
    const extra = less(costs[i + 1] as Float64Array, baseCost)
    const gain = less(baseEffect, effects[i + 1] as Float64Array).map((value) => sign * value)
    return costRatio(extra, gain, choice.ensemble.seed)
  })
  return {
    ...{ cost, effect, ratios, points },
    units: { cost: unitOf(choices, cost), effect: unitOf(choices, effect) },
    front: paretoFront(points.map((point) => ({ one: point.cost.value, other: sign * point.effect.value }))),
  }
}

function meanOf(values: Float64Array): Mean {
  const { mean, standardErrors } = statisticsOf(values)
  return { value: mean, standardError: standardErrors.mean }
}
