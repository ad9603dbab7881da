import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { BUILT, MAIN } from '../buildOnce.ts'
import { eachInLab } from './eachInLab.ts'
import { interruptAt, runBuilt, runProgram } from './runBuilt.ts'

const { at, edit } = eachInLab()

const run = (argv: readonly string[], watch?: Parameters<typeof runBuilt>[2]) => runBuilt(at(), argv, watch)

/** Every file below a folder with the hash of its bytes. */
function hashes(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(path, name)).isFile())
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(path, name)))
      .digest('hex')
  return Object.fromEntries(files.map((name) => [name, hash(name)]))
}

test('a run writes every file, answers on stdout and keeps progress on stderr', async () => {
  const { code, out, err } = await run(['run', 'lab/base.yaml'])
  expect(code).toBe(0)
  const lines = out.trimEnd().split('\n')
  expect(lines[0]).toBe('Lab base – Licences are halved in July 2021.')
  expect(lines.length).toBeLessThanOrEqual(11)
  expect(lines.at(-1)).toBe('Report, tables and charts: out/base/report.html')
  expect(err).toContain('members: 40 of 40')
  expect(`${out}${err}`).not.toContain('\u001b')
  expect(Object.keys(hashes(at('out/base')))).toEqual([
    'assumptions.csv',
    ...['en', 'zh'].flatMap((language) =>
      ['png', 'svg', 'vl.json'].map((kind) => `charts/price.${language}.${kind}`),
    ),
    ...['errors.csv', 'facts.csv', 'hindcast-points.csv', 'hindcast.csv', 'manifest.json', 'members.csv'],
    ...['metrics.csv', 'report.html', 'summary.csv'],
  ])
  expect(readdirSync(at('out'))).toEqual(['base'])
})

