import { CENTRE, MIDDLE, MIDDLE_OF, REACH_SQUARE, TAIL, TURN } from '../../distributions/normalQuantile.ts'
import type { Elementary } from '../../kernel/compiled/elementary/elementaries.ts'
import { log, quickLog } from '../../kernel/compiled/elementary/log.ts'
import type { Quick } from '../../kernel/compiled/elementary/steps.ts'
import type { Arithmetic } from '../../kernel/compiled/machine/arithmetic.ts'

interface Ratio {
  readonly above: readonly number[]
  readonly below: readonly number[]
}

function ratio(m: Arithmetic, x: number, { above, below }: Ratio): number {
  return m.div(m.polynomial(x, above), m.polynomial(x, below))
}

function centre(m: Arithmetic, u: number): number {
  const q = m.sub(u, m.constant(0.5))
  return m.mul(q, ratio(m, m.sub(m.constant(REACH_SQUARE), m.mul(q, q)), CENTRE))
}

/** `normalQuantile` of shares in the middle, operation by operation. */
export const CENTRAL: Elementary = {
  whole: centre,
  quick: (m, u) => ({ value: centre(m, u), irregular: m.lt(u, m.constant(0)) }),
}

/** Where a share is below 1/2, and its distance from the nearer end. */
function near(m: Arithmetic, u: number): { readonly below: number; readonly distance: number } {
  const below = m.lt(u, m.constant(0.5))
  return { below, distance: m.select(below, u, m.sub(m.constant(1), u)) }
}

function signed(m: Arithmetic, below: number, size: number): number {
  return m.select(below, m.neg(size), size)
}

function whole(m: Arithmetic, u: number): number {
  const { below, distance } = near(m, u)
  const r = m.sqrt(m.neg(log(m, distance)))
  const middle = ratio(m, m.sub(r, m.constant(MIDDLE_OF)), MIDDLE)
  const far = ratio(m, m.sub(r, m.constant(TURN)), TAIL)
  return signed(m, below, m.select(m.le(r, m.constant(TURN)), middle, far))
}

function quick(m: Arithmetic, u: number): Quick {
  const { below, distance } = near(m, u)
  const logarithm = quickLog(m, distance)
  const r = m.sqrt(m.neg(logarithm.value))
  const middle = ratio(m, m.sub(r, m.constant(MIDDLE_OF)), MIDDLE)
  const irregular = m.or(logarithm.irregular, m.not(m.le(r, m.constant(TURN))))
  return { value: signed(m, below, middle), irregular }
}

/** `normalQuantile` of shares near 0 and 1, operation by operation. */
export const TAILS: Elementary = { whole, quick }
