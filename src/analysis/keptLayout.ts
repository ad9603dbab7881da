import type { Variable } from '../model/model.ts'
import type { Scalar } from '../model/system.ts'
import type { Context } from './layOut.ts'
import type { Span } from './lowerer.ts'
import type { Shape } from './shape.ts'

/** The scalars of one element of a variable; a stock has its initial value too. */
export interface LaidOut {
  readonly slot: number
  readonly value: Scalar
  readonly initial?: Scalar
}

interface Kept {
  readonly shape: Shape
  readonly span: Span
  readonly elements: readonly LaidOut[]
}

const known = new WeakMap<Variable, Kept>()

/** What a variable was laid out as before, where nothing that this depends on has changed since. */
export function keptLayout(variable: Variable, { scope, span }: Context): readonly LaidOut[] | undefined {
  const kept = known.get(variable)
  return kept?.shape === scope.shape && isSame(kept.span, span) ? kept.elements : undefined
}

/** Remembers what a variable is laid out as. Nothing else may have come of it: no hidden slot, no check and no problem. */
export function keepLayout(variable: Variable, { scope, span }: Context, elements: readonly LaidOut[]): void {
  known.set(variable, { shape: scope.shape, span, elements })
}

function isSame(a: Span, b: Span): boolean {
  return (
    a.origin === b.origin &&
    a.startTime === b.startTime &&
    a.endTime === b.endTime &&
    a.timeStep === b.timeStep
  )
}
