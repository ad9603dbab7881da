import type { Alternatives } from '../../../src/study/decision/alternatives.ts'

/** Decisions with what they give in each member. */
export function alternativesFrom(rows: Readonly<Record<string, readonly number[]>>): Alternatives {
  const values = Object.values(rows)
  return {
    names: Object.keys(rows),
    size: values[0]?.length ?? 0,
    values: Float64Array.from(values.flat()),
    failed: 0,
  }
}
