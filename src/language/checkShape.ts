import type { z } from 'zod'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import { placeInEquation } from '../model/placeInEquation.ts'
import { mistypedNumber, mistypedShare } from './mistypedNumber.ts'
import { isObjectMember, isReserved } from './reservedNames.ts'
import { describe, type SchemaProblem } from './schemas/problem.ts'
import { type SoundRest, soundRest } from './soundRest.ts'
import type { Path, Source } from './source.ts'

type Issue = z.core.$ZodIssue

/** The data of a file, or all that is wrong with it and what it holds besides. */
export interface Shape<Data> {
  readonly data?: Data
  readonly rest?: SoundRest<Data>
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks a file against its schema: the data it holds, or all problems of the file at once, each at its place. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  source: Source,
): Shape<z.output<Schema>> {
  const result = schema.safeParse(source.data)
  if (result.success) return { data: result.data, diagnostics: [] }
  const { issues } = result.error
  const rest = soundRest(schema, source.data, issues)
  const diagnostics = causes(issues).flatMap((issue) => diagnose(issue, [], source))
  return { diagnostics, ...(rest ? { rest } : {}) }
}

/** Leaves out what only follows from an unknown key: a record that a misspelt key has left incomplete. */
function causes(issues: readonly Issue[]): readonly Issue[] {
  const misspelt = issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join())
  return issues.filter(({ code, path }) => code !== 'custom' || !misspelt.includes(path.join()))
}

function diagnose(issue: Issue, prefix: Path, source: Source): readonly Diagnostic[] {
  const path: Path = [...prefix, ...(issue.path as Path)]
  const value = valueAt(source.data, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.message, path, source))
    case 'invalid_union':
      return union(issue, path, source)
    case 'invalid_key':
      return [badName(String(path.at(-1)), source.keyPlace(path))]
    case 'custom':
      return [custom(issue.params?.problem as SchemaProblem, path, source)]
    default:
      return [
        isAbsent(value) && path.length > 0 ? missing(path, source) : mismatch(issue, value, path, source),
      ]
  }
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null

function unknownKey(key: string, known: string, path: Path, source: Source): Diagnostic {
  const place = source.keyPlace([...path, key])
  if (/^\d+$/.test(key)) {
    const expected = 'a number with a decimal point and without other marks: a comma begins the next key'
    return { code: 'unknown-key', place, found: `${key} after a comma`, expected }
  }
  if (/\s/.test(key)) {
    const expected = `one of ${known}; a text with a comma stands in quotation marks`
    return { code: 'unknown-key', place, found: key.slice(0, 60), expected }
  }
  const nearest = nearestName(key, known.split(', '))
  return {
    code: 'unknown-key',
    place,
    found: key,
    expected: `one of ${known}`,
    ...(nearest ? { nearest } : {}),
  }
}

/** The problems of the only form the value may have been meant as, or that it has none of the forms. */
function union(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  source: Source,
): readonly Diagnostic[] {
  const meant = issue.errors.filter((issues) => !issues.some(isOtherForm))
  if (meant.length === 1) return causes(meant[0] as Issue[]).flatMap((inner) => diagnose(inner, path, source))
  const value = valueAt(source.data, path)
  if (isAbsent(value)) return [missing(path, source)]
  return [{ code: 'wrong-type', place: source.place(path), found: describe(value), expected: issue.message }]
}

function isOtherForm(issue: Issue): boolean {
  if (issue.path.length > 0) return false
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOtherForm))
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

function badName(name: string, place: Diagnostic['place']): Diagnostic {
  if (isReserved(name) || isObjectMember(name))
    return { code: 'reserved-name', place, found: name, expected: 'a name the language does not use itself' }
  const expected =
    'letters, digits and underscores, a letter first (elements, projects and charts: also hyphens)'
  return { code: 'bad-name', place, found: JSON.stringify(name), expected }
}

