import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ledger } from '../../src/report/ledger.ts'
import { manifest, runRecord } from '../../src/report/manifest.ts'
import { reportFiles } from '../../src/report/reportFiles.ts'
import type { Simulation } from '../../src/simulate.ts'
import { contentOf, labFiles, runLab } from '../labStudy.ts'

/** Reads a table of which no cell holds a comma or quote. */
function rowsOf(table: string): Record<string, string>[] {
  const [header = '', ...lines] = table.trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

let simulation: Simulation
let files: Map<string, string>

beforeAll(async () => {
  simulation = await runLab()
  files = reportFiles(contentOf(simulation), []) as Map<string, string>
})

const table = (name: string): Record<string, string>[] => rowsOf(files.get(name) as string)

test('the headers that other programs rely on', () => {
  const headers = ['summary.csv', 'metrics.csv'].map((name) => files.get(name)?.split('\n')[0])
  expect(headers).toEqual([
    'variable,element,unit,time,mean,p5,p25,p50,p75,p95,mcse_p50',
    'metric,unit,mean,p5,p25,p50,p75,p95,mcse_mean,probability',
  ])
})

test('the summary holds every series at every month', () => {
  const rows = table('summary.csv')
  const { series, months } = simulation.summary
  expect(rows).toHaveLength(series.length * months.length)
  expect(rows[0]).toMatchObject({ variable: 'stock', element: 'JP', unit: 't', time: '2021-01', p50: '10' })
  for (const { p5, p25, p50, p75, p95 } of rows) {
    const quantiles = [p5, p25, p50, p75, p95].map(Number)
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b))
  }
})

test('metrics name their elements; months are months and conditions probabilities', () => {
  const rows = table('metrics.csv')
  expect(rows.map(({ metric }) => metric)).toEqual([
    'peak_price',
    'lowest_stock[JP]',
    'lowest_stock[EU]',
    'dear',
    'very_dear',
  ])
  expect(rows[3]?.p50).toMatch(/^2021-\d\d$/)
  const share = Number(rows[4]?.probability)
  const members = table('members.csv')
  expect(share).toBe(members.filter((row) => Number(row.peak_price) >= 450).length / members.length)
})

test('a time that never comes in some members is never, and has no mean', async () => {
  const never = contentOf(await runLab({}, { set: { limit_price: '900' } }))
  const rows = rowsOf((reportFiles(never, []) as Map<string, string>).get('metrics.csv') as string)
  const dear = rows.find(({ metric }) => metric === 'dear')
  expect(dear).toMatchObject({ mean: '', p95: 'never' })
  expect(Number(dear?.probability)).toBeGreaterThan(0)
  expect(Number(dear?.probability)).toBeLessThan(1)
})

test('members holds the very draws and metrics of every member', () => {
  const rows = table('members.csv')
  const { ensemble } = simulation
  expect(rows.map(({ member }) => Number(member))).toEqual([...Array(ensemble.members).keys()])
  const draw = ensemble.drawNames.indexOf('elasticity')
  const drawn = rows.map(({ elasticity }) => Number(elasticity))
  expect(drawn).toEqual([...ensemble.draws.slice(draw * 40, draw * 40 + 40)])
  expect(rows.map(({ peak_price }) => Number(peak_price))).toEqual([...ensemble.metricValues.slice(0, 40)])
})

test('a failed member keeps its draws, has no metrics and is said to have failed', () => {
  const failures = [{ member: 3, variable: 'price', month: '2021-05', reason: 'infinite' }]
  const failed = contentOf({ ...simulation, ensemble: { ...simulation.ensemble, failures } })
  const made = reportFiles(failed, []) as Map<string, string>
  const row = rowsOf(made.get('members.csv') as string)[3]
  expect(row).toMatchObject({ member: '3', failed: '1', peak_price: '', dear: '' })
  expect(row?.elasticity).not.toBe('')
  expect(made.get('report.html')).toContain('1 of 40 members failed')
  expect(made.get('report.html')).toContain('<td>2021-05</td>')
})

test('errors holds a standard error for every mean and quantile', () => {
  const rows = table('errors.csv')
  expect(rows).toHaveLength(simulation.summary.metrics.length + table('summary.csv').length)
  const last = simulation.summary.series.at(-1)?.statistics.at(-1)
  expect(Number(rows.at(-1)?.mcse_p95)).toBe(last?.standardErrors.p95)
  expect(rows.find(({ name }) => name === 'dear')?.unit).toBe('month')
})

test('the ledger lists every parameter of parameters.yaml with source and grade, and the events', () => {
  const names = Object.keys(parse(labFiles().read('lab/parameters.yaml') as string).parameters)
  const assumptions = ledger(simulation.scenario)
  const listed = new Set(assumptions.map(({ name }) => name.split('[')[0]))
  expect(names.filter((name) => !listed.has(name))).toEqual([])
  expect(assumptions.every(({ source, grade }) => source !== '' && grade)).toBe(true)
  expect(assumptions.find(({ name }) => name === 'stop')?.value).toContain('2021-07; ')
  expect(listed.has('relief')).toBe(false)
})

test('a parameter changed on the command line shows the number that was used', async () => {
  const { scenario } = await runLab({}, { members: 2, set: { use_time: '7' } })
  expect(ledger(scenario).find(({ name }) => name === 'use_time')?.value).toBe('7')
})

test('the hindcast and the facts have their tables, misses included', () => {
  expect(files.get('hindcast.csv')).toContain('price_quote,USD/kg,log,,1,5,0,')
  expect(table('hindcast-points.csv').filter(({ inside90 }) => inside90 === '0')).toMatchObject([
    { date: '2022-01' },
  ])
  expect(table('facts.csv').map(({ fact, result }) => [fact, result])).toEqual([
    ['price_rises', 'pass'],
    ['never_so', 'miss'],
  ])
})

test('the manifest says what was run and lists files in order, without a clock', () => {
  const { scenario, ensemble } = simulation
  const files = ['b', 'a'].map((path) => ({ path, sha256: 'x' }))
  const product = { name: 'chokepoint', version: '1' }
  const text = manifest([runRecord(scenario, ensemble)], { product, inputs: files, outputs: files })
  const record = JSON.parse(text)
  expect(record).toMatchObject({ product, seed: 'lab', design: 'mc', members: 40, failed: [] })
  expect(record.scenario).toMatchObject({ id: 'base', modelVersion: '1' })
  expect(record.outputs.map(({ path }: { path: string }) => path)).toEqual(['a', 'b'])
  expect(text).not.toContain(String(new Date().getFullYear()))
})
