import type { Scalar, Slot, System } from '../../model/system.ts'
import { inSlotsOf, sameEquation, wholeEquation } from './alikeIn.ts'
import { explainChange } from './explainChange.ts'
import { explainStock } from './explainStock.ts'
import type { OnePath } from './onePath.ts'

/** What one cause adds to a difference. */
export interface WhyPart {
  /** What the cause is; several slots for a flow without a name. `start` is what was there at the start. */
  readonly cause: Slot | 'time' | 'start' | readonly Slot[]
  /** Whether it stands for what a delay or smooth of the variable itself remembers. */
  readonly memory: boolean
  readonly before?: number
  readonly after?: number
  readonly amount: number
}

/** A difference of a quantity divided among its causes: parts, `joint` and `residual` add up to it. */
export interface Why {
  readonly kind: 'stock' | 'equation'
  readonly before: number
  readonly after: number
  readonly parts: readonly WhyPart[]
  readonly joint: number
  readonly residual: number
}

/** Why a quantity cannot be explained so. */
export interface NoWhy {
  readonly kind: 'assumption' | 'different equations' | 'no number'
}

/** The slot of a variable's element: the first of the name, as hidden ones come later. */
export function slotOf({ slots }: Pick<System, 'slots'>, variable: string, element: string): number {
  return slots.findIndex((slot) => slot.variable === variable && slot.element === element)
}

/** The number of the time step at or before a time; undefined where it is not simulated. */
export function momentOf({ time }: Pick<System, 'time'>, at: number): number | undefined {
  const place = Math.floor((at - time.start) / time.step + 1e-9)
  return place >= 0 && place <= time.steps ? place : undefined
}

/**
 * Why a quantity changed from one time step of a path to another.
 * @param depth levels of causes that are explained by their own causes
 */
export function whyChanged(path: OnePath, slot: number, from: number, to: number, depth = 0): Why | NoWhy {
  const { system, presents } = path
  const stock = system.stocks.find((one) => one.slot === slot)
  if (stock) {
    const found = explainStock(
      { slot, rate: wholeEquation(stock.rate, system) },
      system,
      presents.slice(from, to + 1),
      system.time.step,
    )
    if (!Number.isFinite(found.change)) return { kind: 'no number' }
    const parts = found.contributions.map(({ inputs, amount }) => ({
      ...{ cause: inputs, memory: false, amount },
    }))
    return { kind: 'stock', ...ends(found), parts: ranked(parts), joint: 0, residual: found.residual }
  }
  const equation = equationOf(system, slot)
  if (!equation) return { kind: 'assumption' }
  const whole = wholeEquation(equation, system, depth)
  return divided(whole, system, slot, presents[from] as Float64Array, presents[to] as Float64Array)
}

/** Why a quantity differs from another scenario's at the same time: from `other`, the first, to `path`. */
export function whyDifferent(
  path: OnePath,
  other: OnePath,
  slot: number,
  places: { readonly own: number; readonly other: number },
  depth = 0,
): Why | NoWhy {
  const { system } = path
  const { variable, element } = system.slots[slot] as Slot
  const otherSlot = slotOf(other.system, variable, element)
  const stock = system.stocks.find((one) => one.slot === slot)
  const otherStock = other.system.stocks.find((one) => one.slot === otherSlot)
  if (stock && otherStock) return stocksDiffer(path, other, stock, otherStock, places)
  const [mine, theirs] = [equationOf(system, slot), equationOf(other.system, otherSlot)]
  if (!mine || !theirs) return { kind: 'assumption' }
  const before = other.presents[places.other] as Float64Array
  const after = path.presents[places.own] as Float64Array
  const [a, b] = [wholeEquation(mine, system, depth), wholeEquation(theirs, other.system, depth)]
  if (!sameEquation(a, system, b, other.system)) return { kind: 'different equations' }
  return divided(a, system, slot, inSlotsOf(system, other.system, before), after)
}

type StockRate = System['stocks'][number]

/** Each flow's own difference, added up since the start, and that of what was there then. */
function stocksDiffer(
  path: OnePath,
  other: OnePath,
  stock: StockRate,
  otherStock: StockRate,
  places: { readonly own: number; readonly other: number },
): Why | NoWhy {
  const rates = [
    wholeEquation(stock.rate, path.system),
    wholeEquation(otherStock.rate, other.system),
  ] as const
  if (!sameEquation(rates[0], path.system, rates[1], other.system)) return { kind: 'different equations' }
  const until = ({ system, presents }: OnePath, slot: number, rate: Scalar, end: number) =>
    explainStock({ slot, rate }, system, presents.slice(0, end + 1), system.time.step)
  const own = until(path, stock.slot, rates[0], places.own)
  const theirs = until(other, otherStock.slot, rates[1], places.other)
  if (!Number.isFinite(own.after - theirs.after)) return { kind: 'no number' }
  const flows = own.contributions.map(({ inputs, amount }, i): WhyPart => {
    const before = theirs.contributions[i]?.amount ?? Number.NaN
    return { cause: inputs, memory: false, before, after: amount, amount: amount - before }
  })
  const start: WhyPart = {
    ...{ cause: 'start', memory: false, before: theirs.before, after: own.before },
    amount: own.before - theirs.before,
  }
  return {
    ...{ kind: 'stock', before: theirs.after, after: own.after, joint: 0 },
    parts: ranked([start, ...flows]),
    residual: own.residual - theirs.residual,
  }
}

const ends = ({ before, after }: { readonly before: number; readonly after: number }) => ({ before, after })

function equationOf(system: System, slot: number): Scalar | undefined {
  return [...system.step, ...system.member].find((one) => one.slot === slot)?.value
}

function divided(
  equation: Scalar,
  system: System,
  slot: number,
  before: Float64Array,
  after: Float64Array,
): Why | NoWhy {
  const { variable, element } = system.slots[slot] as Slot
  try {
    const found = explainChange(equation, system, before, after)
    const parts = found.contributions.map(({ cause, before, after, amount }): WhyPart => {
      const memory = cause !== 'time' && cause.variable === variable && cause.element === element
      return { cause, memory, before, after, amount }
    })
    const { joint, residual } = found
    return { kind: 'equation', ...ends(found), parts: ranked(parts), joint, residual }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'no number' }
    throw error
  }
}

/** The greatest first; what adds nothing is left out. */
function ranked(parts: readonly WhyPart[]): readonly WhyPart[] {
  return parts.filter(({ amount }) => amount !== 0).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
}
