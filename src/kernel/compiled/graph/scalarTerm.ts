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
  const part = (of: Scalar): number => scalarTerm(of, moment)
  switch (scalar.op) {
    case 'constant':
      return graph.constant(scalar.value)
    case 'time':
      return moment.time
    case 'slot':
      return moment.slot(scalar.slot)
    case 'call':
      return graph.call(scalar.name, ...scalar.arguments.map(part))
    case 'if':
      return graph.choose(part(scalar.condition), part(scalar.then), part(scalar.otherwise))
    case 'lookup':
      return graph.lookUp(scalar.table, part(scalar.argument))
  }
}
