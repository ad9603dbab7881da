import { expect, test } from 'vitest'
import { example } from '../../src/diagnostics/example.ts'
import type { Overrides } from '../../src/language/loadScenario.ts'
import { problemsOf } from './problemsOf.ts'

const LABEL = 'label: { en: A, zh: 甲 }'
const EVIDENCE = 'source: a report, grade: reported'
/** Adds USD/kg and t. */
const WRONG_UNIT = `\n  second: { unit: USD/kg, ${LABEL}, equation: price + weight }\n`
const weight = (more = '') =>
  `\n  weight: { value: 3, unit: t, ${LABEL}, ${EVIDENCE} }\n  fee: { value: 3, unit: t, ${LABEL}, ${EVIDENCE}${more} }\n`

const told = (texts: Record<string, string>, overrides?: Overrides): readonly string[] =>
  problemsOf(example(texts).files, 'lab/main.yaml', overrides).map(({ code, found }) => `${code} ${found}`)

test('a misspelt key does not hide a wrong unit in another file, nor an unknown output in a third', () => {
  const texts = {
    'model.yaml': WRONG_UNIT,
    'parameters.yaml': weight(', notes: x'),
    'main.yaml': 'model: model.yaml\ntitle: { en: A, zh: 甲 }\noutputs: [worth, wurth]\n',
  }
  expect(told(texts)).toEqual(['unknown-output wurth', 'unknown-key notes', 'unit-mismatch t'])
})

test('nothing follows from an entry that is faulty, wherever it is named', () => {
  const texts = {
    'model.yaml': `${WRONG_UNIT}  third: { unit: t, ${LABEL}, equation: weight + fee }\nthemes: { all: { ${LABEL}, variables: [fee] } }\n`,
    'parameters.yaml': `${weight(', value: 4').replace('fee: { value: 3', 'fee: { value: [3]').replace(', value: 4', '')}correlations: [{ between: [fee, weight], rank: 0.5, ${EVIDENCE} }]\n`,
    'main.yaml': `\noutputs: [fee]\nlevers: { fee: { from: 0, to: 1 } }\ncharts: { a: { kind: fan, variables: [fee] } }\nset: { "fee[JP]": 3 }\n`,
  }
  expect(told({ ...texts, 'main.yaml': texts['main.yaml'].replace('\noutputs: [fee]', '\n') })).toEqual([
    'wrong-type a list of 1',
    'unit-mismatch t',
  ])
})

test('a title in one language only hides nothing', () => {
  const { files } = example({ 'model.yaml': WRONG_UNIT, 'parameters.yaml': weight() })
  const model = files['lab/model.yaml']?.replace('title: { en: Lab, zh: 实验 }', 'title: Lab') ?? ''
  expect(told({ 'model.yaml': model, 'parameters.yaml': weight() })).toEqual([
    'wrong-type "Lab"',
    'unit-mismatch t',
  ])
})

test('a file that cannot be read at all makes no name unknown', () => {
  const model = `\n  second: { unit: USD/kg, ${LABEL}, equation: price + worth * time }\n`
  expect(told({ 'model.yaml': model, 'parameters.yaml': '\n  fee: { value: 3\n' })).toEqual([
    expect.stringMatching(/^yaml-syntax/),
    'number-expected a date',
  ])
})

test('a table that cannot be read hides no wrong unit, and its events are not unknown', () => {
  const texts = {
    'model.yaml': WRONG_UNIT,
    'parameters.yaml': weight(),
    'timeline.csv': 'date,event\n',
    'main.yaml': '\nevents: { ban: off }\n',
  }
  expect(new Set(told(texts).map((problem) => problem.split(' ')[0]))).toEqual(
    new Set(['missing-column', 'unit-mismatch']),
  )
})

test('a setting of the command line that is no distribution hides no wrong unit', () => {
  const texts = { 'model.yaml': WRONG_UNIT, 'parameters.yaml': weight() }
  expect(told(texts, { set: { weight: 'much' } })).toEqual(['bad-distribution "much"', 'unit-mismatch t'])
})

test('a faulty dimension or time axis is told alone', () => {
  const array = `${WRONG_UNIT}dimensions: { region: [JP, EU], part: { of: regin, elements: [JP] } }\n`
  expect(told({ 'model.yaml': array, 'parameters.yaml': weight() })).toEqual(['unknown-dimension regin'])
  expect(
    told({
      'model.yaml': WRONG_UNIT,
      'parameters.yaml': weight(),
      'main.yaml': '\ntime: { end: 2020-01 }\n',
    }),
  ).toEqual(['bad-date 2020-01'])
})
