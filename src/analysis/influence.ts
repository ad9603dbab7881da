import type { Scalar, System } from '../model/system.ts'
import { reads } from './scalar.ts'

/** What can change when draws do, in a system that is otherwise the same. */
export interface Influence {
  /** Indices of outputs and of metrics. */
  readonly outputs: readonly number[]
  readonly metrics: readonly number[]
  /** Members may fail, or fail no longer: then all that they have given changes. */
  readonly failures: boolean
}

/**
 * What can change when some draws do, because it reads them or something that does. Other draws keep their values, since each is keyed
 * by its own name; where draws have a rank correlation, its other end has to be named too. When nothing can change, members need
 * not be run again.
 */
export function influenceOf(system: System, draws: ReadonlySet<string>): Influence {
  const changed = new Set(system.draws.flatMap(({ name, slot }) => (draws.has(name) ? [slot] : [])))
  const changes = (scalars: readonly (Scalar | undefined)[]): boolean =>
    scalars.some((scalar) => scalar && [...reads(scalar)].some((slot) => changed.has(slot)))
  const definitions = definitionsOf(system)
  for (let before = -1; before !== changed.size; ) {
    before = changed.size
    for (const { slot, from } of definitions) if (!changed.has(slot) && changes(from)) changed.add(slot)
  }
  const { outputs, metrics, checks, stocks } = system
  return {
    outputs: outputs.flatMap(({ slot }, i) => (changed.has(slot) ? [i] : [])),
    metrics: metrics.flatMap(({ value }, i) => (changes([value]) ? [i] : [])),
    failures: changes(checks.map((c) => c.holds)) || stocks.some((s) => changed.has(s.slot)),
  }
}

/** Every slot that is computed, with what it is computed from. */
export function definitionsOf(
  system: System,
): readonly { readonly slot: number; readonly from: readonly (Scalar | undefined)[] }[] {
  const { member, initial, step, stocks, delays, reducers } = system
  return [
    ...[...member, ...initial, ...step].map(({ slot, value }) => ({ slot, from: [value] })),
    ...stocks.map(({ slot, rate }) => ({ slot, from: [rate] })),
    ...delays.map((d) => ({ slot: d.slot, from: [d.input, d.delay, d.initial] })),
    ...reducers.map((r) => ({ slot: r.slot, from: [r.value, r.from, r.to, r.threshold, r.hold] })),
  ]
}
