import type { Equations, Variable } from '../model/model.ts'

/**
 * A faulty variable as others may still name it, while the rest of the model is looked through: it needs nothing, and its value is
 * open, so that nothing follows from it.
 */
export function withoutMeaning(variable: Variable): Variable {
  const { place } = variable
  const expression = { kind: 'name', name: 'time', at: 0 } as const
  const open: Equations = { kind: 'same', equation: { source: 'time', expression, place } }
  switch (variable.kind) {
    case 'stock':
      return { ...variable, initial: open, inflows: [], outflows: [] }
    case 'flow':
    case 'auxiliary':
      return { ...variable, equations: open }
    case 'exogenous':
      return { ...variable, base: open }
    case 'parameter':
      return { ...variable, values: { kind: 'same', distribution: { kind: 'uniform', low: 0, high: 1 } } }
    case 'lookup':
    case 'noise':
      return variable
  }
}
