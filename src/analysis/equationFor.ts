import { elementKey } from '../model/elementKey.ts'
import type { Equation } from '../model/expression.ts'
import type { Equations } from '../model/model.ts'

/** The equation of one element: its own, or `else`. */
export function equationFor(equations: Equations, elements: readonly string[]): Equation | undefined {
  if (equations.kind === 'same') return equations.equation
  return equations.byElement[elementKey(elements)] ?? equations.byElement.else
}

/** All equations of a variable. */
export function allEquations(equations: Equations): readonly Equation[] {
  return equations.kind === 'same' ? [equations.equation] : Object.values(equations.byElement)
}
