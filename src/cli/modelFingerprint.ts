import { splitTable } from '../language/splitTable.ts'
import { fingerprint } from './diskFiles.ts'
import type { Loaded } from './loadFile.ts'

/** Files that are the same for all scenarios of a folder. */
const SHARED = ['model.yaml', 'parameters.yaml', 'projects.csv', 'timeline.csv', 'observations.csv']

/** Keys and columns that only hold words. */
const WORDS: ReadonlySet<string> = new Set([
  ...['label', 'labels', 'title', 'description', 'source', 'note', 'help'],
  ...['label_en', 'label_zh', 'basis'],
])

/** Entries of model.yaml that nothing is simulated or scored with. */
const SHOWN_ONLY: ReadonlySet<string> = new Set(['facts', 'themes'])

/** Its grades say how well each number is known, and count in a calibration; those of other files are only shown. */
const GRADED = 'observations.csv'

/** Keys of columns that say which numbers are refused: those that are not stay as they are. */
const BOUNDS: ReadonlySet<string> = new Set(['minimum', 'maximum'])

/**
 * What the model, its numbers and its data are, without their words: the first half of a SHA-256. Scores that were stored
 * belong to the model as long as it stays.
 */
export function modelFingerprint({ inputs }: Pick<Loaded, 'inputs'>): string {
  const contents = SHARED.flatMap((name) => {
    const file = inputs.find(({ path }) => path.replace(/^.*\//, '') === name)
    return file ? [[name, contentOf(name, file)]] : []
  })
  return fingerprint('', JSON.stringify(contents)).sha256.slice(0, 32)
}

/** The last content of each file: while a model is edited, most files are as they were. */
const known = new Map<string, { readonly text: string; readonly content: unknown }>()

function contentOf(name: string, { path, text, data }: Loaded['inputs'][number]): unknown {
  const last = known.get(path)
  if (last?.text === text) return last.content
  const content = name.endsWith('.csv') ? cells(name, text) : wordless(scored(name, Object(data)))
  known.set(path, { text, content })
  return content
}

function scored(name: string, content: object): unknown {
  if (name !== 'model.yaml') return content
  return Object.fromEntries(Object.entries(content).filter(([key]) => !SHOWN_ONLY.has(key)))
}

function wordless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wordless)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([key, part]) => !(WORDS.has(key) && isText(part)) && !isGrade(key, part) && !isBound(key, part),
  )
  return kept.map(([key, part]) => [key, wordless(part)])
}

function isGrade(key: string, value: unknown): boolean {
  return key === 'grade' && typeof value === 'string'
}

function isBound(key: string, value: unknown): boolean {
  return BOUNDS.has(key) && typeof value !== 'object'
}

/** Text in one language or in both; something that is only named so is more than that. */
function isText(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    Object.values(Object(value)).every((part) => typeof part === 'string' || isText(part))
  )
}

function cells(name: string, text: string): string[][] {
  const rows = splitTable(name, text).records.map((record) => record.map(({ source }) => source))
  const [header = []] = rows
  const isWords = (column: string): boolean => WORDS.has(column) || (column === 'grade' && name !== GRADED)
  return rows.map((row) => row.filter((_, i) => !isWords(header[i] ?? '')))
}
