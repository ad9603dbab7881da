import type { Place } from '../../diagnostics/place.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Problems } from '../problems.ts'

/** What the parts of a lesson are read with. */
export interface Context {
  readonly file: string
  readonly scenario: Scenario
  readonly problems: Problems
}

/** Where a part of a parsed Markdown file begins. */
export function placeOf(
  { file }: Context,
  part: { readonly position?: { readonly start: { line: number; column: number } } | undefined },
): Place {
  const { line, column } = part.position?.start ?? { line: 1, column: 1 }
  return { file, line, column }
}
