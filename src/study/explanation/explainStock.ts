import { evaluator } from '../../kernel/evaluator.ts'
import type { Scalar, Slot, System } from '../../model/system.ts'
import { inputsOf } from './parts.ts'

/** What one flow has added to a stock, or taken from it. */
interface FlowContribution {
  /** The inputs of the flow's term of the rate: the flow itself where it has a name. */
  readonly inputs: readonly Slot[]
  readonly amount: number
}

/** The change of a stock as what its flows brought and took: contributions and `residual` add up to it. */
export interface StockExplanation {
  readonly before: number
  readonly after: number
  readonly change: number
  /** In the order of the equation. */
  readonly contributions: readonly FlowContribution[]
  /** What the flows at the given moments do not account for: rounding with Euler's method and every time step given. */
  readonly residual: number
}

/**
 * Why a stock changed: each term of its rate, added up over the time between.
 * @param presents values of all slots, followed by the time, at equally distant moments; the last is the end
 * @param step months between them
 */
export function explainStock(
  { slot, rate }: { readonly slot: number; readonly rate: Scalar },
  system: Pick<System, 'slots' | 'tables'>,
  presents: readonly Float64Array[],
  step: number,
): StockExplanation {
  const [before, after] = [presents[0]?.[slot] ?? Number.NaN, presents.at(-1)?.[slot] ?? Number.NaN]
  const contributions = termsOf(rate, 1).map(({ sign, term }) => {
    const evaluate = evaluator(term, system)
    const total = presents.slice(0, -1).reduce((sum, present) => sum + evaluate(present), 0)
    const inputs = inputsOf(term, system.slots.length).flatMap((input) => system.slots[input] ?? [])
    return { inputs, amount: sign * step * total }
  })
  const sum = contributions.reduce((total, { amount }) => total + amount, 0)
  return { before, after, change: after - before, contributions, residual: after - before - sum }
}

/** The terms of a sum, each with its sign. */
function termsOf(scalar: Scalar, sign: number): { readonly sign: number; readonly term: Scalar }[] {
  if (scalar.op !== 'call' || !['+', '-', 'negate'].includes(scalar.name)) return [{ sign, term: scalar }]
  const [a, b] = scalar.arguments as readonly [Scalar, Scalar | undefined]
  const first = termsOf(a, scalar.name === 'negate' ? -sign : sign)
  return b ? [...first, ...termsOf(b, scalar.name === '-' ? -sign : sign)] : first
}
