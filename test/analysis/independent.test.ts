import { expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { problemsOf } from '../language/problemsOf.ts'
import { folderOf } from '../modelText.ts'

const TIME = 'time: { origin: 2020-01, start: 2020-01, end: 2020-12, steps_per_month: 1 }'
const UNIT = 'unit: dimensionless, {label}'
const EVIDENCE = 'source: made up, grade: judgement'

const codes = (files: Record<string, string>): string[] =>
  problemsOf(files).map((problem) => /\S+: found [^;]*/.exec(formatDiagnostic(problem))?.[0] ?? '')

test('an unknown name hides neither a cycle, a short delay nor a metric out of the span', () => {
  const model = `${TIME}
auxiliaries:
  wrong: { ${UNIT}, equation: nothing }
  reader: { ${UNIT}, equation: "wrong + delay1(wrong, 1 * lag)" }
  a: { ${UNIT}, equation: b }
  b: { ${UNIT}, equation: a + wrong }
`
  const parameters = `  lag: { value: 0.5, unit: month, {label}, ${EVIDENCE} }\n`
  const scenario = `metrics: { late: { expression: 'at(a, "2030")', ${UNIT} } }\n`
  expect(codes(folderOf(model, parameters, scenario))).toEqual([
    'unknown-name: found nothing',
    'delay-too-short: found a delay of 0.5 months',
    'date-outside-span: found at(a, "2030")',
    'cycle: found a -> b -> a',
  ])
})

test('nothing follows from a unit that is none', () => {
  const model = `${TIME}
auxiliaries:
  wrong: { unit: furlong, {label}, equation: fee + nothing }
  reader: { unit: t, {label}, equation: wrong + fee }
exogenous:
  path: { unit: furlong, path: level, {label} }
lookups:
  table: { input_unit: furlong, unit: t, points: [[0, 1]], {label}, ${EVIDENCE} }
`
  const parameters = `  fee: { value: 3, unit: t, {label}, ${EVIDENCE} }\n`
  const scenario = `events: { e: { date: 2020-06, {label}, effects: [{ exogenous: path, set: fee }], ${EVIDENCE} } }\n`
  expect(codes(folderOf(model, parameters, scenario))).toEqual([
    'bad-unit: found furlong',
    'unknown-name: found nothing',
    'bad-unit: found furlong',
    'bad-unit: found furlong',
  ])
})
