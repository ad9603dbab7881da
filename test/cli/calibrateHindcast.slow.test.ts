import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFile } from '../../src/cli/loadFile.ts'
import { modelFingerprint } from '../../src/cli/modelFingerprint.ts'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab, edit } = eachInLab()

const run = (...argv: readonly string[]) => runCli(argv)

const rowsOf = (path: string): string[] => readFileSync(path, 'utf8').trim().split('\n')

test('a calibration writes a study that runs, and says what the data said', async () => {
  const out = at('posterior')
  const asked = ['--until', '2022-05', '--effort', 'quick', '--rows', '200', '--workers', '1', '--out', out]
  const { code, out: text } = await run('calibrate', lab('base.yaml'), ...asked)
  expect(code).toBe(0)
  expect(text).toContain('Calibrated on 5 observations until 2022-05')
  expect(text).toContain('cannot say anything of 1')
  expect(rowsOf(join(out, 'study', 'base-posterior.csv'))).toHaveLength(201)
  // the European stock does not reach the observed price, so it keeps its prior
  expect(rowsOf(join(out, 'study', 'base-posterior.csv'))[0]).toBe('supply,normal_price,elasticity')
  expect(rowsOf(join(out, 'prior-posterior.csv'))).toHaveLength(1 + 4 + 2)
  expect(rowsOf(join(out, 'predictive-check.csv'))).toHaveLength(6)
  for (const chart of ['prior-posterior', 'check-price-quote'])
    expect(existsSync(join(out, 'charts', `${chart}.zh.png`))).toBe(true)
  const calibrated = join(out, 'study', 'base-posterior.yaml')
  const again = await run('run', calibrated, '--members', '20', '--quiet', '--out', at('run'))
  expect(again.code).toBe(0)
  const refused = await run('calibrate', calibrated, '--until', '2022-05')
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('already draws parameters from base-posterior.csv')
})

test.each([
  ['2020-12', 'no observation is complete by then; the first is that of 2021-02'],
  ['2023-01', 'the last observation is that of 2022-05'],
  ['May', 'expected a month such as 2025-05, or a day'],
])('until %s is refused', async (until, said) => {
  const { code, err } = await run('calibrate', lab('base.yaml'), '--until', until)
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) })
})

test('without observations there is nothing to calibrate on', async () => {
  const [header] = rowsOf(lab('observations.csv'))
  writeFileSync(lab('observations.csv'), `${header}\n`)
  const { code, err } = await run('calibrate', lab('base.yaml'), '--until', '2022-05')
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining('no observations of a scored series'),
  })
})

test('a hindcast forecasts from the priors and keeps its scores beside the file, until the model changes', async () => {
  const out = at('hindcast')
  const asked = [
    '--origins',
    '2021-11,2022-02',
    '--effort',
    'quick',
    '--workers',
    '1',
    '--keep',
    '--out',
    out,
  ]
  const { code, out: text } = await run('hindcast', lab('base.yaml'), ...asked)
  expect(code).toBe(0)
  expect(text).toMatch(/Forecast, Price: CRPS .* of a random walk/)
  expect(text).toContain('In sample, Price')
  expect(rowsOf(join(out, 'origins.csv')).map((line) => line.split(',').slice(0, 2).join())).toEqual([
    'origin,observations',
    '2021-11,3',
    '2022-02,4',
  ])
  expect(rowsOf(join(out, 'rolling-points.csv'))).toHaveLength(1 + 2 + 1)
  for (const chart of [
    'forecasts-price-quote',
    'forecasts-pit',
    'skill',
    'in-sample-price-quote',
    'in-sample-pit',
  ])
    expect(existsSync(join(out, 'charts', `${chart}.en.svg`))).toBe(true)
  expect(readFileSync(lab('scorecard.csv'), 'utf8')).toBe(readFileSync(join(out, 'scorecard.csv'), 'utf8'))
  const report = async (): Promise<string> => {
    await run('run', lab('base.yaml'), '--members', '20', '--quiet', '--out', at('run'))
    return readFileSync(at('run', 'report.html'), 'utf8')
  }
  expect(await report()).not.toContain('Out of date')
  edit('parameters.yaml', 'low: 1, high: 2', 'low: 1, high: 3')
  expect(await report()).toContain('Out of date')
})

test('months that cannot be forecast from are refused before anything is run', async () => {
  const { code, err } = await run('hindcast', lab('base.yaml'), '--origins', '2022-06')
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('nothing was observed afterwards') })
})

test('a fingerprint is of numbers and equations, not of words, grades and facts', () => {
  const before = modelFingerprint(loadFile(lab('base.yaml')))
  const edited = (...changed: Parameters<typeof edit>): string => {
    edit(...changed)
    return modelFingerprint(loadFile(lab('base.yaml')))
  }
  expect(edited('model.yaml', 'zh: 到货', 'zh: 到达')).toBe(before)
  expect(edited('observations.csv', 'a newspaper', 'a magazine')).toBe(before)
  expect(edited('base.yaml', 'members: 40', 'members: 50')).toBe(before)
  expect(edited('parameters.yaml', 'grade: reported', 'grade: measured')).toBe(before)
  expect(edited('model.yaml', 'high: 100', 'high: 90')).toBe(before)
  expect(edited('observations.csv', '420', '421')).not.toBe(before)
})

test('the examples of a new study are its priors, not the rows of a posterior', async () => {
  const study = at('study')
  expect((await run('new', study)).code).toBe(0)
  const starter = readFileSync(join(study, 'my-scenario.yaml'), 'utf8')
  expect(starter).toContain('lognormal: { p5: 380, p50: 430, p95: 490 }')
  expect(starter).not.toContain('empirical')
})
