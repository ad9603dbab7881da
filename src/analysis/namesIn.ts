import type { Equation, Expression } from '../model/expression.ts'
import type { Equations, Model, Variable } from '../model/model.ts'
import { allEquations, equationFor } from './equationFor.ts'

/** Names that an expression mentions, functions and elements included. */
function namesInExpression(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return []
    case 'name':
      return [expression.name]
    case 'element':
      return [expression.name]
    case 'call':
      return [expression.name, ...expression.arguments.flatMap(namesInExpression)]
    case 'if':
      return [expression.condition, expression.then, expression.otherwise].flatMap(namesInExpression)
  }
}

/** The equations of all elements, with the elements they are for ('' for all). */
export function listed(equations: Equations): [element: string, equation: Equation][] {
  return equations.kind === 'same' ? [['', equations.equation]] : Object.entries(equations.byElement)
}

/** The equations of a variable; of one element only its own, where it is named. */
export function equationsOf(variable: Variable, element?: string): readonly Equation[] {
  const plain = (equations: Equations): readonly Equation[] => {
    if (element === undefined) return allEquations(equations)
    const own = equationFor(equations, element.split(','))
    return own ? [own] : []
  }
  switch (variable.kind) {
    case 'stock':
      return [...plain(variable.initial), ...variable.inflows, ...variable.outflows]
    case 'flow':
    case 'auxiliary':
      return plain(variable.equations)
    case 'exogenous':
      return plain(variable.base)
    case 'parameter':
    case 'lookup':
    case 'noise':
      return []
  }
}

/** Variables of the model that a variable's equations mention, in the order of the alphabet. */
export function dependsOn(variable: Variable, { variables }: Model): string[] {
  const mentioned = new Set(equationsOf(variable).flatMap(({ expression }) => namesInExpression(expression)))
  return variables
    .map(({ name }) => name)
    .filter((name) => mentioned.has(name))
    .sort()
}

/** Variables whose equations mention a name, in the order of the alphabet. */
export function dependedOnBy(name: string, model: Model): string[] {
  return model.variables
    .filter((variable) => dependsOn(variable, model).includes(name))
    .map((variable) => variable.name)
    .sort()
}
