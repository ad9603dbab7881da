import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab } = eachInLab()

const run = (...argv: readonly string[]) => runCli(['run', lab('base.yaml'), '--quiet', ...argv])

const read = (out: string, name: string): string => readFileSync(at(out, name), 'utf8')

test('a run to a precision is the run with the members that it took', async () => {
  const [grown, asked] = [at('grown'), at('asked')]
  const precise = await run('--precision', 'peak_price=1%', '--out', grown, '--json')
  expect(precise.code).toBe(0)
  const { members, precision, metrics } = JSON.parse(precise.out)
  expect(members).toBeGreaterThan(40)
  expect(precision.next).toEqual({ kind: 'enough' })
  const { p50, standardErrors } = metrics[0].statistics
  expect(precision.targets[0].target).toMatchObject({ estimate: p50, standardError: standardErrors.p50 })
  expect(standardErrors.p50).toBeLessThanOrEqual(0.01 * p50)
  expect((await run('--members', String(members), '--out', asked)).code).toBe(0)
  for (const name of ['members.csv', 'metrics.csv', 'summary.csv', 'errors.csv'])
    expect(read('grown', name), name).toBe(read('asked', name))
  expect(read('grown', 'report.html')).toContain('are enough for the precision asked for')
})

test('a precision out of reach says how many members it would take', async () => {
  const out = at('out')
  const { code, out: said } = await run('--precision', 'peak_price=0.01%', '--most', '100', '--out', out)
  expect(code).toBe(0)
  expect(said).toMatch(/is not met with 80 members \(at most 100\); about [\d,]+ members would do/)
})
