import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BUILT } from '../buildOnce.ts'
import { labCopy } from './labCopy.ts'

const MAIN = resolve(BUILT, 'main.js')

/** More than are kept in memory. */
const MEMBERS = 210_000

let copy: ReturnType<typeof labCopy>
let folder: string
beforeEach(() => {
  copy = labCopy()
  folder = copy.folder
})
afterEach(() => copy.remove())

/** Runs the built program; it is interrupted when it says something that holds a text. */
function run(
  out: string,
  options: readonly string[] = [],
  stopAt = '',
): Promise<{ code: number | null; err: string }> {
  const argv = [MAIN, 'run', 'lab/base.yaml', '--members', String(MEMBERS), '--out', out, ...options]
  const child: ChildProcess = spawn(process.execPath, argv, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let [err, sent] = ['', false]
  child.stderr?.on('data', (data) => {
    err += data
    if (stopAt && !sent && err.includes(stopAt)) sent = child.kill('SIGINT')
  })
  return new Promise((done) => child.on('close', (code) => done({ code, err })))
}

const names = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()

function expectSameFiles(a: string, b: string): void {
  expect(names(join(folder, a))).toEqual(names(join(folder, b)))
  for (const name of names(join(folder, a)))
    expect(readFileSync(join(folder, a, name)).equals(readFileSync(join(folder, b, name))), name).toBe(true)
}

test('an interrupted large run goes on where it stopped, with the same bytes for any number of threads', async () => {
  expect((await run('whole', ['--workers', '1'])).code).toBe(0)
  const stopped = await run('resumed', ['--workers', '2'], 'members: ')
  expect(stopped.code).toBe(130)
  expect(stopped.err).toContain('resumed.part: the same command goes on from there')
  expect(existsSync(join(folder, 'resumed'))).toBe(false)
  const { segments } = JSON.parse(readFileSync(join(folder, 'resumed.part/part.json'), 'utf8'))
  expect(segments).toBeGreaterThan(0)
  expect((await run('resumed', ['--workers', '2'])).code).toBe(0)
  expectSameFiles('whole', 'resumed')
  expect(readdirSync(folder).sort()).toEqual(['lab', 'resumed', 'whole'])
})

test('what was kept of other inputs is not used', async () => {
  await run('out', [], 'members: ')
  const file = join(folder, 'lab/model.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}# changed\n`)
  await run('out', [], 'members: ')
  const { segments } = JSON.parse(readFileSync(join(folder, 'out.part/part.json'), 'utf8'))
  expect(segments).toBeGreaterThan(0)
  expect(segments * 16_384).toBeLessThan(MEMBERS / 2)
})

test('members stand in a Parquet file; summary and report say how exact the quantiles are', async () => {
  expect((await run('out', ['--quiet'])).code).toBe(0)
  const files = names(join(folder, 'out'))
  expect(files).toContain('members.parquet')
  expect(files).not.toContain('members.csv')
  const file = await asyncBufferFromFile(join(folder, 'out/members.parquet'))
  expect(Number((await parquetMetadataAsync(file)).num_rows)).toBe(MEMBERS)
  const rows = await parquetReadObjects({
    file,
    rowStart: MEMBERS - 3,
    rowEnd: MEMBERS,
    columns: ['member', 'peak_price'],
  })
  expect(rows.map(({ member }) => member)).toEqual([MEMBERS - 3, MEMBERS - 2, MEMBERS - 1])
  for (const { peak_price } of rows) expect(peak_price).toBeGreaterThan(0)
  expect(readFileSync(join(folder, 'out/summary.csv'), 'utf8').split('\n')[0]).toMatch(/,bin_error$/)
  expect(readFileSync(join(folder, 'out/errors.csv'), 'utf8').split('\n')[0]).toMatch(/,bin_p5,.*,bin_p95$/)
  expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('were read from histograms')
})

test('only run can do with more members than fit into memory', async () => {
  const child = spawn(
    process.execPath,
    [MAIN, 'compare', 'lab/base.yaml', 'lab/relief.yaml', '--members', String(MEMBERS)],
    {
      cwd: folder,
    },
  )
  let err = ''
  child.stderr.on('data', (data) => {
    err += data
  })
  expect(await new Promise((done) => child.on('close', done))).toBe(2)
  expect(err).toContain('do not fit into memory')
})
