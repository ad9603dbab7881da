import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, Scalar } from 'yaml'
import { readYaml } from '../../src/language/readYaml.ts'
import type { Source } from '../../src/language/source.ts'
import { placeInEquation } from '../../src/model/placeInEquation.ts'
import { anyText } from '../anyText.ts'
import { brief } from './problemsOf.ts'

function source(text: string): Source {
  const { source, diagnostics } = readYaml('lab/a.yaml', text)
  if (!source) throw new Error(diagnostics.map(brief).join())
  return source
}

const at = ({ line, column }: { line: number; column: number }): string => `${line}:${column}`

test('knows the places of keys, values and list entries', () => {
  const file = source('a:\n  b: [1, x]\n  c: { d: }\n')
  expect(file.data).toEqual({ a: { b: [1, 'x'], c: { d: null } } })
  expect(at(file.place(['a', 'b', 1]))).toBe('2:10')
  expect(at(file.keyPlace(['a', 'b']))).toBe('2:3')
  expect(at(file.keyPlace(['a', 'c', 'd']))).toBe('3:8')
  expect(at(file.place(['a', 'c', 'missing']))).toBe('3:6')
  expect(at(file.place(['nothing']))).toBe('1:1')
})

test('on, off, dates and times are texts, as in YAML 1.2', () => {
  expect(source('[on, off, no, 2027-01-01, 2027-01, 1:30, 012, 1e3, 2027]').data).toEqual([
    'on',
    'off',
    'no',
    '2027-01-01',
    '2027-01',
    '1:30',
    12,
    1000,
    2027,
  ])
})

test.each([
  ['a: 1\na: 2', 'duplicate-key lab/a.yaml:2:1'],
  ['__proto__: 1', 'reserved-name lab/a.yaml:1:1'],
  ['a: &x 1\nb: *x', 'yaml-reference lab/a.yaml:2:4'],
  ['a: [1', 'yaml-syntax lab/a.yaml:1:6'],
  ['a: !!js/function "x"', 'yaml-syntax lab/a.yaml:1:4'],
  ['a: 1\n---\nb: 2', 'yaml-syntax lab/a.yaml:2:1'],
  ['a: b ? c : d', 'yaml-syntax lab/a.yaml:1:4'],
  ['? [a]\n: 1', 'yaml-syntax lab/a.yaml:1:3'],
  [`${'['.repeat(100_000)}`, 'nested-too-deeply lab/a.yaml:1:61'],
  [`${'- '.repeat(100_000)}`, 'nested-too-deeply lab/a.yaml:1:121'],
  [`${'{a: '.repeat(50_000)}`, 'nested-too-deeply lab/a.yaml:1:241'],
])('refuses %s', (text, problem) => {
  const { source, diagnostics } = readYaml('lab/a.yaml', text)
  expect(source).toBeUndefined()
  expect(brief(diagnostics[0] as never)).toBe(problem)
})

test('a broken file is reported in at most 20 problems', () => {
  expect(readYaml('lab/a.yaml', '}\n'.repeat(1000)).diagnostics).toHaveLength(20)
})

const words = fc.stringMatching(/^[a-z0-9+*()/\\"',:#?<-]{1,9}$/)
const equation = fc.array(words, { minLength: 1, maxLength: 12 }).chain((parts) =>
  fc
    .array(fc.constantFrom(' ', ' ', '  ', '\n'), { minLength: parts.length, maxLength: parts.length })
    .map((gaps) =>
      parts
        .map((part, i) => part + gaps[i])
        .join('')
        .trim(),
    ),
)
const style = fc.constantFrom(
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
  Scalar.BLOCK_FOLDED,
  Scalar.BLOCK_LITERAL,
)

test('every character of a text has its place, however YAML writes the text', () => {
  fc.assert(
    fc.property(equation, style, fc.integer({ min: 20, max: 60 }), (text, type, lineWidth) => {
      const scalar = new Scalar(text)
      scalar.type = type
      const file = new Document({ list: [{ equation: scalar }] }).toString({ lineWidth })
      const lines = file.split('\n')
      // The printer leaves some texts with a colon or quote unquoted that no reader accepts.
      const read = readYaml('lab/a.yaml', file).source
      fc.pre(read !== undefined)
      const written = read.written(['list', 0, 'equation'])
      expect(written.source.trim()).toBe(text)
      for (const [offset, character] of [...written.source].entries()) {
        if (/\s/.test(character)) continue
        const { line, column } = placeInEquation(written, offset)
        const found = (lines[line - 1] as string).slice(column - 1, column + 1)
        const escaped = type === Scalar.QUOTE_DOUBLE || file.includes('"') ? `\\${character}` : character
        expect([found[0], found]).toContain(found === escaped ? found : character)
      }
    }),
    { numRuns: 200 },
  )
})

test('any text is data or has problems', () => {
  const parts = [
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '*a',
    '&a',
    '!t',
    '#',
    '?',
    '%',
    '---',
    '\t',
  ]
  fc.assert(
    fc.property(anyText(parts, 60), (yaml) => {
      const { source, diagnostics } = readYaml('lab/a.yaml', yaml)
      expect(source === undefined).toBe(diagnostics.length > 0)
    }),
    { numRuns: 300 },
  )
})