test('the manifest has the hash of every input and output', async () => {
  await run(['run', 'lab/base.yaml', '--quiet'])
  const out = at('out/base')
  const { inputs, outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  const { 'manifest.json': _, ...written } = hashes(out)
  type Listed = { path: string; sha256: string }
  expect(Object.fromEntries(outputs.map(({ path, sha256 }: Listed) => [path, sha256]))).toEqual(written)
  const read = hashes(at('lab'))
  const names = ['base.yaml', 'model.yaml', 'observations.csv', 'parameters.yaml', 'timeline.csv']
  expect(inputs).toEqual(names.map((name) => ({ path: `lab/${name}`, sha256: read[name] })))
})

test('the same scenario gives the same bytes, whatever the number of threads; another seed does not', async () => {
  const argv = ['run', 'lab/base.yaml', '--quiet', '--members', '100']
  await run([...argv, '--out', 'one', '--workers', '1'])
  await run([...argv, '--out', 'two', '--workers', '3'])
  await run([...argv, '--out', 'other', '--seed', 'another'])
  const one = hashes(at('one'))
  expect(hashes(at('two'))).toEqual(one)
  expect(hashes(at('other'))['members.csv']).not.toBe(one['members.csv'])
})

test('--json gives the results to another program, and nothing else', async () => {
  const { code, out } = await run(['run', 'lab/base.yaml', '--json', '--quiet', '--set', 'limit_price=900'])
  expect(code).toBe(0)
  const result = JSON.parse(out)
  expect(result).toMatchObject({ scenario: 'base', members: 40, failed: 0, seed: 'lab', folder: 'out/base' })
  expect(result.metrics[0]).toMatchObject({ name: 'peak_price', unit: 'USD/kg' })
  expect(result.hindcast[0]).toMatchObject({ name: 'price_quote', n: 5 })
})

test('failed members are counted everywhere and end the program with 3', async () => {
  edit('model.yaml', 'stock[region] * drain(use_time)', 'stock[region] * drain(use_time) + failing')
  const failing = 'failing:\n    value: { categorical: { values: [0, 50], probabilities: [0.8, 0.2] } }'
  const rest =
    '\n    unit: t/month\n    label: { en: F, zh: F }\n    source: made up\n    grade: judgement\n  supply:'
  edit('parameters.yaml', 'supply:', `${failing}${rest}`)
  const { code, out } = await run(['run', 'lab/base.yaml', '--quiet'])
  expect(code).toBe(3)
  const { failed } = JSON.parse(readFileSync(at('out/base/manifest.json'), 'utf8'))
  expect(failed.length).toBeGreaterThan(0)
  expect(failed[0]).toMatchObject({ variable: expect.stringMatching(/^stock\[/), month: '2021-01' })
  expect(out).toContain(`${failed.length} failed`)
  const report = readFileSync(at('out/base/report.html'), 'utf8')
  expect(report).toContain(`${failed.length} of 40 members failed`)
})

test('where every member fails, the folder is written and every chart says so', async () => {
  edit('model.yaml', 'stock[region] * drain(use_time)', 'stock[region] * drain(use_time) + supply * 99')
  const { code, out } = await run(['run', 'lab/base.yaml', '--quiet'])
  expect(code).toBe(3)
  expect(out).toContain('all 40 failed')
  const { failed } = JSON.parse(readFileSync(at('out/base/manifest.json'), 'utf8'))
  expect(failed).toHaveLength(40)
  const charts = readdirSync(at('out/base/charts')).filter((name) => name.endsWith('.en.vl.json'))
  expect(charts.length).toBeGreaterThan(0)
  for (const name of charts)
    expect(readFileSync(at('out/base/charts', name), 'utf8')).toContain('All 40 members failed')
})

test('the design and the language can be chosen', async () => {
  const { code, out } = await run(['run', 'lab/base.yaml', '--quiet', '--design', 'sobol', '--lang', 'zh'])
  expect(code).toBe(0)
  expect(out).toMatch(/^实验基准[^\n]*\n40 个成员（Sobol 序列，种子 lab）/)
  expect(readFileSync(at('out/base/report.html'), 'utf8')).toContain('<html lang="zh-Hans">')
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle leaves the old folder as it was',
  async (signal) => {
    await run(['run', 'lab/base.yaml', '--quiet'])
    const before = hashes(at('out/base'))
    const stopped = await run(
      ['run', 'lab/base.yaml', '--members', '20000', '--seed', 'other'],
      interruptAt('members: ', signal),
    )
    expect(stopped).toMatchObject({ code: 130, out: '' })
    expect(stopped.err).toContain('nothing was written')
    expect(hashes(at('out/base'))).toEqual(before)
    expect(readdirSync(at('out'))).toEqual(['base'])
  },
)

test('Ctrl-C before the first result leaves no folder at all', async () => {
  const { code } = await run(
    ['run', 'lab/base.yaml', '--members', '20000'],
    interruptAt('members: ', 'SIGINT'),
  )
  expect(code).toBe(130)
  expect(existsSync(at('out'))).toBe(false)
})

test('compare takes the differences member by member', async () => {
  const { code, out } = await run(['compare', 'lab/base.yaml', 'lab/relief.yaml', '--quiet'])
  expect(code).toBe(0)
  expect(out).toContain('Lab relief, compared with Lab base\n')
  expect(out).toMatch(/Lowest stock, Japan: mean \+[\d.]+ t .*; lower in 0 ?%, higher in 100 ?% of members/)
  const made = at('out/compare-base-relief')
  const rows = readFileSync(join(made, 'comparison.csv'), 'utf8').trimEnd().split('\n')
  expect(rows[0]).toBe(
    'scenario,metric,unit,mean,p5,p25,p50,p75,p95,mcse_mean,share_lower,share_higher,mean_low,mean_high,median_low,median_high',
  )
  await run(['run', 'lab/base.yaml', '--quiet'])
  await run(['run', 'lab/relief.yaml', '--quiet'])
  const peaks = ['base', 'relief'].map((id) => {
    const [header = '', ...lines] = readFileSync(at('out', id, 'members.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    const column = header.split(',').indexOf('peak_price')
    return lines.map((line) => Number(line.split(',')[column]))
  })
  const differences = (peaks[0] as number[]).map((value, i) => (peaks[1]?.[i] as number) - value)
  const mean = differences.reduce((a, b) => a + b, 0) / differences.length
  expect(Number(rows[1]?.split(',')[3])).toBeCloseTo(mean, 9)
  expect(existsSync(join(made, 'charts/compare-price.en.svg'))).toBe(true)
  expect(JSON.parse(readFileSync(join(made, 'manifest.json'), 'utf8')).runs).toHaveLength(2)
})

test('scenarios with different seeds are not compared', async () => {
  edit('relief.yaml', 'policies:', 'ensemble: { seed: another }\npolicies:')
  const { code, err } = await run(['compare', 'lab/base.yaml', 'lab/relief.yaml'])
  expect(code).toBe(2)
  expect(err).toContain('seed lab in one and another in the other')
  expect((await run(['compare', 'lab/base.yaml', 'lab/relief.yaml', '--seed', 'same', '--quiet'])).code).toBe(
    0,
  )
})

test('a new study runs at once', async () => {
  await run(['new', 'mine', '--from', 'lab/base.yaml'])
  const { code, out } = await run(['run', 'mine/my-scenario.yaml', '--quiet'])
  expect(code).toBe(0)
  expect(out).toContain('200 members')
})

test('a fault of the program shows a stack trace and ends with 1', async () => {
  rmSync(at('lab', 'base.yaml'))
  const broken = `import { cli } from ${JSON.stringify(resolve(BUILT, 'cli/cli.js'))}
    const terminal = { print() { throw new TypeError('planted') }, say: console.error, colors: { bold: String }, errColors: { red: String } }
    process.exitCode = await cli(['list', 'lab'], { terminal, signal: new AbortController().signal })`
  const { code, err } = await runProgram(process.execPath, ['--input-type=module', '-e', broken], at())
  expect(code).toBe(1)
  expect(err).toContain('TypeError: planted\n    at ')
})

test('a reader that stops early is no fault', async () => {
  const script = `node ${MAIN} explain | head -1; echo "\${PIPESTATUS[0]}"`
  const { out } = await runProgram('bash', ['-c', script], at())
  expect(out.trimEnd().split('\n').at(-1)).toBe('0')
})
