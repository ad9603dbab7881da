import type { Dimension } from '../../../model/model.ts'
import type { Scenario } from '../../../model/scenario.ts'
import type { System } from '../../../model/system.ts'
import type { WrittenName } from './writtenEquation.ts'

/** Smaller numbers are what rounding leaves of nothing. */
const NOTHING = 1e-9

/** What is known of one member at one moment. */
export class Moment {
  readonly #slots: ReadonlyMap<string, number>
  readonly #present: Float64Array

  /** @param present values of all slots, followed by the time */
  constructor({ slots }: Pick<System, 'slots'>, present: Float64Array) {
    const first = new Map<string, number>()
    for (const [slot, { variable, element }] of slots.entries()) {
      const key = `${variable}[${element}]`
      if (!first.has(key)) first.set(key, slot)
    }
    this.#slots = first
    this.#present = present
  }

  /** Undefined where there is no such number, or none at this moment. */
  value(variable: string, element: string): number | undefined {
    const slot = this.#slots.get(`${variable}[${element}]`)
    const value = slot === undefined ? undefined : this.#present[slot]
    if (value === undefined || Number.isNaN(value)) return undefined
    return Math.abs(value) < NOTHING ? 0 : value
  }
}

/**
 * The element that a name in an equation stands for in the equation of one element; undefined where it stands for several, as within
 * a sum.
 * @param element of the variable whose equation it is
 */
export function elementOf(
  { name, indices }: WrittenName,
  variable: string,
  element: string,
  { model }: Pick<Scenario, 'model'>,
): string | undefined {
  const overOf = (one: string): readonly string[] => model.variables.find((v) => v.name === one)?.over ?? []
  const own = overOf(variable)
  const parts = element === '' ? [] : element.split(',')
  const chosen = overOf(name).map((_, i) => {
    const index = (indices[i] ?? '').replace(/["'\s]/g, '')
    const dimension = model.dimensions.find((one) => one.name === index)
    return dimension ? ownElement(dimension, own, parts, model.dimensions) : index
  })
  return chosen.some((one) => one === undefined || one === '') ? undefined : chosen.join(',')
}

/** The element of the equation itself that an index over a dimension, or over a part of it, stands for. */
function ownElement(
  index: Dimension,
  own: readonly string[],
  parts: readonly string[],
  dimensions: readonly Dimension[],
): string | undefined {
  const rootOf = (name: string): string => dimensions.find((one) => one.name === name)?.parent ?? name
  const at = own.findIndex((name) => rootOf(name) === rootOf(index.name))
  const part = parts[at]
  return part !== undefined && index.elements.includes(part) ? part : undefined
}
