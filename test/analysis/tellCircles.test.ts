import { expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { problemsOf } from '../language/problemsOf.ts'
import { folderOf } from '../modelText.ts'

const TIME = 'time: { origin: 2020-01, start: 2020-01, end: 2020-12, steps_per_month: 1 }'
const UNIT = 'unit: dimensionless, {label}'
const PATHS = 'exogenous:\n  level: { unit: dimensionless, path: level, base: 1, {label} }\n'

const told = (model: string, scenario = ''): string =>
  problemsOf(folderOf(`${TIME}\n${model}`, '', scenario))
    .map(formatDiagnostic)
    .join('\n')

test('each variable of a circle is told, with the place where it names the next', () => {
  const model = `auxiliaries:
  c: { ${UNIT}, equation: 1 + a }
  b:
    unit: dimensionless
    {label}
    equation: >
      2
      * c
  a: { ${UNIT}, equation: b - 1 }
`
  expect(
    told(model),
  ).toBe(`lab/model.yaml:5:3 cycle: found c -> a -> b -> c; expected equations that do not need each other within a time step
  lab/model.yaml:5:68 c needs a
  lab/model.yaml:12:64 a needs b
  lab/model.yaml:11:9 b needs c`)
})

test('circles that share no variable are told each, and elements of a circle once', () => {
  const model = `dimensions: { region: [JP, EU] }
auxiliaries:
  a: { over: [region], ${UNIT}, equation: "b[region]" }
  b: { over: [region], ${UNIT}, equation: { JP: "1 + a[EU]", EU: "2 * a[EU]" } }
  c: { ${UNIT}, equation: d }
  d: { ${UNIT}, equation: c }
`
  const found = told(model).split('\n')
  expect(found.filter((line) => line.includes('cycle'))).toEqual([
    expect.stringContaining('found a[EU] -> b[EU] -> a[EU]'),
    expect.stringContaining('found c -> d -> c'),
  ])
  expect(found.find((line) => line.includes('b[EU] needs a[EU]'))).toContain('lab/model.yaml:7:')
})

test('a circle through an event is told where the event names the variable', () => {
  const model = `${PATHS}auxiliaries:\n  a: { ${UNIT}, equation: level }\n`
  const scenario = `events:
  rise:
    date: 2020-06
    {label}
    effects: [{ exogenous: level, set: 2 * a }]
    source: made up
    grade: judgement
`
  expect(told(model, scenario)).toContain('lab/main.yaml:8:44 level needs a')
})

test('a circle of initial values is one at the start', () => {
  const stock = (initial: string) => `{ unit: t, {label}, initial: ${initial} }`
  expect(told(`stocks:\n  x: ${stock('y')}\n  y: ${stock('2 * x')}\n`)).toMatch(
    /found x -> y -> x; expected equations that do not need each other at the start\n.*x needs y\n.*y needs x$/,
  )
})
