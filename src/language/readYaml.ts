import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLParseError,
  type YAMLWarning,
} from 'yaml'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { deepest } from './deepest.ts'
import type { Source } from './source.ts'
import { YamlSource } from './yamlSource.ts'

/** Levels of lists and records within each other that any file needs, with room; the parser itself is recursive. */
export const MOST_LEVELS = 60

/** A file with a broken beginning goes on with nonsense: so many problems are enough. */
const MOST_PROBLEMS = 20

const OPTIONS = {
  uniqueKeys: false,
  stringKeys: true,
  logLevel: 'silent',
  merge: false,
  resolveKnownTags: false,
} as const

/**
 * Reads one YAML 1.2 document as plain data with places. Refused, each with its place: syntax errors, duplicate keys, the key
 * `__proto__`, references (`*name`), unknown tags, several documents, and nesting deeper than 60 levels.
 * @param levels how deep a piece of a file may be nested by itself
 */
export function readYaml(
  file: string,
  text: string,
  levels = MOST_LEVELS,
): { source?: Source; diagnostics: readonly Diagnostic[] } {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  const deep = tokens.map((token) => deepest(token, levels)).find((found) => found !== undefined)
  if (deep !== undefined) return { diagnostics: [tooDeep(placeAt(deep))] }
  const documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)]
  const document = documents[0] as Document.Parsed
  const problems = [...syntaxProblems(document, text, placeAt), ...extraDocuments(documents, placeAt)]
  if (problems.length === 0) problems.push(...contentProblems(document.contents, placeAt))
  if (problems.length > 0) return { diagnostics: problems.slice(0, MOST_PROBLEMS) }
  return { source: new YamlSource(file, text, document.contents, placeAt), diagnostics: [] }
}

function tooDeep(place: Place): Diagnostic {
  return {
    code: 'nested-too-deeply',
    place,
    found: 'more',
    expected: `at most ${MOST_LEVELS} lists and records within each other`,
  }
}

function syntaxProblems(
  document: Document.Parsed,
  text: string,
  placeAt: (offset: number) => Place,
): Diagnostic[] {
  return causes([...document.errors, ...document.warnings]).map((error) => {
    const start = error.pos[0]
    const found = text
      .slice(start, start + 20)
      .split('\n')[0]
      ?.trim()
    return {
      code: 'yaml-syntax',
      place: placeAt(start),
      found: error.code === 'TAB_AS_INDENT' ? 'a tab' : found || 'the end of the line',
      expected: wideMark(lineAt(text, start)) ?? advice(error),
    }
  })
}

type Error = YAMLParseError | YAMLWarning

/** Errors that mostly follow from one before them. */
const FOLLOWING: ReadonlySet<string> = new Set(['BAD_INDENT', 'MISSING_CHAR', 'TAB_AS_INDENT'])

/** A tab upsets all that comes after it; of the other errors, those count that can be causes. */
function causes(errors: readonly Error[]): readonly Error[] {
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT')
  if (tab) return [tab]
  const isNew = ({ code, pos }: Error, i: number): boolean =>
    i === 0 || (!FOLLOWING.has(code) && pos[0] !== errors[i - 1]?.pos[0])
  return errors.filter(isNew).slice(0, MOST_PROBLEMS)
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return text.slice(start).split('\n', 1)[0] as string
}

/** Wide punctuation where YAML needs narrow: after a key, or within braces after a number or text. */
function wideMark(line: string): string | undefined {
  if (/^\s*[\w-]+：/.test(line)) return 'a colon and a space in place of the wide ：'
  return /[{[].*[\w\])}]，/.test(line) ? 'a comma in place of the wide ，' : undefined
}

/** What the author most likely has to do. */
function advice({ code, message }: Error): string {
  if (code === 'TAB_AS_INDENT') return 'spaces: tabs do not count as indentation'
  if (code === 'MULTILINE_IMPLICIT_KEY') return 'a colon and a space after a key: key: value'
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'quotation marks around a text that holds ": ", such as a condition; or keys below each other that begin in one column'
  const said = message.charAt(0).toLowerCase() + message.slice(1)
  const inList = /flow|node end/.test(said)
  return inList
    ? `YAML, with double quotation marks around texts with brackets, commas, apostrophes or ": " (${said})`
    : `YAML (${said})`
}

function extraDocuments(
  documents: readonly Document.Parsed[],
  placeAt: (offset: number) => Place,
): Diagnostic[] {
  const second = documents[1]
  if (!second) return []
  return [
    {
      code: 'yaml-syntax',
      place: placeAt(second.range[0]),
      found: 'a second document',
      expected: 'one document a file',
    },
  ]
}

/** What YAML allows and these files do not. */
function contentProblems(node: ParsedNode | null, placeAt: (offset: number) => Place): Diagnostic[] {
  if (isAlias(node)) {
    const found = `a reference to the anchor ${node.source}`
    return [{ code: 'yaml-reference', place: placeAt(node.range[0]), found, expected: 'the value itself' }]
  }
  if (isSeq<ParsedNode>(node)) return node.items.flatMap((item) => contentProblems(item, placeAt))
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return []
  const seen = new Map<string, Place>()
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : ''
    const place = placeAt((key as ParsedNode).range[0])
    const problems = keyProblems(name, seen, place)
    if (!seen.has(name)) seen.set(name, place)
    return [...problems, ...contentProblems(value, placeAt)]
  })
}

function keyProblems(name: string, seen: ReadonlyMap<string, Place>, place: Place): Diagnostic[] {
  if (name === '__proto__') return [{ code: 'reserved-name', place, found: name, expected: 'another name' }]
  const first = seen.get(name)
  if (!first) return []
  const also = [{ place: first, what: `${name} for the first time` }]
  return [{ code: 'duplicate-key', place, found: `${name} a second time`, expected: 'each key once', also }]
}
