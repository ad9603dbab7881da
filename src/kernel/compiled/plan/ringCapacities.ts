import type { Plan } from './plan.ts'

/**
 * For how many time steps the ring of each fixed delay has room. A ring longer than the time axis never comes round, so that
 * one place more than there are steps is enough for any delay.
 */
export function ringCapacities({ system }: Pick<Plan, 'system'>): number[] {
  const { step, steps } = system.time
  return system.delays.map(({ delay }) =>
    delay.op === 'constant' ? ringLength(delay.value, step, steps) : steps + 1,
  )
}

/** The length of the ring for a delay in months, as the interpreter takes it. */
export function ringLength(delay: number, step: number, steps: number): number {
  const length = Math.max(1, Math.round(delay / step))
  return Number.isFinite(length) ? Math.min(length, steps + 1) : 1
}
