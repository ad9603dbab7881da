import type { Scalar, Slot, System } from '../../model/system.ts'
import { Account, type Method } from './account.ts'
import { divide } from './divide.ts'
import { type Behind, TwoPoints } from './twoPoints.ts'

/** What one cause adds to a change. */
interface Contribution {
  /** The input, or the time where the equation itself depends on it. */
  readonly cause: Slot | 'time'
  readonly before: number
  readonly after: number
  /** In the unit of what is explained. */
  readonly amount: number
}

/** A change divided among its causes: contributions, `joint` and `residual` add up to it. */
export interface Explanation {
  readonly before: number
  readonly after: number
  readonly change: number
  /** Inputs that changed, the greatest contribution first. */
  readonly contributions: readonly Contribution[]
  /** What cannot be divided, because the equation has no value with some inputs as before and some as after. */
  readonly joint: number
  /** Rounding. */
  readonly residual: number
  /** How parts of the equation were divided. */
  readonly methods: readonly Method[]
}

/** Looks behind slots that no equation can name: parts of equations that are the same at every time step. */
function behindConstants({ slots, member }: Pick<System, 'slots' | 'member'>): Behind {
  const equations = new Map(member.map(({ slot, value }) => [slot, value]))
  return (slot) => {
    const { variable, element } = slots[slot] ?? { variable: '', element: '' }
    return variable === 'constant' && /^\d+$/.test(element) ? equations.get(slot) : undefined
  }
}

/**
 * Why a quantity changed between two moments of a member, or differs between two scenarios of one model at the same
 * moment: its change divided among what its equation reads (see `divide`). A cause is explained by another call, or at
 * once by looking behind it.
 * @param before values of all slots at the first point, followed by the time; `after` at the second
 * @throws RangeError when the quantity is not a finite number at both points
 */
export function explainChange(
  equation: Scalar,
  system: Pick<System, 'slots' | 'tables' | 'member'>,
  before: Float64Array,
  after: Float64Array,
  behind: Behind = behindConstants(system),
): Explanation {
  const points = new TwoPoints(system, before, after, behind)
  const [from, to] = points.at(equation)
  if (!Number.isFinite(to - from)) throw new RangeError(`a change from ${from} to ${to} cannot be explained`)
  const account = new Account()
  divide(equation, 1, points, account)
  const contributions = [...account.amounts].map(([input, amount]) => {
    const [low, high] = points.input(input)
    return { cause: system.slots[input] ?? ('time' as const), before: low, after: high, amount }
  })
  const sum = contributions.reduce((total, { amount }) => total + amount, account.joint)
  return {
    before: from,
    after: to,
    change: to - from,
    contributions: contributions.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)),
    joint: account.joint,
    residual: to - from - sum,
    methods: [...account.methods],
  }
}
