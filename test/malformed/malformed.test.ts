import { expect, test } from 'vitest'
import { example } from '../../src/diagnostics/example.ts'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { loadScenario } from '../../src/language/loadScenario.ts'
import { memoryFiles } from '../language/memoryFiles.ts'
import { problemsOf } from '../language/problemsOf.ts'
import { BAD_TABLES } from './badTables.ts'
import { OUT_OF_RANGE } from './outOfRange.ts'
import { STRANGERS } from './strangers.ts'
import { TYPING_ERRORS } from './typingErrors.ts'
import { WRONG_NUMBERS } from './wrongNumbers.ts'

const ALL = [...TYPING_ERRORS, ...WRONG_NUMBERS, ...BAD_TABLES, ...OUT_OF_RANGE, ...STRANGERS]

test.each(ALL.map((row) => [row.name, row] as const))('%s', (_, { files, path, expected }) => {
  const found = problemsOf(files, path)
  const brief = found.map(({ code, place }) => ({ code, at: `${place.file}:${place.line}:${place.column}` }))
  expect(sorted(brief)).toEqual(sorted(expected))
  for (const line of found.map(formatDiagnostic)) {
    expect(line.length).toBeLessThan(1000)
    expect(line).not.toMatch(/\[object|undefined|Node\b|mathjs|zod|\bNaN\b/)
  }
})

function sorted(problems: readonly { code: string; at: string }[]): string[] {
  return problems.map(({ code, at }) => `${at} ${code}`).sort()
}

test('every row expects something', () => {
  expect(ALL.filter((row) => row.expected.length === 0)).toEqual([])
  expect(new Set(ALL.map((row) => row.name)).size).toBe(ALL.length)
})

test('numbers at the bounds of their column, and distributions cut off there, are sound', () => {
  const model = `
dimensions: { project: { from: projects.csv } }
projects:
  dimension: project
  columns: { chance: { unit: dimensionless, minimum: 0, maximum: 1, label: { en: A, zh: 甲 } } }
`
  const { files } = example({
    'model.yaml': model,
    'projects.csv':
      'id,label_en,label_zh,chance,source,grade,note\na,A,甲,0,b,reported,\nb,B,乙,1,b,reported,\n',
    'main.yaml':
      '\nprojects: { a: { chance: { normal: { mean: 0.5, sd: 0.2 }, truncate: { min: 0, max: 1 } } } }\n',
  })
  expect(problemsOf(files, 'lab/main.yaml')).toEqual([])
})

test('markup in titles is text: kept as it is, no problem', () => {
  const title = '<script>alert(1)</script> <b onmouseover="x">&amp; {b} [c](javascript:d)'
  const { files } = example({ 'main.yaml': `model: model.yaml\ntitle: { en: '${title}', zh: '${title}' }\n` })
  expect(problemsOf(files, 'lab/main.yaml')).toEqual([])
  expect(loadScenario(memoryFiles(files), 'lab/main.yaml').scenario?.title).toEqual({ en: title, zh: title })
})

test.each(['lab/../main.yaml', '../lab/.yaml', 'lab/main.yml', 'lab/', 'lab/ma\0in.yaml'])(
  'a scenario cannot be called %j',
  (path) => {
    expect(problemsOf(example({}).files, path).length).toBe(1)
  },
)
