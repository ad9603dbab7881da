import { FUNCTIONS } from '../functions/catalogue.ts'
import type { Scalar, System } from '../model/system.ts'
import { reads, slotValue } from './scalar.ts'

/**
 * The first time step at which anything of a member can differ when some draws get other values: the change of a stock, what delays
 * and reducers take in, an output. Before it, members are the same to the bit. An event or policy, for one, changes nothing
 * before its date: a condition on the time alone decides so for all members. Where that cannot be told, the difference begins at the
 * start.
 *
 * @returns 0 for the start; one more than there are time steps where nothing ever differs
 */
export function firstDifference(system: System, draws: ReadonlySet<string>): number {
  // Runge and Kutta's method looks at times between the steps.
  if (system.time.method !== 'euler') return 0
  const search = new Search(system, draws)
  if (search.beginningsDiffer()) return 0
  let step = 0
  while (step <= system.time.steps && !search.differsAt(step)) step++
  return step
}

/** A number computed at every step; one without a slot is kept and may not differ. */
interface Computed {
  readonly slot?: number
  readonly value: Scalar
}

/** Follows differences from slot to slot, through one time step at a time: stocks are still the same then. */
class Search {
  readonly #system: System
  /** Draws that are the same number for all members. */
  readonly #fixed: ReadonlyMap<number, number>
  /** What slots hold that are computed once for each member or at every step. */
  readonly #definitions = new Map<number, Scalar>()
  /** In the order in which they are computed. */
  readonly #computed: readonly Computed[]
  readonly #readers = new Map<number, number[]>()
  /** Slots that differ at every step. */
  readonly #always: Set<number>
  #different: Set<number>
  #time: number
  /** Values of slots at this step. */
  readonly #known = new Map<number, number>()

  constructor(system: System, draws: ReadonlySet<string>) {
    this.#system = system
    this.#time = system.time.start
    this.#always = new Set(system.draws.flatMap(({ name, slot }) => (draws.has(name) ? [slot] : [])))
    this.#different = this.#always
    this.#fixed = new Map(
      system.draws.flatMap(({ slot, distribution }) =>
        distribution.kind === 'fixed' && !distribution.truncate ? [[slot, distribution.value]] : [],
      ),
    )
    this.#computed = [...system.step, ...keptBy(system).map((value) => ({ value }))]
    this.#computed.forEach(({ value }, i) => {
      for (const slot of reads(value)) this.#readers.set(slot, [...(this.#readers.get(slot) ?? []), i])
    })
  }

  /** Whether members begin with anything that may differ, constants of members aside. */
  beginningsDiffer(): boolean {
    const { member, initial, step, delays } = this.#system
    for (const { slot, value } of member) {
      this.#definitions.set(slot, value)
      if (this.#differs(value)) this.#always.add(slot)
    }
    const beginnings = [...initial.map(({ value }) => value), ...delays.flatMap((d) => [d.delay, d.initial])]
    const differ = beginnings.some((value) => this.#differs(value))
    for (const { slot, value } of step) this.#definitions.set(slot, value)
    return differ
  }

  differsAt(step: number): boolean {
    const { start, step: length } = this.#system.time
    this.#time = start + step * length
    this.#known.clear()
    this.#different = new Set(this.#always)
    const due = new Set<number>()
    const spread = (slot: number): void => {
      for (const reader of this.#readers.get(slot) ?? []) due.add(reader)
    }
    this.#always.forEach(spread)
    for (let i = 0; i < this.#computed.length; i++) {
      const { slot, value } = this.#computed[i] as Computed
      if (!due.has(i) || !this.#differs(value)) continue
      if (slot === undefined) return true
      this.#different.add(slot)
      spread(slot)
    }
    return false
  }

  #differs(scalar: Scalar): boolean {
    return this.#valueOf(scalar) === undefined
  }

  /** The number that a scalar is for all members, before and after the change; UNKNOWN where members have their own, undefined where those may differ. */
  #valueOf(scalar: Scalar): number | undefined {
    switch (scalar.op) {
      case 'constant':
        return scalar.value
      case 'time':
        return this.#time
      case 'slot':
        return this.#slotValue(scalar.slot)
      case 'lookup':
        return unknownUnless(this.#valueOf(scalar.argument) === undefined)
      case 'if':
        return this.#chosen(scalar)
      case 'call':
        return this.#called(scalar)
    }
  }

  #chosen({ condition, then, otherwise }: Extract<Scalar, { op: 'if' }>): number | undefined {
    const holds = this.#valueOf(condition)
    if (holds === undefined) return undefined
    if (!Number.isNaN(holds)) return this.#valueOf(holds !== 0 ? then : otherwise)
    return unknownUnless(this.#differs(then) || this.#differs(otherwise))
  }

  /** One side of `and` and `or` can decide alone. */
  #called({ name, arguments: parts }: Extract<Scalar, { op: 'call' }>): number | undefined {
    const values = parts.map((part) => this.#valueOf(part))
    if (name === 'and' && values.includes(0)) return 0
    if (name === 'or' && values.some(Boolean)) return 1
    if (values.includes(undefined)) return undefined
    return values.includes(UNKNOWN) ? UNKNOWN : FUNCTIONS.get(name)?.evaluate(...(values as number[]))
  }

  #slotValue(slot: number): number | undefined {
    if (this.#different.has(slot)) return undefined
    const fixed = this.#fixed.get(slot)
    if (fixed !== undefined) return fixed
    const known = this.#known.get(slot)
    if (known !== undefined) return known
    const definition = this.#definitions.get(slot)
    const value = definition ? this.#valueOf(definition) : UNKNOWN
    if (value !== undefined) this.#known.set(slot, value)
    return value
  }
}

/** Stands for a number that is the same before and after the change, but not for all members. */
const UNKNOWN = Number.NaN

const unknownUnless = (differs: boolean): number | undefined => (differs ? undefined : UNKNOWN)

/** Everything whose difference would stay. */
function keptBy({ stocks, delays, reducers, outputs, checks }: System): Scalar[] {
  const all = [
    ...[...stocks.map(({ rate }) => rate), ...delays.map(({ input }) => input)],
    ...reducers.flatMap(({ value, from, to, threshold, hold }) => [value, from, to, threshold, hold]),
    ...[...outputs.map(({ slot }) => slotValue(slot)), ...checks.map(({ holds }) => holds)],
  ]
  return all.filter((scalar) => scalar !== undefined)
}
