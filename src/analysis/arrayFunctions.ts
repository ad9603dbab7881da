import type { Expression } from '../model/expression.ts'
import { ZERO } from './quantity.ts'
import { add, call, constant } from './scalar.ts'
import type { Special } from './special.ts'

function overDimension(name: string, meaning: string, combine: 'sum' | 'min' | 'max'): Special {
  return {
    name,
    least: 2,
    most: 2,
    meaning,
    quantity: (args, checker) => {
      const dimension = checker.dimension(args[0] as Expression)
      if (!dimension) return undefined
      const q = checker.within(dimension, args[1] as Expression)
      return q?.kind === 'condition'
        ? checker.problem(args[1] as Expression, 'number-expected', 'a condition', 'a number')
        : (q ?? ZERO)
    },
    lower: (args, lowerer) => {
      const dimension = (args[0] as { name: string }).name
      const terms = lowerer.each(dimension, args[1] as Expression)
      if (combine === 'sum') return terms.length === 0 ? constant(0) : terms.reduce(add)
      return call(combine, ...terms)
    },
  }
}

export const ARRAY_FUNCTIONS: readonly Special[] = [
  overDimension('sum', 'the sum over the elements of a dimension', 'sum'),
  overDimension('minOver', 'the smallest over the elements of a dimension', 'min'),
  overDimension('maxOver', 'the largest over the elements of a dimension', 'max'),
]
