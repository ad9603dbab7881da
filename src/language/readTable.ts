import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import type { Place } from '../diagnostics/place.ts'
import type { WrittenText } from './source.ts'
import { splitTable } from './splitTable.ts'

const MOST_PROBLEMS = 20

/** One row of a table, by the names of its columns. */
export class Row {
  readonly place: Place
  readonly #cells: ReadonlyMap<string, WrittenText>

  constructor(place: Place, cells: ReadonlyMap<string, WrittenText>) {
    this.place = place
    this.#cells = cells
  }

  get columns(): readonly string[] {
    return [...this.#cells.keys()]
  }

  /** The cell's text without white space around it; '' when empty. */
  text(column: string): string {
    return this.written(column).source
  }

  written(column: string): WrittenText {
    return this.#cells.get(column) ?? { source: '', place: this.place }
  }

  placeOf(column: string): Place {
    return this.written(column).place
  }
}

/**
 * Reads a CSV file (RFC 4180: commas, cells in double quotes may hold commas, line breaks and doubled quotes) whose first line
 * names the columns.
 * @param columns names of the columns the file must have; it may have no others. Left out, it may have any, each once
 */
export function readTable(
  file: string,
  text: string,
  columns?: readonly string[],
): { rows: readonly Row[]; diagnostics: readonly Diagnostic[] } {
  const misfit = notCommas(file, text, columns)
  if (misfit) return { rows: [], diagnostics: [misfit] }
  const { records, diagnostics } = splitTable(file, text)
  if (diagnostics.length > 0) return { rows: [], diagnostics }
  const [header = [], ...rest] = records
  const known = columns ?? header.map((name) => name.source)
  const headerProblems = checkHeader(file, header, known)
  if (headerProblems.length > 0) return { rows: [], diagnostics: headerProblems }
  const rows = rest.filter((cells) => cells.length > 1 || cells[0]?.source !== '')
  const ragged = rows.filter((cells) => cells.length !== header.length).slice(0, MOST_PROBLEMS)
  const problems = ragged.map((cells) => ({
    code: 'wrong-cell-count',
    place: (cells[0] as WrittenText).place,
    found: `${cells.length} cells in the row that begins with "${cells[0]?.source.slice(0, 40)}"`,
    expected: `${header.length}, as in the first line: ${cells.length < header.length ? 'a comma is missing' : 'a text with a comma stands in double quotes'}`,
  }))
  if (problems.length > 0) return { rows: [], diagnostics: problems }
  const names = header.map((name) => name.source)
  return { rows: rows.map((cells) => rowOf(names, cells)), diagnostics: [] }
}

/** A file that is no table with commas: an empty one, or one with the semicolons or tabs that spreadsheets write in many countries. */
function notCommas(
  file: string,
  text: string,
  columns: readonly string[] | undefined,
): Diagnostic | undefined {
  const place = { file, line: 1, column: 1 }
  const names = columns ? `: ${columns.join(',')}` : ''
  if (text.trim() === '')
    return {
      code: 'missing-column',
      place,
      found: 'an empty file',
      expected: `a first line with the names of the columns${names}`,
    }
  const [header = ''] = text.split(/\r?\n/, 1)
  const mark = header.includes(',') ? undefined : /[;\t，]/.exec(header)
  if (!mark) return undefined
  const found = { ';': 'semicolons', '\t': 'tabs' }[mark[0]] ?? 'wide commas'
  return {
    code: 'csv-syntax',
    place: { ...place, column: mark.index + 1 },
    found: `${found} between the cells`,
    expected: 'commas, and points in numbers: save the table as CSV (comma delimited) in UTF-8',
  }
}

function rowOf(names: readonly string[], cells: readonly WrittenText[]): Row {
  const place = (cells[0] as WrittenText).place
  return new Row(place, new Map(names.map((name, i) => [name, cells[i] as WrittenText])))
}

function checkHeader(file: string, header: readonly WrittenText[], columns: readonly string[]): Diagnostic[] {
  const names = header.map((name) => name.source)
  const unknown = header.filter((name, i) => !columns.includes(name.source) || names.indexOf(name.source) < i)
  const missing = columns.filter((column) => !names.includes(column))
  const meant = new Set(unknown.map(({ source }) => nearestName(source, missing)))
  const absent = missing.filter((column) => !meant.has(column))
  return [
    ...unknown.map(({ source, place }) => {
      const nearest = nearestName(source, missing)
      const found = columns.includes(source) ? `${source} a second time` : source || 'an empty name'
      return {
        code: 'unknown-column',
        place,
        found,
        expected: columns.join(', '),
        ...(nearest ? { nearest } : {}),
      }
    }),
    ...(absent.length > 0
      ? [
          {
            code: 'missing-column',
            place: { file, line: 1, column: 1 },
            found: `no column ${absent.join(', ')}`,
            expected: `the columns ${columns.join(', ')}`,
          },
        ]
      : []),
  ]
}
