import { monthsOf } from '../model/calendar.ts'
import { checkRange } from './axis.ts'
import { mistypedNumber } from './mistypedNumber.ts'
import type { Problems } from './problems.ts'
import { type Cell, type Column, type Columns, columnAxis, expectedIn, type Project } from './projects.ts'
import { readNumber } from './readNumber.ts'
import { rowEvidence, rowLabel } from './readRow.ts'
import type { Row } from './readTable.ts'
import { plainName } from './schemas/basic.ts'

export const PROJECT_TABLE = 'projects.csv'

const FIRST = ['id', 'label_en', 'label_zh']
const LAST = ['source', 'grade', 'note']

/** All columns of `projects.csv`, the declared ones in the middle. */
export function projectColumns(columns: Columns): readonly string[] {
  return [...FIRST, ...Object.keys(columns), ...LAST]
}

/** Reads the rows of `projects.csv`. @param origin month that dates are counted from */
export function readProjects(
  rows: readonly Row[],
  columns: Columns,
  elementsOf: (dimension: string) => readonly string[],
  origin: string,
  problems: Problems,
): ReadonlyMap<string, Project> {
  const projects = new Map<string, Project>()
  for (const row of rows) {
    const id = row.text('id')
    const place = row.placeOf('id')
    if (!plainName.safeParse(id).success)
      problems.add(
        'bad-name',
        place,
        `"${id}"`,
        'an id of letters, digits, - and _ that begins with a letter or digit',
      )
    const first = projects.get(id)
    if (first)
      problems.add(
        'duplicate-name',
        place,
        `${id} a second time`,
        `each project once: line ${first.place.line} has it`,
      )
    const cells = new Map<string, Cell>()
    for (const [name, column] of Object.entries(columns)) {
      const cell = readCell(row, name, column, elementsOf, origin, problems)
      if (cell) cells.set(name, cell)
    }
    const label = rowLabel(row, problems)
    projects.set(id, { id, place, label, evidence: rowEvidence(row, problems), cells })
  }
  return projects
}

function readCell(
  row: Row,
  name: string,
  column: Column,
  elementsOf: (dimension: string) => readonly string[],
  origin: string,
  problems: Problems,
): Cell | undefined {
  const text = row.text(name)
  if (text === '') return undefined
  if (column.element_of !== undefined) {
    const elements = elementsOf(column.element_of)
    if (elements.includes(text)) return { value: { kind: 'element', element: text } }
    problems.unknown('unknown-element', row.placeOf(name), text, expectedIn(name, column, elements), elements)
    return undefined
  }
  const value = column.unit === 'date' ? monthsOf(text, origin) : readNumber(text)
  if (value !== undefined) {
    const distribution = { kind: 'fixed', value } as const
    checkRange(distribution, columnAxis(column, origin), row.placeOf(name), problems)
    return { value: { kind: 'number', distribution } }
  }
  const code = column.unit === 'date' ? 'bad-date' : 'bad-cell'
  const mistyped = column.unit === 'date' ? undefined : mistypedNumber(text)
  const expected = `${expectedIn(name, column)}${mistyped ? `: ${mistyped}` : ''}`
  problems.add(code, row.placeOf(name), `"${text}"`, expected)
  return { value: { kind: 'number', distribution: { kind: 'fixed', value: Number.NaN } } }
}
