import { parts } from '../../analysis/scalar.ts'
import type { Scalar } from '../../model/system.ts'

/** The slots a scalar reads, each once, in the order they appear; the time under the number `time`. */
export function inputsOf(scalar: Scalar, time: number): number[] {
  const found = new Set<number>()
  for (const part of parts(scalar)) {
    if (part.op === 'slot') found.add(part.slot)
    if (part.op === 'time') found.add(time)
  }
  return [...found]
}

/** The scalar with numbers in place of its arguments. */
export function withValues(scalar: Scalar, values: readonly number[]): Scalar {
  const given = values.map((value): Scalar => ({ op: 'constant', value }))
  switch (scalar.op) {
    case 'constant':
    case 'time':
    case 'slot':
      return scalar
    case 'call':
      return { ...scalar, arguments: given }
    case 'if': {
      const [condition, then, otherwise] = given as [Scalar, Scalar, Scalar]
      return { op: 'if', condition, then, otherwise }
    }
    case 'lookup':
      return { ...scalar, argument: given[0] as Scalar }
  }
}