function custom(problem: SchemaProblem | undefined, path: Path, source: Source): Diagnostic {
  // A name among values, such as an element in a list, is refused without words of its own.
  if (!problem) return badName(String(valueAt(source.data, path)), source.place(path))
  const { at, ...words } = problem
  const place = at === undefined ? source.place(path) : placeInEquation(source.written(path), at)
  return { ...words, place }
}

function missing(path: Path, source: Source): Diagnostic {
  const key = String(path.at(-1))
  const isEmpty = valueAt(source.data, path) === null
  const entry = path.length > 1 ? source.keyPlace(path.slice(0, -1)) : source.place([])
  const place = isEmpty ? source.keyPlace(path) : entry
  const isEvidence = key === 'source' || key === 'grade'
  const code = isEvidence ? 'missing-evidence' : 'missing-key'
  const isWords = key === 'en' || key === 'zh'
  const why = isEvidence ? ': no number without its source and grade' : isWords ? `: ${BOTH}` : ''
  return { code, place, found: `no ${key}`, expected: `the key ${key}${why}` }
}

const BOTH = 'words are given in both languages, { en: ..., zh: ... }'

/** Keys whose value is words in both languages. */
const WORDS: ReadonlySet<unknown> = new Set(['title', 'summary', 'label', 'description', 'help'])

/** Keys of distributions, with arguments as they are written. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  uniform: '{ low: 1, high: 2 }',
  triangular: '{ low: 1, mode: 2, high: 4 }',
  pert: '{ low: 1, mode: 2, high: 4 }',
  normal: '{ mean: 1, sd: 0.2 }',
  lognormal: '{ p5: 1, p50: 2, p95: 4 }',
  beta: '{ alpha: 2, beta: 3 }',
  exponential: '{ mean: 2 }',
  bernoulli: '{ probability: 0.5 }',
  categorical: '{ values: [1, 2], probabilities: [0.5, 0.5] }',
  empirical: '{ values: [1, 2, 4] }',
  truncate: '{ min: 0, max: 1 }',
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two',
  object: 'keys with values',
  record: 'names with values',
}

function mismatch(issue: Issue, value: unknown, path: Path, source: Source): Diagnostic {
  const place = source.place(path)
  const found = path.length === 0 && isAbsent(value) ? 'an empty file' : describe(value)
  const badValue = (expected: string): Diagnostic => ({ code: 'bad-value', place, found, expected })
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', place, found, expected: expectedType(issue.expected, value, path) }
    case 'invalid_value': {
      const nearest = nearestName(String(value), issue.values.map(String))
      const expected = `one of ${issue.values.map(String).join(', ')}`
      return { code: 'bad-value', place, found, expected, ...(nearest ? { nearest } : {}) }
    }
    case 'too_small':
      return badValue(bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum))
    case 'too_big': {
      const most = bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum)
      const share = issue.maximum === 1 ? mistypedShare(Number(value)) : undefined
      return badValue(share ? `${most}: ${share}` : most)
    }
    case 'invalid_format':
      return badName(String(value), place)
    default:
      return badValue('another value')
  }
}

/** The kind of value, written as the author can write it where that is known. */
function expectedType(type: string, value: unknown, path: Path): string {
  const named = TYPES[type] ?? type
  const isText = typeof value === 'string'
  if (type === 'object' && (WORDS.has(path.at(-1)) || path.at(-2) === 'labels'))
    return `words in both languages: { en: ${isText ? JSON.stringify(value.slice(0, 60)) : '...'}, zh: ... }`
  const written = type === 'object' ? ARGUMENTS[String(path.at(-1))] : undefined
  if (written) return `${named}, such as ${written}`
  if (type === 'array' && isText) return `${named}: [${value.slice(0, 60)}]`
  return ((type === 'number' || type === 'int') && isText && mistypedNumber(value)) || named
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return `${relation} ${limit} characters`
  return origin === 'array' ? `${relation} ${limit} entries` : `a number ${relation} ${limit}`
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value && typeof value === 'object' && Object.hasOwn(value, key) ? value[key as never] : undefined,
    data,
  )
}
