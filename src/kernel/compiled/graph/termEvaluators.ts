import type { Scalar, System } from '../../../model/system.ts'
import { type Evaluator, evaluator } from '../../evaluator.ts'
import type { Graph, Term } from './graph.ts'

/** A term's value, put in its place behind a member's present: see {@link placeOfTerm}. */
export interface TermEvaluator {
  readonly term: number
  readonly place: number
  readonly evaluate: Evaluator
}

/** Where the value of a term stands in an array that holds all slots, the time, the length of the time step and all terms. */
export function placeOfTerm(system: Pick<System, 'slots'>, term: number): number {
  return system.slots.length + 2 + term
}

/** The wanted terms and the calls among their parts, with the interpreter's own functions, in order. */
export function termEvaluators(
  graph: Graph,
  system: Pick<System, 'slots' | 'tables'>,
  wanted: Iterable<number>,
): TermEvaluator[] {
  const reached = reachable(graph, wanted)
  const scalarOf = (index: number): Scalar =>
    leaf(graph.term(index), system) ?? at(placeOfTerm(system, index))
  return reached.flatMap((term) => {
    const { kind, detail, parts } = graph.term(term)
    if (kind === 'constant') return []
    const scalar = leaf(graph.term(term), system) ?? shallow(kind, detail, parts.map(scalarOf))
    return [{ term, place: placeOfTerm(system, term), evaluate: evaluator(scalar, system) }]
  })
}

/** The wanted terms and all their parts, in order. */
export function reachable(graph: Graph, wanted: Iterable<number>): number[] {
  const found = new Set<number>()
  const waiting = [...wanted]
  for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
    if (found.has(term)) continue
    found.add(term)
    waiting.push(...graph.term(term).parts)
  }
  return [...found].sort((a, b) => a - b)
}

const at = (slot: number): Scalar => ({ op: 'slot', slot })

function leaf({ kind, detail }: Term, system: Pick<System, 'slots'>): Scalar | undefined {
  switch (kind) {
    case 'constant':
      return { op: 'constant', value: detail as number }
    case 'time':
      return { op: 'time' }
    case 'length':
      return at(system.slots.length + 1)
    case 'settled':
      return at(detail as number)
    case 'call':
    case 'if':
    case 'lookup':
      return undefined
    case 'stock':
    case 'delay':
    case 'noise':
    case 'memory':
      throw new Error(`a ${kind} is not known before a member lives`)
  }
}

function shallow(kind: Term['kind'], detail: Term['detail'], parts: readonly Scalar[]): Scalar {
  const [a, b, c] = parts as [Scalar, Scalar, Scalar]
  if (kind === 'if') return { op: 'if', condition: a, then: b, otherwise: c }
  if (kind === 'lookup') return { op: 'lookup', table: detail as number, argument: a }
  return { op: 'call', name: detail as string, arguments: parts }
}
