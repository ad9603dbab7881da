import { expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.ts'
import { formatDiagnostic } from '../../../src/diagnostics/formatDiagnostic.ts'
import { drawParameters } from '../../../src/ensemble/drawParameters.ts'
import { loadScenario } from '../../../src/language/loadScenario.ts'
import { ledger } from '../../../src/report/ledger.ts'
import { calibrate } from '../../../src/study/calibration/calibrate.ts'
import { posteriorScenario, posteriorTable } from '../../../src/study/calibration/posteriorTable.ts'
import { memoryFiles } from '../../language/memoryFiles.ts'
import { compiledRunner, labScenario, labTexts, shownBy } from './lab.ts'

const shown = shownBy({ start_stock: 150, supply_rate: 14, use_time: 8, response: 1.2, normal_price: 260 })

const TITLE = { en: 'Lab: "a" #1', zh: '实验' }

const EFFORT = { populations: 2, points: 16, moves: 2, settling: 2, pictures: 2, spacing: 1, rounds: 1 }

async function calibration() {
  return calibrate(labScenario(shown), compiledRunner, { until: 24, seed: 's', effort: EFFORT, rows: 30 })
}

/** The lab with a posterior and more files. */
function load(texts: Readonly<Record<string, string>>, path = 'lab/calibrated.yaml') {
  const { scenario, diagnostics } = loadScenario(memoryFiles({ ...labTexts(shown), ...texts }), path)
  return { scenario, problems: diagnostics.map(formatDiagnostic) }
}

test('a calibration is a scenario that draws whole rows of its table', async () => {
  const found = await calibration()
  const texts = {
    'lab/posterior.csv': posteriorTable(found),
    'lab/calibrated.yaml': posteriorScenario(found, 'main.yaml', 'posterior.csv', TITLE),
  }
  const { scenario, problems } = load(texts)
  expect(problems).toEqual([])
  if (!scenario) return
  expect(scenario.title.en).toBe('Lab: "a" #1, calibrated until 2022-12')
  const { system } = analyse(scenario)
  const draws = system?.draws ?? []
  const members = { members: 60, seed: 'x', design: 'sobol' as const }
  const values = drawParameters(draws, [], members, 0, 60)
  const told = found.parameters.filter((_, i) => found.reached[i])
  expect(found.parameters.filter((_, i) => !found.reached[i])).toEqual(['idle'])
  const columns = told.map((name) => draws.findIndex((draw) => draw.name === name))
  const rows = Array.from({ length: 60 }, (_, member) =>
    columns.map((row) => values[row * 60 + member] as number),
  )
  const written = posteriorTable(found).trim().split('\n').slice(1)
  // every row once in 30 members and twice in 60, in an order of its own
  expect(rows.slice(0, 30).map(String).sort()).toEqual(written.map((line) => String(line.split(','))).sort())
  expect(rows.slice(30).map(String)).toEqual(rows.slice(0, 30).map(String))
  expect(rows.slice(0, 30).map(String)).not.toEqual(written)
  // a member's row does not depend on how many members there are
  expect([...drawParameters(draws, [], { ...members, members: 9 }, 7, 1)]).toEqual(
    draws.map((_, row) => values[row * 60 + 7]),
  )
  const tank = ledger(scenario).find(({ name }) => name === 'start_stock')
  expect(tank?.value).toMatch(/^rows of posterior\.csv\(p5 1\d\d\.?\d*, p50 1/)
  expect(tank?.source).toMatch(
    /^calibrated to data until 2022-12 \(16 observations\), starting from main\.yaml; seed s.*; prior: s$/,
  )
})

test('what a scenario sets itself is no longer drawn from the table', async () => {
  const found = await calibration()
  const texts = {
    'lab/posterior.csv': posteriorTable(found),
    'lab/calibrated.yaml': `${posteriorScenario(found, 'main.yaml', 'posterior.csv', TITLE)}set: { response: 2 }\n`,
  }
  const { scenario } = load(texts)
  const response = scenario?.model.variables.find(({ name }) => name === 'response')
  expect(response).toMatchObject({ values: { distribution: { kind: 'fixed', value: 2 } } })
})

test('a file that switches the posterior off draws from the priors again', async () => {
  const found = await calibration()
  const { scenario, problems } = load(
    {
      'lab/posterior.csv': posteriorTable(found),
      'lab/calibrated.yaml': posteriorScenario(found, 'main.yaml', 'posterior.csv', TITLE),
      'lab/prior.yaml': 'extends: calibrated.yaml\nposterior: off\nset: { response: 2 }\n',
    },
    'lab/prior.yaml',
  )
  expect(problems).toEqual([])
  const value = (wanted: string) => scenario?.model.variables.find(({ name }) => name === wanted)
  expect(value('start_stock')).toMatchObject({ values: { distribution: { kind: 'lognormal' } } })
  expect(value('response')).toMatchObject({ values: { distribution: { kind: 'fixed', value: 2 } } })
})

test('data do not count twice', async () => {
  const found = await calibration()
  const { scenario } = load({
    'lab/posterior.csv': posteriorTable(found),
    'lab/calibrated.yaml': posteriorScenario(found, 'main.yaml', 'posterior.csv', TITLE),
  })
  if (!scenario) throw new Error('not loaded')
  await expect(calibrate(scenario, compiledRunner, { until: 24, seed: 's', effort: EFFORT })).rejects.toThrow(
    'drawn from a posterior',
  )
})

test('a table of something else is refused, with the place', () => {
  const scenario = 'extends: main.yaml\nposterior: { file: p.csv, source: s, grade: judgement }\n'
  const problemsOf = (table: string): string =>
    load({ 'lab/p.csv': table, 'lab/calibrated.yaml': scenario }).problems.join('\n')
  expect(problemsOf('respons\n1\n')).toContain('lab/p.csv:1:1')
  expect(problemsOf('respons\n1\n')).toContain('response')
  expect(problemsOf('response,response\n1,2\n')).toContain('response a second time')
  expect(problemsOf('response\nhigh\n')).toContain('lab/p.csv:2:1')
  expect(problemsOf('response\n')).toContain('a table without rows')
  expect(problemsOf('response[JP]\n1\n')).not.toBe('')
  expect(load({ 'lab/calibrated.yaml': scenario }).problems.join('\n')).toContain('no file lab/p.csv')
})

test('correlations of numbers drawn together are those of the table', () => {
  const files = labTexts(shown)
  const parameters = `${files['lab/parameters.yaml']}correlations:\n  - { between: [response, idle], rank: 0.5, source: s, grade: judgement }\n`
  const texts = {
    'lab/parameters.yaml': parameters,
    'lab/p.csv': 'response\n1\n2\n',
    'lab/calibrated.yaml': 'extends: main.yaml\nposterior: { file: p.csv, source: s, grade: judgement }\n',
  }
  expect(load(texts).scenario?.model.correlations).toEqual([])
  expect(load(texts, 'lab/main.yaml').scenario?.model.correlations).toHaveLength(1)
})

test('the end of the data is a date the model names', () => {
  const files = labTexts(shown)
  const withEnd = (name: string) => ({ 'lab/model.yaml': `${files['lab/model.yaml']}end_of_data: ${name}\n` })
  expect(load(withEnd('shock_start'), 'lab/main.yaml').scenario?.model.endOfData).toBe('shock_start')
  expect(load(withEnd('shock_stat'), 'lab/main.yaml').problems.join('\n')).toContain('shock_start')
  expect(load(withEnd('response'), 'lab/main.yaml').problems.join('\n')).toContain('a parameter of unit date')
})
