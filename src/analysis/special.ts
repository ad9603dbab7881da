import type { Expression } from '../model/expression.ts'
import type { Scalar } from '../model/system.ts'
import type { Checker } from './checker.ts'
import type { Lowerer } from './lowerer.ts'
import type { Quantity } from './quantity.ts'

/**
 * A function of the language that kernels do not know: it becomes ordinary arithmetic, hidden stocks or a reducer.
 * `quantity` gives the kind and unit of the result and reports what does not fit; `lower` is called only when nothing was
 * wrong.
 */
export interface Special {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly meaning: string
  /** Reducers read a whole path and make sense only in metrics, observed series and facts. */
  readonly reducer?: true
  readonly quantity: (args: readonly Expression[], checker: Checker) => Quantity | undefined
  readonly lower: (args: readonly Expression[], lowerer: Lowerer) => Scalar
}
