import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { correlationGroups } from './correlationGroups.ts'

/**
 * Rank correlations that cannot be drawn: of a number that is certain (unless a scenario made it so), or of several that
 * contradict each other.
 */
export function correlationProblems(scenario: Scenario, { draws, correlations }: System): Diagnostic[] {
  const written = scenario.model.correlations
  const certain = (name: string): boolean =>
    !draws.some((d) => d.name === name) && !scenario.changes.some((change) => change.name === name)
  const useless = written.flatMap(({ between, place }): Diagnostic[] =>
    between.filter(certain).map((name) => {
      return {
        code: 'nothing-to-correlate',
        place,
        found: `${name}, which is certain`,
        expected: 'parameters that are drawn',
      }
    }),
  )
  if (useless.length > 0) return useless
  const found = correlationGroups(correlations)
  if (found.kind === 'groups') return []
  const first = written.find(({ between }) => between.every((name) => found.names.includes(name)))
  if (!first) return []
  const names = `correlations of ${found.names.join(', ')} that contradict each other`
  const expected = 'correlations that can hold together (a positive definite matrix)'
  return [{ code: 'correlations-contradict', place: first.place, found: names, expected }]
}
