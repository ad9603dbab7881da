import { parts, withParts } from '../../analysis/scalar.ts'
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

/** The scalar with numbers in place of its parts. */
export function withValues(scalar: Scalar, values: readonly number[]): Scalar {
  return withParts(
    scalar,
    values.map((value) => ({ op: 'constant', value })),
  )
}
