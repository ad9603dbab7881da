import type { Dimension, Model, Variable } from '../model/model.ts'

/** Stands for what the names of a model mean to its equations: as long as that stays the same, it is the same object. */
export type Shape = object

let latest: { readonly model: Pick<Model, 'variables' | 'dimensions'>; readonly shape: Shape } | undefined

/** The shape of the model before, if this one's is no other: while a model is edited, that is so nearly always. */
export function shapeOf({ variables, dimensions }: Model): Shape {
  const shape =
    latest &&
    isEach(variables, latest.model.variables, isAlike) &&
    isEach(dimensions, latest.model.dimensions, hasSameElements)
      ? latest.shape
      : {}
  latest = { model: { variables, dimensions }, shape }
  return shape
}

function isEach<T>(some: readonly T[], others: readonly T[], is: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, i) => is(one, others[i] as T))
}

/** Whether two variables can stand for each other in an equation. */
function isAlike(a: Variable, b: Variable): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.kind === b.kind &&
      a.unit === b.unit &&
      isEach(a.over, b.over, Object.is) &&
      inputOf(a) === inputOf(b))
  )
}

function inputOf(variable: Variable): string | undefined {
  if (variable.kind === 'exogenous') return variable.path
  return variable.kind === 'lookup' ? variable.inputUnit : undefined
}

function hasSameElements(a: Dimension, b: Dimension): boolean {
  return a === b || (a.name === b.name && isEach(a.elements, b.elements, Object.is))
}
