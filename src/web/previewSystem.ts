import { definitionsOf } from '../analysis/influence.ts'
import { reads } from '../analysis/scalar.ts'
import type { MetricValue, Scalar, System } from '../model/system.ts'

/**
 * A system that gives only some of its outputs and metrics, and computes only what these need: members that fail for something else
 * do not fail in it.
 */
export function previewSystem(
  system: System,
  variables: ReadonlySet<string>,
  isKept: (metric: MetricValue, position: number) => boolean,
): System {
  const outputs = system.outputs.filter(({ variable }) => variables.has(variable))
  const metrics = system.metrics.filter(isKept)
  const wanted = [...metrics.map(({ value }) => value), ...system.checks.map(({ holds }) => holds)]
  const slots = neededSlots(system, [...outputs.map(({ slot }) => slot), ...readBy(wanted)])
  const needed = <T extends { readonly slot: number }>(all: readonly T[]): T[] =>
    all.filter(({ slot }) => slots.has(slot))
  return {
    ...{ ...system, outputs, metrics },
    ...{ member: needed(system.member), initial: needed(system.initial), step: needed(system.step) },
    ...{ stocks: needed(system.stocks), delays: needed(system.delays), reducers: needed(system.reducers) },
  }
}

/** Some slots and all that they are computed from. */
function neededSlots(system: System, wanted: Iterable<number>): Set<number> {
  const sources = new Map<number, number[]>()
  for (const { slot, from } of definitionsOf(system))
    sources.set(slot, [...(sources.get(slot) ?? []), ...readBy(from)])
  const found = new Set(wanted)
  // What is added to a set while it is gone through is gone through as well.
  for (const slot of found) for (const source of sources.get(slot) ?? []) found.add(source)
  return found
}

const readBy = (scalars: readonly (Scalar | undefined)[]): number[] =>
  scalars.flatMap((scalar) => (scalar ? [...reads(scalar)] : []))
