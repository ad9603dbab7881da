import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Equation } from '../model/expression.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import type { EquationProblem } from './equationProblem.ts'
import { parseExpression } from './parseExpression.ts'
import type { WrittenText } from './source.ts'

/** Reads an equation, or says what is wrong with it and where in its file. */
export function parseEquation(text: WrittenText): Equation | readonly Diagnostic[] {
  const parsed = parseExpression(text.source)
  return 'expression' in parsed ? { ...text, expression: parsed.expression } : [locate(parsed.problem, text)]
}

function locate({ at, ...problem }: EquationProblem, text: WrittenText): Diagnostic {
  return { ...problem, place: placeInEquation(text, at) }
}
