import { formatUnit, MONTH, sameUnit, type Unit } from './unit.ts'

/**
 * What kind of thing an expression is: a number with a unit, a point on the time axis, a yes or no, a literal zero
 * (which fits any unit), or a text (only a date may be written as one).
 */
export type Quantity =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'time' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'zero' }

export const TIME: Quantity = { kind: 'time' }
export const CONDITION: Quantity = { kind: 'condition' }
export const ZERO: Quantity = { kind: 'zero' }
export const MONTHS: Quantity = { kind: 'number', unit: MONTH }

export function describe(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'number':
      return formatUnit(quantity.unit)
    case 'time':
      return 'a date'
    case 'condition':
      return 'a condition (yes or no)'
    case 'zero':
      return 'zero'
  }
}

/** Whether two quantities may be added, compared or stand for one another. */
export function agree(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'zero') return b.kind === 'number' || b.kind === 'zero'
  if (b.kind === 'zero') return a.kind === 'number'
  if (a.kind === 'number' && b.kind === 'number') return sameUnit(a.unit, b.unit)
  return a.kind === b.kind
}
