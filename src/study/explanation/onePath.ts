import { quantileOf } from '../../distributions/catalogue.ts'
import { runBlocks, runMembers } from '../../ensemble/runMembers.ts'
import { interpret } from '../../kernel/interpreter.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { Failure } from '../../model/ensemble.ts'
import type { EnsembleSpec } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { presentsOf, watched } from './watched.ts'

/** One way things go, with everything that is computed on it. */
export interface OnePath {
  readonly system: System
  /** Values of all slots, followed by the time, at every time step. */
  readonly presents: readonly Float64Array[]
  readonly failures: readonly Failure[]
}

/**
 * The path of one member of an ensemble; without a member the central one: every number that is drawn at its median, so that
 * an event happens where its probability is above one half, and no noise.
 */
export function onePath(system: System, ensemble: EnsembleSpec, member?: number): OnePath {
  const seen = watched(system)
  const kernel = interpret(seen)
  const range =
    member === undefined
      ? runBlocks(seen, kernel, central(seen), calm(seen))
      : runMembers(seen, kernel, ensemble, member, 1)
  return { system: seen, presents: presentsOf(seen, range, 0), failures: range.failures }
}

function central({ draws }: System) {
  const medians = draws.map(({ distribution }) => quantileOf(distribution)(0.5))
  return { first: 0, count: 1, draws: Float64Array.from(medians) }
}

function calm({ noise, time }: System): (from: number, members: number) => Float64Array {
  return (_, members) => new Float64Array(noise.length * monthsOfNoise(time) * members)
}
