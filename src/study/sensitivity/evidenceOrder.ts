import type { Grade } from '../../model/evidence.ts'

/** A parameter with what it does to the answer and how well it is known. */
export interface Known {
  readonly name: string
  readonly grade: Grade
  /** Any measure that grows with influence and is the same for all: a total index, the width of a swing. */
  readonly influence: number
}

/** A parameter with its place in the list of what to find out next. */
export interface Priority extends Known {
  /** `influence` times the weakness of its grade. */
  readonly priority: number
  /** Its part of all priorities, from 0 to 1. */
  readonly share: number
}

/**
 * How much of a parameter's influence could be taken away by finding out more, by its grade. A judgement: nobody has
 * measured by how much evidence narrows; only the order and rough proportions are meant.
 */
export const WEAKNESS: Readonly<Record<Grade, number>> = {
  definition: 0,
  measured: 0.1,
  reported: 0.3,
  literature: 0.6,
  judgement: 1,
}

/** What to find out next: parameters by influence times weakness of evidence, the most urgent first. */
export function evidenceOrder(parameters: readonly Known[]): Priority[] {
  const priorities = parameters.map((one) => {
    const influence = one.influence > 0 ? one.influence : 0
    return { ...one, priority: influence * WEAKNESS[one.grade] }
  })
  const all = priorities.reduce((sum, { priority }) => sum + priority, 0)
  return priorities
    .map((one) => ({ ...one, share: all === 0 ? 0 : one.priority / all }))
    .sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : 1))
}
