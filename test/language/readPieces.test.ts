import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPieces } from '../../src/language/readPieces.ts'
import { readYaml } from '../../src/language/readYaml.ts'
import type { Path, Source } from '../../src/language/source.ts'
import { edit } from './editedText.ts'
import { completeFolder } from './memoryFiles.ts'

function pathsOf(data: unknown, path: Path = []): Path[] {
  const below =
    typeof data === 'object' && data !== null
      ? Object.entries(data).flatMap(([key, value]) =>
          pathsOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
        )
      : []
  return [path, [...path, 'missing'], [...path, 0], ...below]
}

/** All that can be asked of a file. */
function answers(source: Source): unknown {
  const { data, file } = source
  return [
    ...[file, data, Object.entries(data as object).map(([key, value]) => [key, Object.keys(value ?? {})])],
    ...pathsOf(data).map((path) => [path, source.place(path), source.keyPlace(path), source.written(path)]),
  ]
}

/** Whether a text was read in pieces; if so, as it is read in one. */
function isReadAlike(text: string): boolean {
  const read = readPieces('lab/a.yaml', text, new Map())
  if (!read) return false
  const whole = readYaml('lab/a.yaml', text)
  expect(whole.diagnostics).toEqual([])
  expect(answers(read.source)).toEqual(answers(whole.source as Source))
  return true
}

test.each([
  'a: 1',
  'a:\n  b: 1\n  c: { d: [1, 2] }\n',
  '# first\n\na:\n  # of b\n  b: 1 # one\n\n# of c\n  c: |\n    x\n\n    # y\n\nd: >-\n  z\n',
  'a:\r\n  b: "x\r\n    y"\r\n  c:\r\n',
  'a:\n  b: |+\n    x\n\n\nc: |\n  y\n\n',
  'a:\n  1: x\n  0: y\nb:\n - 1\n - 2\n',
  'a:\nb:\n  c: &x 1\n  d: !!str 1\n',
  'a: # nothing more\n   b:\n      c: x\n        y\n\n        z\n   d: 2\nconstructor:\n  toString: 1',
])('reads %j in pieces as it is', (text) => {
  expect(isReadAlike(text)).toBe(true)
})

test.each([
  '',
  '# nothing',
  '- a',
  'a:\n- 1',
  '{ a: 1 }',
  'a: [1,\nb: 2]',
  'a: 1\n---\nb: 2',
  '%YAML 1.1\n---\na: on',
  'a: 1\na: 2',
  'a:\n  b: 1\n  b: 2',
  'a: &x 1\nb: *x',
  'a:\n  b: &x 1\n  c: *x',
  'a: "x\nb: y"',
  'a:\n  __proto__: 1',
  ' a: 1\nb: 2',
  `a:\n  b: ${'['.repeat(59)}${']'.repeat(59)}`,
])('leaves %j to be read as a whole', (text) => {
  expect(readPieces('lab/a.yaml', text, new Map())).toBeUndefined()
})

test('an edited file reads alike in pieces and as a whole', () => {
  const texts = Object.entries(completeFolder()).flatMap(([name, text]) =>
    name.endsWith('.yaml') ? [text] : [],
  )
  let inPieces = 0
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
      inPieces += Number(isReadAlike(edits.reduce((now, change) => change(now), text)))
    }),
    { numRuns: 200 },
  )
  expect(inPieces).toBeGreaterThan(50)
})
