import type { Scalar } from '../../../model/system.ts'
import type { Graph } from './graph.ts'

/** What slots and time stand for where a scalar is read. */
export interface Moment {
  readonly graph: Graph
  readonly time: number
  slot(slot: number): number
}

/** The term of a scalar. */
export function scalarTerm(scalar: Scalar, moment: Moment): number {
  const { graph } = moment
  switch (scalar.op) {
    case 'constant':
      return graph.constant(scalar.value)
    case 'time':
      return moment.time
    case 'slot':
      return moment.slot(scalar.slot)
    case 'call':
      return graph.callOf(scalar.name, partsOf(scalar.arguments, moment))
    case 'if':
      return graph.choose(
        scalarTerm(scalar.condition, moment),
        scalarTerm(scalar.then, moment),
        scalarTerm(scalar.otherwise, moment),
      )
    case 'lookup':
      return graph.lookUp(scalar.table, scalarTerm(scalar.argument, moment))
  }
}

function partsOf(scalars: readonly Scalar[], moment: Moment): number[] {
  const parts: number[] = []
  for (const scalar of scalars) parts.push(scalarTerm(scalar, moment))
  return parts
}
