import { nearestName } from '../diagnostics/nearestName.ts'
import type { Dimension, Model, Variable } from '../model/model.ts'
import { type Shape, shapeOf } from './shape.ts'

/** The names of a model, and which element each index of an equation stands for. */
export class Scope {
  readonly variables: ReadonlyMap<string, Variable>
  readonly dimensions: ReadonlyMap<string, Dimension>
  readonly shape: Shape

  constructor(model: Model) {
    this.variables = new Map(model.variables.map((v) => [v.name, v]))
    this.dimensions = new Map(model.dimensions.map((d) => [d.name, d]))
    this.shape = shapeOf(model)
  }

  elements(dimension: string): readonly string[] {
    return this.dimensions.get(dimension)?.elements ?? []
  }

  nearestVariable(name: string): string | undefined {
    return nearestName(name, [...this.variables.keys(), 'time', 'timeStep', 'startTime', 'endTime'])
  }

  /** Every combination of elements of the given dimensions, the last running fastest; one empty one for none. */
  combinations(over: readonly string[]): string[][] {
    return over.reduce<string[][]>(
      (rows, dimension) => rows.flatMap((row) => this.elements(dimension).map((e) => [...row, e])),
      [[]],
    )
  }
}

/** The element each dimension stands for while one element's equation is read. */
export type Binding = ReadonlyMap<string, string>

export const NO_BINDING: Binding = new Map()

export function bind(binding: Binding, over: readonly string[], elements: readonly string[]): Binding {
  return new Map([...binding, ...over.map((d, i) => [d, elements[i] as string] as const)])
}
