import type { Equation } from '../model/expression.ts'
import type { Equations } from '../model/model.ts'
import type { Scope } from './scope.ts'

/** The equation of one element: its own, that of a sub-range it belongs to, or `else`. */
export function equationFor(
  equations: Equations,
  elements: readonly string[],
  scope: Scope,
): Equation | undefined {
  if (equations.kind === 'same') return equations.equation
  const own = equations.byElement[elements.join(',')]
  if (own) return own
  const range = Object.keys(equations.byElement).find((name) =>
    scope.elements(name).includes(elements[0] as string),
  )
  return range ? equations.byElement[range] : equations.byElement.else
}

/** All equations of a variable with the indices each may use. */
export function allEquations(equations: Equations): readonly Equation[] {
  return equations.kind === 'same' ? [equations.equation] : Object.values(equations.byElement)
}
