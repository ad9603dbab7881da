import { keyOf } from '../../ensemble/keyOf.ts'
import { uniform } from '../../ensemble/uniform.ts'
import type { Plan } from './plan.ts'

/** Trajectories through the space of shares: in each, one parameter after the other moves by half of the grid. */
export interface MorrisPlan extends Plan {
  /** For each row, the parameter that has moved since the row before; `START` for the first of a trajectory. */
  readonly moved: Int32Array
}

/** In `moved`: nothing has, a trajectory begins. */
export const START = -1

/** Levels of the grid: an even number, so that all are visited equally often (Morris 1991). */
const LEVELS = 8

/**
 * One-at-a-time trajectories (Morris, Technometrics 33, 1991, page 161): from a random point of the grid, each parameter
 * moves once, in random order, by half of the levels. Levels are the middles of equal strata, because the ends of a
 * distribution may be infinite. The rows of a trajectory share their noise; more trajectories leave the first as they
 * are.
 */
export function morrisPlan(names: readonly string[], trajectories: number, seed: string): MorrisPlan {
  const size = names.length
  const rows = trajectories * (size + 1)
  const plan = {
    names,
    rows,
    shares: new Float64Array(rows * size),
    noise: new Int32Array(rows),
    moved: new Int32Array(rows),
  }
  const key = keyOf(seed, 'Morris trajectories')
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    const levels = names.map((_, i) => Math.floor(LEVELS * uniform(key, 'draw', trajectory, i)))
    const order = permutation(size, (i) => uniform(key, 'stratum', trajectory, i))
    for (const [step, parameter] of [START, ...order].entries()) {
      if (parameter !== START) levels[parameter] = ((levels[parameter] as number) + LEVELS / 2) % LEVELS
      const row = trajectory * (size + 1) + step
      plan.shares.set(levels.map(middleOf), row * size)
      plan.noise[row] = trajectory
      plan.moved[row] = parameter
    }
  }
  return plan
}

function middleOf(level: number): number {
  return (level + 0.5) / LEVELS
}

/** The numbers from 0 in random order (Durstenfeld, Communications of the ACM 7, 1964, page 420). */
function permutation(size: number, random: (i: number) => number): number[] {
  const order = Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const other = Math.floor(random(i) * (i + 1))
    ;[order[i], order[other]] = [order[other] as number, order[i] as number]
  }
  return order
}
