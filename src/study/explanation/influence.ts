import { evaluator } from '../../kernel/evaluator.ts'
import type { Scalar, System } from '../../model/system.ts'
import { inputsOf } from './parts.ts'

/** What a small rise of a cause does at once: raise, lower, either (by moment or element), or nothing. */
export type Influence = '+' | '-' | '±' | '0'

/** The part of a system whose equations are looked at. */
type Equations = Pick<System, 'slots' | 'tables' | 'member' | 'step' | 'stocks' | 'delays'>

/** A rise small beside the value, and large beside rounding. */
const RELATIVE_RISE = 1e-4
const RISE_FROM_ZERO = 1e-6

/**
 * The sign of a variable's equation with respect to another, found numerically: all elements of the cause are a little higher, then
 * a little lower, and everything else is as it was. For a stock it is the sign for its rate. Parts of an equation that have no name
 * of their own (smooths, delays, constants) are looked through.
 * @param presents values of all slots, followed by the time, at the moments that count
 */
export function influence(
  cause: string,
  effect: string,
  system: Equations,
  presents: readonly Float64Array[],
): Influence {
  const seeker = new Seeker(cause, effect, system)
  const signs = new Set(presents.flatMap((present) => [...seeker.signsAt(present)]))
  if (signs.size === 0) return '0'
  return signs.size > 1 ? '±' : signs.has(1) ? '+' : '-'
}

class Seeker {
  readonly #system: Equations
  readonly #causes: ReadonlySet<number>
  readonly #effects: readonly number[]
  /** Slots that no equation names: those of the effect beyond its elements, and constants within equations. */
  readonly #hidden: ReadonlySet<number>
  readonly #equations: ReadonlyMap<number, Scalar>

  constructor(cause: string, effect: string, system: Equations) {
    const named = new Map<string, number>()
    const hidden = new Set<number>()
    for (const [slot, { variable, element }] of system.slots.entries()) {
      const name = `${variable}[${element}]`
      if (variable === 'constant' && /^\d+$/.test(element)) hidden.add(slot)
      else if (named.has(name)) hidden.add(slot)
      else named.set(name, slot)
    }
    const slotsOf = (variable: string): number[] =>
      [...named.values()].filter((slot) => system.slots[slot]?.variable === variable)
    this.#system = system
    this.#causes = new Set(slotsOf(cause))
    this.#effects = slotsOf(effect)
    this.#hidden = hidden
    this.#equations = equationsBySlot(system)
  }

  signsAt(present: Float64Array): Set<number> {
    return new Set(this.#effects.flatMap((slot) => [...this.#signs(slot, present, new Set([slot]))]))
  }

  #signs(slot: number, present: Float64Array, seen: Set<number>): Set<number> {
    const equation = this.#equations.get(slot)
    const found = new Set<number>()
    if (!equation) return found
    const inputs = inputsOf(equation, this.#system.slots.length)
    const direct = inputs.filter((input) => this.#causes.has(input))
    add(found, this.#slope(equation, direct, present), 1)
    for (const input of inputs) {
      if (!this.#hidden.has(input) || seen.has(input)) continue
      seen.add(input)
      const outer = this.#slope(equation, [input], present)
      for (const inner of this.#signs(input, present, seen)) add(found, outer, inner)
    }
    return found
  }

  /** The sign of the change when some inputs rise together. */
  #slope(equation: Scalar, inputs: readonly number[], present: Float64Array): number {
    if (inputs.length === 0) return 0
    const evaluate = evaluator(equation, this.#system)
    const moved = (direction: number): number => {
      const values = present.slice()
      for (const input of inputs) {
        const value = present[input] as number
        const rise = value === 0 ? RISE_FROM_ZERO : Math.abs(value) * RELATIVE_RISE
        values[input] = value + direction * rise
      }
      return evaluate(values)
    }
    const change = moved(1) - moved(-1)
    return Number.isFinite(change) ? Math.sign(change) : 0
  }
}

function add(signs: Set<number>, outer: number, inner: number): void {
  if (outer * inner !== 0) signs.add(outer * inner)
}

function equationsBySlot({ member, step, stocks, delays }: Equations): Map<number, Scalar> {
  return new Map([
    ...[...member, ...step].map(({ slot, value }) => [slot, value] as const),
    ...stocks.map(({ slot, rate }) => [slot, rate] as const),
    ...delays.map(({ slot, input }) => [slot, input] as const),
  ])
}
