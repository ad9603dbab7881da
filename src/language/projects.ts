import type { Place } from '../diagnostics/place.ts'
import { monthsOf } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Text } from '../model/text.ts'
import { type Axis, axisOf } from './axis.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** What is known of one project, from its row and from the scenarios that change it. */
export interface Project {
  readonly id: string
  readonly place: Place
  readonly label: Text
  readonly evidence: Evidence
  readonly cells: ReadonlyMap<string, Cell>
}

/** A cell of the table: a number, the name of an element, or nothing. */
export interface Cell {
  readonly value:
    | { readonly kind: 'number'; readonly distribution: Distribution }
    | { readonly kind: 'element'; readonly element: string }
  /** Where it differs from the project's own. */
  readonly evidence?: Evidence
}

export type Columns = NonNullable<ModelFile['projects']>['columns']
export type Column = Columns[string]

/** What the numbers of a column are measured on. @param origin month that dates are counted from */
export function columnAxis(column: Column, origin: string): Axis {
  const { unit, minimum, maximum } = column
  if (minimum === undefined && maximum === undefined) return axisOf({ unit }, origin)
  const value = (written: string | number): number =>
    unit === 'date' ? (monthsOf(String(written), origin) as number) : Number(written)
  const range = {
    ...(minimum === undefined ? {} : { minimum: value(minimum) }),
    ...(maximum === undefined ? {} : { maximum: value(maximum) }),
  }
  return axisOf({ unit, range }, origin)
}

/** What is said when a cell is not what its column asks for. */
export function expectedIn(
  name: string,
  { unit, element_of }: Column,
  elements: readonly string[] = [],
): string {
  if (element_of !== undefined)
    return `an element of ${element_of} in ${name}: ${elements.slice(0, 12).join(', ')}`
  if (unit === 'date') return `a date such as 2027-01, or never, in ${name}`
  return `a number in ${name} (${unit})`
}
