import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { eachInLab } from './eachInLab.ts'
import { interruptAt, runBuilt } from './runBuilt.ts'

const { at, edit } = eachInLab()

/** More than are kept in memory. */
const MEMBERS = 210_000

/** Runs many members; it is interrupted when it says something that holds a text. */
function run(out: string, options: readonly string[] = [], stopAt?: string) {
  const argv = ['run', 'lab/base.yaml', '--members', String(MEMBERS), '--out', out, ...options]
  return runBuilt(at(), argv, stopAt === undefined ? undefined : interruptAt(stopAt, 'SIGINT'))
}

const names = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()

function expectSameFiles(a: string, b: string): void {
  expect(names(at(a))).toEqual(names(at(b)))
  for (const name of names(at(a)))
    expect(readFileSync(at(a, name)).equals(readFileSync(at(b, name))), name).toBe(true)
}

test('an interrupted large run goes on where it stopped, with the same bytes for any number of threads', async () => {
  expect((await run('whole', ['--workers', '1'])).code).toBe(0)
  const stopped = await run('resumed', ['--workers', '2'], 'members: ')
  expect(stopped.code).toBe(130)
  expect(stopped.err).toContain('resumed.part: the same command goes on from there')
  expect(existsSync(at('resumed'))).toBe(false)
  const { segments } = JSON.parse(readFileSync(at('resumed.part/part.json'), 'utf8'))
  expect(segments).toBeGreaterThan(0)
  expect((await run('resumed', ['--workers', '2'])).code).toBe(0)
  expectSameFiles('whole', 'resumed')
  expect(readdirSync(at()).sort()).toEqual(['lab', 'resumed', 'whole'])
})

test('what was kept of other inputs is not used', async () => {
  await run('out', [], 'members: ')
  edit('model.yaml', 'title:', '# changed\ntitle:')
  await run('out', [], 'members: ')
  const { segments } = JSON.parse(readFileSync(at('out.part/part.json'), 'utf8'))
  expect(segments).toBeGreaterThan(0)
  expect(segments * 16_384).toBeLessThan(MEMBERS / 2)
})

test('members stand in a Parquet file; summary and report say how exact the quantiles are', async () => {
  expect((await run('out', ['--quiet'])).code).toBe(0)
  const files = names(at('out'))
  expect(files).toContain('members.parquet')
  expect(files).not.toContain('members.csv')
  const file = await asyncBufferFromFile(at('out/members.parquet'))
  expect(Number((await parquetMetadataAsync(file)).num_rows)).toBe(MEMBERS)
  const rows = await parquetReadObjects({
    file,
    rowStart: MEMBERS - 3,
    rowEnd: MEMBERS,
    columns: ['member', 'peak_price'],
  })
  expect(rows.map(({ member }) => member)).toEqual([MEMBERS - 3, MEMBERS - 2, MEMBERS - 1])
  for (const { peak_price } of rows) expect(peak_price).toBeGreaterThan(0)
  expect(readFileSync(at('out/summary.csv'), 'utf8').split('\n')[0]).toMatch(/,bin_error$/)
  expect(readFileSync(at('out/errors.csv'), 'utf8').split('\n')[0]).toMatch(/,bin_p5,.*,bin_p95$/)
  expect(readFileSync(at('out/report.html'), 'utf8')).toContain('were read from histograms')
})

test('only run can do with more members than fit into memory', async () => {
  const { code, err } = await runBuilt(at(), [
    ...['compare', 'lab/base.yaml', 'lab/relief.yaml', '--members', String(MEMBERS)],
  ])
  expect(code).toBe(2)
  expect(err).toContain('do not fit into memory')
})
