import { evaluator } from '../../kernel/evaluator.ts'
import type { Scalar, System } from '../../model/system.ts'
import { inputsOf } from './parts.ts'

/** The equation of a slot to look behind, so that its own inputs are named as causes; nothing to name the slot. */
export type Behind = (slot: number) => Scalar | undefined

type Pair = readonly [before: number, after: number]

/** The same equations at two moments, or at one moment of two scenarios. */
export class TwoPoints {
  /** Where the time stands among the inputs. */
  readonly time: number
  readonly behind: Behind
  readonly #system: Pick<System, 'slots' | 'tables'>
  readonly #before: Float64Array
  readonly #after: Float64Array
  readonly #known = new Map<Scalar, Pair>()

  /** @param before values of all slots, followed by the time; so is `after` */
  constructor(
    system: Pick<System, 'slots' | 'tables'>,
    before: Float64Array,
    after: Float64Array,
    behind: Behind,
  ) {
    this.time = system.slots.length
    this.behind = behind
    this.#system = system
    this.#before = before.map(withoutSign)
    this.#after = after.map(withoutSign)
  }

  /** A scalar's value at both points. */
  at(scalar: Scalar): Pair {
    const known = this.#known.get(scalar)
    if (known) return known
    const evaluate = evaluator(scalar, this.#system)
    const pair = [evaluate(this.#before), evaluate(this.#after)] as const
    this.#known.set(scalar, pair)
    return pair
  }

  changeOf(scalar: Scalar): number {
    const [before, after] = this.at(scalar)
    return after - before
  }

  /** An input's value at both points. */
  input(input: number): Pair {
    return [this.#before[input] as number, this.#after[input] as number]
  }

  /** The inputs of a scalar that differ. */
  changedInputs(scalar: Scalar): number[] {
    return inputsOf(scalar, this.time).filter((input) => this.#before[input] !== this.#after[input])
  }

  /** A scalar's value with some inputs as they are after, by their bits, and all others as they are before. */
  mixed(scalar: Scalar, inputs: readonly number[]): (after: number) => number {
    const evaluate = evaluator(scalar, this.#system)
    return (after) => {
      const present = this.#before.slice()
      inputs.forEach((input, i) => {
        if ((after >> i) & 1) present[input] = this.#after[input] as number
      })
      return evaluate(present)
    }
  }
}

/** Minus zero equals zero, so that it is no cause of anything; as a divisor it must not make a difference either. */
function withoutSign(value: number): number {
  return value === 0 ? 0 : value
}
