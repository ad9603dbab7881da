import type { z } from 'zod'

/** What a file holds apart from its faulty entries. */
export interface SoundRest<Data> {
  readonly data: Data
  /** Names of the entries that were left out. */
  readonly faulty: readonly string[]
}

type Entries = Record<string, unknown>

/** Sections on which nearly everything else hangs. */
const VITAL: ReadonlySet<string> = new Set(['dimensions', 'model', 'extends'])

/** Stands in for words that are not given as they should be. */
const NO_WORDS = { en: '-', zh: '-' }

/**
 * A file without its faulty entries, such as one parameter of many, so that the others can be looked through as well; undefined
 * where what is left is no file of its kind, or where nearly everything would follow from the fault.
 */
export function soundRest<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): SoundRest<z.output<Schema>> | undefined {
  const rest = structuredClone(Object(data)) as Entries
  const faulty = new Set<string>()
  for (const issue of issues) {
    const path = issue.path.map(String)
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
    for (const [section, entry, ...within] of paths) {
      if (section === undefined || VITAL.has(section)) return undefined
      faulty.add(section === 'time' ? section : (entry ?? section))
      leaveOut(rest, section, entry, issue.code === 'unrecognized_keys' ? within : [])
    }
  }
  const parsed = schema.safeParse(rest)
  return parsed.success ? { data: parsed.data, faulty: [...faulty] } : undefined
}

/** Leaves out an entry of a section, or only a key within it; of a list or of a single setting, the whole section. */
function leaveOut(
  rest: Entries,
  section: string,
  entry: string | undefined,
  within: readonly string[],
): void {
  const entries = rest[section]
  if (section === 'title') rest[section] = NO_WORDS
  else if (entry === undefined || Array.isArray(entries) || typeof entries !== 'object' || entries === null)
    delete rest[section]
  else deleteAt(entries as Entries, [entry, ...within])
}

function deleteAt(entries: Entries, [key = '', ...path]: readonly string[]): void {
  const inner = entries[key]
  if (path.length > 0 && typeof inner === 'object' && inner !== null) deleteAt(inner as Entries, path)
  else delete entries[key]
}
