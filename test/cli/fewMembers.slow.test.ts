import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab } = eachInLab()

const study = (members: string, ...more: string[]) =>
  runCli([
    ...['sensitivity', lab('base.yaml'), '--of', 'peak_price', '--members', members, ...more],
    ...['--workers', '1', '--kernel', 'interpret', '--out', at('out')],
  ])

test('members too few for PRCC: it is left out, and how many it needs is said', async () => {
  const { code, out } = await study('4')
  expect(code).toBe(0)
  expect(out).toMatch(
    /PRCC is left out: with (\d+) assumptions it needs at least \d+ members, and there are 4/,
  )
  expect(out).not.toContain('NaN')
  const page = readFileSync(at('out/report.html'), 'utf8')
  expect(page).not.toMatch(/NaN|PRCC \[95|id="over-time"/)
  expect(page).toContain('未列 PRCC')
  const needed = /at least (\d+) members/.exec(out)?.[1] as string
  const enough = await study(needed)
  expect(enough.out).not.toMatch(/NaN|left out/)
})
