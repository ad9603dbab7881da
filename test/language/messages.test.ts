import { expect, test } from 'vitest'
import { example } from '../../src/diagnostics/example.ts'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { problemsOf } from './problemsOf.ts'

const LABEL = 'label: { en: A, zh: 甲 }'
const EVIDENCE = 'source: a report, grade: reported'

const told = (texts: Record<string, string>): readonly string[] =>
  problemsOf(example(texts).files).map((problem) => formatDiagnostic(problem).replace(/^\S+ /, ''))

const value = (written: string) => ({
  'parameters.yaml': `\n  fee: { value: ${written}, unit: t, ${LABEL}, ${EVIDENCE} }\n`,
})
const main = (text: string) => ({ 'main.yaml': `model: model.yaml\ntitle: { en: A, zh: 甲 }\n${text}\n` })

test.each([
  ['a decimal comma in quotes', value('"12,5"'), 'a number with a decimal point: 12.5'],
  ['a wide decimal comma', value('"12，5"'), 'a number with a decimal point: 12.5'],
  ['a decimal comma', value('12,5'), 'found 5 after a comma; expected a number with a decimal point'],
  ['a decimal comma in a distribution', value('{ uniform: { low: "0,5", high: 2 } }'), 'decimal point: 0.5'],
  ['thousands apart', value('12 000'), 'a number without marks between thousands: 12000'],
  ['per cent', value('{ pert: { low: 5%, mode: 0.1, high: 0.35 } }'), 'without a percent sign: 0.05'],
  ['a range', value('10-14'), '{ uniform: { low: 10, high: 14 } }'],
  ['about', value('~300'), 'the number alone: 300'],
  ['a unit behind the number', value('12 months'), 'the number alone, without its unit: 12'],
  ['no date', value('2025-13'), 'expected a date such as'],
  ['a list of arguments', value('{ uniform: [1, 2] }'), 'keys with values, such as { low: 1, high: 2 }'],
  ['a title in one language', main('summary: My words'), '{ en: "My words", zh: ... }'],
  ['a title without Chinese', main('summary: { en: My words }'), 'words are given in both languages'],
  ['one output', main('outputs: worth'), 'expected a list: [worth]'],
  ['members with a comma', main('ensemble: { members: 1,000 }'), 'found 000 after a comma'],
  ['members in words', main('ensemble: { members: "1,000" }'), 'without marks between thousands: 1000'],
  ['tabs', main('ensemble:\n\tmembers: 10\nset:\n\tprice: 3'), 'found a tab; expected spaces'],
  ['a wide colon', main('summary： { en: a, zh: b }'), 'a colon and a space in place of the wide ：'],
  ['a wide comma', main('summary: { en: a， zh: b }'), 'a comma in place of the wide ，'],
  ['a key without a colon', main('summary\n  en: a'), 'a colon and a space after a key'],
  ['an empty file', { 'parameters.yaml': '' }, 'found an empty file'],
])('%s: the message shows what to write', (_, texts, words) => {
  const problems = told(texts as Record<string, string>)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})

test('a probability in hundredths is shown as a share', () => {
  const event = `events: { e: { date: 2021-06, probability: 50, ${LABEL}, effects: [], ${EVIDENCE} } }`
  expect(told(main(event))).toEqual(['bad-value: found 50; expected a number at most 1: 50 % is 0.5'])
})

test('a key that stands twice is shown where it stood first', () => {
  expect(told(main('summary: { en: a, zh: b }\nsummary: { en: c, zh: d }'))).toEqual([
    'duplicate-key: found summary a second time; expected each key once\n  lab/main.yaml:3:1 summary for the first time',
  ])
})
