import type { Arithmetic } from '../machine/arithmetic.ts'
import { logOf, logSpecial, lowerPart, split } from './log.ts'

/** log(1 + x): the operations of `log1p` in `functions/elementary`, one by one. */
export function log1p(m: Arithmetic, x: number): number {
  const one = m.constant(1)
  const u = m.add(one, x)
  const part = m.sub(u, x)
  const lost = m.add(m.sub(x, m.sub(u, part)), m.sub(one, part))
  const parts = split(m, u)
  const result = logOf(m, parts, m.add(lowerPart(m, parts.k), m.div(lost, u)))
  return m.select(m.eq(x, m.constant(0)), x, logSpecial(m, u, result))
}
