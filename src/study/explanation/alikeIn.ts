import type { Scalar, System } from '../../model/system.ts'

type Part = Pick<System, 'slots' | 'tables' | 'member' | 'step'>

/**
 * An equation with all that is computed once for each member and has no name put back into it, and with the equations of its
 * causes in place of them, so many levels deep.
 */
export function wholeEquation(equation: Scalar, system: Part, depth = 0): Scalar {
  const hidden = new Map(
    system.member.flatMap(({ slot, value }) => (isHoisted(system, slot) ? [[slot, value] as const] : [])),
  )
  const named = new Map([...system.step, ...system.member].map(({ slot, value }) => [slot, value] as const))
  const whole = (scalar: Scalar, levels: number): Scalar => {
    switch (scalar.op) {
      case 'constant':
      case 'time':
        return scalar
      case 'slot': {
        const value = hidden.get(scalar.slot)
        if (value) return whole(value, levels)
        const own = levels > 0 ? named.get(scalar.slot) : undefined
        return own && own.op !== 'constant' ? whole(own, levels - 1) : scalar
      }
      case 'call':
        return { ...scalar, arguments: scalar.arguments.map((one) => whole(one, levels)) }
      case 'lookup':
        return { ...scalar, argument: whole(scalar.argument, levels) }
      case 'if':
        return {
          op: 'if',
          condition: whole(scalar.condition, levels),
          then: whole(scalar.then, levels),
          otherwise: whole(scalar.otherwise, levels),
        }
    }
  }
  return whole(equation, depth)
}

/** Whether a slot holds a part of an equation that is computed once for each member. */
function isHoisted({ slots }: Part, slot: number): boolean {
  const { variable, element } = slots[slot] ?? { variable: '', element: '' }
  return variable === 'constant' && /^\d+$/.test(element)
}

/** Names of slots that hold in every system of the model: hidden ones are numbered within the variable they belong to. */
function slotKeys({ slots }: Pick<System, 'slots'>): readonly string[] {
  const seen = new Map<string, number>()
  return slots.map(({ variable, element }) => {
    const name = `${variable}[${element}]`
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return `${name}#${times}`
  })
}

/** Whether two whole equations of two systems say the same. */
export function sameEquation(a: Scalar, of: Part, b: Scalar, other: Part): boolean {
  return written(a, of) === written(b, other)
}

function written(scalar: Scalar, system: Part): string {
  const keys = slotKeys(system)
  return JSON.stringify(scalar, (_, value) => {
    if (value?.op === 'slot') return { op: 'named', name: keys[value.slot] }
    if (value?.op === 'lookup')
      return { op: 'table', table: system.tables[value.table], argument: value.argument }
    return value
  })
}

/** The values of one system's slots in the order of another's; NaN where it has none. */
export function inSlotsOf(
  target: Pick<System, 'slots'>,
  from: Pick<System, 'slots'>,
  present: Float64Array,
): Float64Array {
  const places = new Map(slotKeys(from).map((key, slot) => [key, slot]))
  const moved = new Float64Array(target.slots.length + 1).fill(Number.NaN)
  for (const [slot, key] of slotKeys(target).entries()) {
    const place = places.get(key)
    if (place !== undefined) moved[slot] = present[place] as number
  }
  moved[target.slots.length] = present[from.slots.length] as number
  return moved
}
