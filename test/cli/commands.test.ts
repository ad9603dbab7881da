import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DiskFiles } from '../../src/cli/diskFiles.ts'
import { type Outputs, writeOutputs } from '../../src/cli/outputFolder.ts'
import { CATALOGUE } from '../../src/diagnostics/catalogue.ts'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab, edit } = eachInLab()

test('check says that a sound scenario is sound', async () => {
  const { code, out, err } = await runCli(['check', lab('base.yaml'), lab('relief.yaml')])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.match(/^sound /gm)).toHaveLength(2)
})

test('check of a whole folder leaves out the files that belong to every scenario', async () => {
  const { code, out } = await runCli(['check', lab('base.yaml'), lab('model.yaml'), lab('parameters.yaml')])
  expect(code).toBe(0)
  expect(out.match(/^sound /gm)).toHaveLength(1)
})

test.each(['model', 'parameters'])('check of %s.yaml alone says in one line what to check', async (part) => {
  const { code, err } = await runCli(['check', lab(`${part}.yaml`)])
  expect(code).toBe(2)
  expect(err).toBe(
    `${lab(`${part}.yaml`)} is a ${part} file; name a scenario such as ${lab('base.yaml')} instead\n`,
  )
})

test('check shows every problem of every file at its place, and ends with 2', async () => {
  edit('model.yaml', 'supply * approval', 'suply * approval')
  edit('parameters.yaml', '    unit: month', '    unit: monht')
  const { code, err } = await runCli(['check', lab('base.yaml'), lab('none.yaml')])
  expect(code).toBe(2)
  expect(err).toMatch(/lab\/model\.yaml:\d+:\d+ unknown-name: found suply; .* did you mean supply\?/)
  expect(err).toMatch(/lab\/parameters\.yaml:\d+:\d+ bad-unit/)
  expect(err).toContain('there is no file')
})

test('check says what of a sound scenario has no effect', async () => {
  edit('observations.csv', 'price_quote', 'price_quot')
  edit('timeline.csv', '2021-07-01', '2031-07-01')
  const { code, err } = await runCli(['check', lab('base.yaml')])
  expect(code).toBe(0)
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(
      /lab\/timeline\.csv:2:\d+ event-after-end: found stop on 2031-07; expected a date until 2022-12/,
    ),
    expect.stringMatching(
      /lab\/observations\.csv:2:\d+ unused-observation: found price_quot; .* did you mean price_quote\?/,
    ),
  ])
})

test('a scenario that ends early is told of its own late events only', async () => {
  const late = 'late: { date: 2021-08, label: { en: Late, zh: 迟 }, source: made up, grade: judgement }'
  edit('relief.yaml', 'policies:', `time: { end: 2021-06 }\nevents:\n  ${late}\npolicies:`)
  const { code, err } = await runCli(['check', lab('relief.yaml')])
  expect(code).toBe(0)
  expect(err).toMatch(
    /^\S*lab\/relief\.yaml:\d+:3 event-after-end: found late on 2021-08; expected .* 2021-06.*\n$/,
  )
})

test('a scenario that is not sound is not run: nothing is written', async () => {
  edit('model.yaml', 'supply * approval', 'suply * approval')
  const { code, err, out } = await runCli(['run', lab('base.yaml'), '--out', at('out')])
  expect(code).toBe(2)
  expect(err).toContain('unknown-name')
  expect(out).toBe('')
  expect(readdirSync(at())).toEqual(['lab'])
})

test.each([
  [['rnu'], 'Did you mean run?'],
  [[], 'Usage: chokepoint'],
  [['run'], "missing required argument 'file'"],
  [['run', 'lab/none.yaml'], 'there is no file lab/none.yaml'],
  [['run', 'test/cli'], 'test/cli is a folder; name a scenario file in it'],
  [['run', 'x.yaml', '--members', '1000001'], 'from 1 to 1000000'],
  [['run', 'x.yaml', '--members', 'many'], 'Expected a whole number'],
  [['run', 'x.yaml', '--members', '0'], 'Expected a whole number'],
  [['run', 'x.yaml', '--members', '1e3'], 'Expected a whole number'],
  [['run', 'x.yaml', '--workers', '-1'], 'Expected a whole number'],
  [['run', 'x.yaml', '--design', 'halton'], 'mc, lhs, sobol'],
  [['run', 'x.yaml', '--lang', 'de'], 'en, zh'],
  [['run', 'x.yaml', '--set', 'elasticity'], 'Expected NAME=VALUE'],
  [['run', 'x.yaml', '--memebrs', '3'], 'Did you mean --members?'],
  [['compare', 'x.yaml'], "missing required argument 'files'"],
  [['show', 'test/cli/lab/base.yaml', 'pric'], 'did you mean price?'],
  [['explain', 'unknow-name'], 'did you mean unknown-name?'],
  [['explain', '--why', 'price'], '--why and --at explain a scenario'],
  [['list', 'nowhere'], 'there is no folder nowhere'],
  [['new', 'test'], 'test is there already'],
])('%j ends with 2 and says why', async (argv, message) => {
  const { code, err, out } = await runCli(argv)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
  expect(err).not.toMatch(/^ {4}at /m)
})

test.each(['', 'run', 'compare', 'studio', 'check', 'list', 'show', 'explain', 'new'])(
  '%s --help has examples',
  async (command) => {
    const { code, out, err } = await runCli(command === '' ? ['--help'] : [command, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Examples:\n {2}\$ npx chokepoint \w+/)
  },
)

test('the assumption that an example sets is one of the shipped study', async () => {
  const { out } = await runCli(['run', '--help'])
  const [, file, name] = /run (\S+\.yaml) .*--set (\w+)=/.exec(out) ?? []
  expect((await runCli(['show', file as string, name as string])).out).toMatch(/what +parameter/)
})

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await runCli(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test('list names scenarios only, with a line each, in the language asked for', async () => {
  writeFileSync(lab('broken.yaml'), 'extends: [')
  const english = await runCli(['list', at()])
  expect(english.out.trimEnd().split('\n')).toEqual([
    `${lab('base.yaml')}    Lab base: Licences are halved in July 2021.`,
    `${lab('broken.yaml')}  cannot be read, see chokepoint check`,
    `${lab('relief.yaml')}  Lab relief: Licences return in 2022.`,
  ])
  expect((await runCli(['list', at(), '--lang', 'zh'])).out).toContain('实验基准: 2021年7月许可减半。')
})

test('show gives the equation, unit, value, source, and both directions of dependence', async () => {
  const price = await runCli(['show', lab('base.yaml'), 'price'])
  expect(price.code).toBe(0)
  expect(price.out).toContain('normal_price * (start_stock[JP] / max(stock[JP], least_stock))^elasticity')
  expect(price.out).toMatch(/depends on +elasticity, least_stock, normal_price, start_stock, stock\n/)
  expect(price.out).toMatch(/unit +USD\/kg\n/)
  expect(price.out).toMatch(/written in +\S*lab\/model\.yaml:\d+\n/)
  const stock = await runCli(['show', lab('base.yaml'), 'stock'])
  expect(stock.out).toMatch(/used by +price, use\n/)
  const supply = await runCli(['show', lab('base.yaml'), 'supply'])
  expect(supply.out).toContain('uniform(low 1, high 2)')
  expect(supply.out).toMatch(/\nmean +1\.5\n/)
  expect(supply.out).toContain('judgement: made up')
  expect((await runCli(['show', lab('base.yaml'), 'approval'])).out).toMatch(
    /changed by +2021-07 stop: set 0\.5\n/,
  )
  expect((await runCli(['show', lab('base.yaml'), 'relief'])).out).toMatch(/on +no\n/)
  expect((await runCli(['show', lab('relief.yaml'), 'relief'])).out).toMatch(/on +yes\n/)
  expect((await runCli(['show', lab('base.yaml'), 'peak_price'])).out).toContain('highest(price)')
})

const SHIPPED_BASE = 'scenarios/gallium/base.yaml'

/** Lines that `show` prints, with single spaces. */
async function shown(file: string, name: string): Promise<string[]> {
  const { code, out, err } = await runCli(['show', file, name])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.split('\n').map((line) => line.replace(/ +/g, ' ').trim())
}

test('show tells of a policy when it comes, what it does and where that comes from', async () => {
  const lines = await shown(lab('base.yaml'), 'relief')
  expect(lines).toEqual(expect.arrayContaining(['what policy: Relief', 'on no', 'date 2022-01']))
  expect(lines).toEqual(expect.arrayContaining(['outcome happens, probability 1', 'effect approval: set 1']))
  expect(lines).toEqual(expect.arrayContaining(['source made up', 'grade judgement']))
  const embargo = await shown(SHIPPED_BASE, 'embargo_on_japan')
  expect(embargo).toContain('effect approval_cap[JP]: set 0')
})

test('show tells of an exogenous path its values and everything that changes it', async () => {
  const lines = await shown(SHIPPED_BASE, 'approval_level')
  expect(
    lines.some((line) => /^level, base JP approval_japan_early = rows of posterior\.csv\(/.test(line)),
  ).toBe(true)
  expect(lines).toContain('changed by 2025-11-09 us_ban_suspended: [US] set us_approval_in_suspension = 0.25')
  expect(await shown(SHIPPED_BASE, 'approval_cap')).toContain('if on 2027-01 embargo_on_japan: [JP] set 0')
  expect(await shown(lab('base.yaml'), 'approval')).toContain('if on 2022-01 relief: set 1')
})

test('show tells of a project every column, and of a dimension every element', async () => {
  const project = await shown(SHIPPED_BASE, 'stade')
  expect(project).toContain('what element of project: AOS Stade (Germany)')
  expect(project).toContain('nameplate[stade] 40 t/year')
  expect(project).toContain('earliest[stade] 2026-09')
  expect(project.filter((line) => line.startsWith('evidence judgement: https://'))).toHaveLength(1)
  expect(await shown(SHIPPED_BASE, 'offshore')).toContain('element JP: Japan')
})

test('show tells of a series, a fact and a chart how they are defined, also of a chart named like a variable', async () => {
  const series = await shown(lab('base.yaml'), 'price_quote')
  expect(series).toEqual(
    expect.arrayContaining(['what observed series: Price', 'simulated price', 'scored yes']),
  )
  expect(await shown(lab('base.yaml'), 'price_rises')).toContain('range 1 to 100')
  const price = await shown(lab('base.yaml'), 'price')
  expect(price).toEqual(expect.arrayContaining(['what auxiliary: Price', 'what chart: fan']))
})

test.each([
  ['reliev', 'did you mean relief?'],
  ['peak_prise', 'did you mean peak_price?'],
  ['price_quota', 'did you mean price_quote?'],
  ['stock_when_it_begins', 'names with the same words: stock, '],
  ['xyzzy', 'has no xyzzy\n'],
])('show of the unknown name %s offers what there is', async (name, message) => {
  const { code, err } = await runCli(['show', lab('base.yaml'), name])
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test('explain knows every code', async () => {
  for (const { code, title, explanation } of CATALOGUE) {
    const said = await runCli(['explain', code])
    expect(said.code).toBe(0)
    expect(said.out).toContain(title)
    expect(said.out).toContain(explanation)
    expect(said.out).toMatch(new RegExp(`:\\d+:\\d+ ${code}: found `))
  }
  expect((await runCli(['explain'])).out.trimEnd().split('\n')).toHaveLength(CATALOGUE.length)
})

test('new writes a study that is sound at once and finds its schemas', async () => {
  const started = at('mine')
  expect((await runCli(['new', started, '--from', lab('base.yaml')])).code).toBe(0)
  expect((await runCli(['check', join(started, 'my-scenario.yaml')])).code).toBe(0)
  expect(readFileSync(join(started, 'my-scenario.yaml'), 'utf8')).toContain(
    '#   supply: { uniform: { low: 1, high: 2 } }',
  )
  expect(readFileSync(join(started, 'model.yaml'), 'utf8')).toContain('$schema=schema/model')
  expect(readdirSync(at()).sort()).toEqual(['lab', 'mine'])
})

test('the examples of a new study work when their comments are taken away', async () => {
  const started = at('mine')
  await runCli(['new', started, '--from', lab('base.yaml')])
  const file = join(started, 'my-scenario.yaml')
  const lines = readFileSync(file, 'utf8').split('\n')
  const opened = lines.map((line) => (/^# (set|policies|events):|^# {3}/.test(line) ? line.slice(2) : line))
  writeFileSync(file, opened.join('\n'))
  const { code, err } = await runCli(['check', file])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect((await runCli(['show', file, 'my_event'])).code).toBe(0)
})

test('files named in the comments of a new study are found from where it was started', async () => {
  const started = at('mine')
  await runCli(['new', started])
  const text = readFileSync(join(started, 'my-scenario.yaml'), 'utf8')
  const named = [...text.matchAll(/npx chokepoint .*$/gm)].flatMap(([line]) => line.match(/\S+\.yaml/g) ?? [])
  expect(named.length).toBeGreaterThan(3)
  for (const file of named) expect(existsSync(file), file).toBe(true)
  expect(text).toContain('unchanged so far')
  expect(text).toMatch(/# {7}- \{ exogenous: \w+, element: \w+, set: 0 \}/)
})

test('the comparison that a new study suggests works', async () => {
  const started = at('mine')
  await runCli(['new', started, '--from', lab('base.yaml')])
  const text = readFileSync(join(started, 'my-scenario.yaml'), 'utf8')
  const [, suggested = ''] = /npx chokepoint (compare .*)$/m.exec(text) ?? []
  const { code, err } = await runCli([...suggested.split(' '), '--out', at('compared'), '--quiet'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(existsSync(at('compared', 'comparison.csv'))).toBe(true)
})

test('a second scenario started from the first gets a name of its own', async () => {
  await runCli(['new', at('one'), '--from', lab('base.yaml')])
  const second = at('two')
  await runCli(['new', second, '--from', at('one', 'my-scenario.yaml')])
  expect(readFileSync(join(second, 'my-scenario-2.yaml'), 'utf8')).toContain('extends: my-scenario.yaml')
  expect((await runCli(['check', join(second, 'my-scenario-2.yaml')])).code).toBe(0)
})

test('colour only on a screen, and not with NO_COLOR', async () => {
  const code = '\u001b['
  const argv = ['check', lab('base.yaml')]
  expect((await runCli(argv)).out).not.toContain(code)
  expect((await runCli(argv, { isTTY: true })).out).toContain(code)
  expect((await runCli(argv, { isTTY: true, environment: { NO_COLOR: '1' } })).out).not.toContain(code)
})

test('control characters of a stranger do not reach the screen', async () => {
  edit('base.yaml', 'Lab base', 'Lab \\e[2Jbase')
  edit('base.yaml', '{ en: Lab', '{ en: "Lab')
  edit('base.yaml', 'base, zh', 'base", zh')
  for (const argv of [
    ['list', at()],
    ['show', lab('base.yaml'), 'price'],
  ]) {
    expect((await runCli(argv)).out).not.toContain('\u001b')
  }
})

test.each([
  ['GBK', [0xca, 0xd4]],
  ['Latin-1', [0xe9]],
])('a file saved as %s is reported where it cannot be read', async (_, bytes) => {
  edit('base.yaml', 'title: ', '# note: X\ntitle: ')
  const [before, after] = readFileSync(lab('base.yaml'), 'utf8').split('X') as [string, string]
  writeFileSync(
    lab('base.yaml'),
    Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]),
  )
  const { code, out, err } = await runCli(['check', lab('base.yaml')])
  expect(code).toBe(2)
  expect(out + err).toMatch(/base\.yaml:3:9/)
  expect(out + err).toContain('U+FFFD')
  expect(out + err).toContain('save the file as UTF-8')
})

test('only tables and YAML below the folder of scenario folders are read, also through links', () => {
  const files = new DiskFiles(at())
  writeFileSync(at('..', `${at().split('/').at(-1)}.yaml`), 'secret')
  const outside = `../${at().split('/').at(-1)}.yaml`
  symlinkSync(at(outside), at('lab', 'link.yaml'))
  writeFileSync(at('lab', 'key.pem'), 'secret')
  mkdirSync(at('lab', 'folder.yaml'))
  expect(files.read('lab/base.yaml')).toContain('Lab base')
  for (const path of [
    outside,
    `lab/../${outside}`,
    at(outside),
    'lab/link.yaml',
    'lab/key.pem',
    'lab/folder.yaml',
    '\0',
  ])
    expect(files.read(path)).toBeUndefined()
  expect(files.fingerprints().map(({ path }) => path)).toEqual(['lab/base.yaml'])
  rmSync(at(outside))
})

/** A folder as a run would leave it. */
function outputs(files: Readonly<Record<string, string>>): Outputs {
  const listed = Object.keys(files).map((path) => ({ path, sha256: '' }))
  const manifest = JSON.stringify({ product: { name: 'chokepoint' }, outputs: listed })
  return new Map([...Object.entries(files), ['manifest.json', manifest]])
}

test('a folder of an earlier run is replaced, and what the user put there stays', () => {
  const out = at('deep', 'out')
  writeOutputs(out, outputs({ 'a.csv': '1', 'charts/old.svg': 'old' }))
  writeFileSync(join(out, 'notes.txt'), 'mine')
  writeOutputs(out, outputs({ 'a.csv': '2', 'charts/new.svg': 'new' }))
  expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('2')
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine')
  expect(readdirSync(join(out, 'charts'))).toEqual(['new.svg'])
  expect(readdirSync(at('deep'))).toEqual(['out'])
})

test('a disk that fails in the middle leaves the old folder as it was', () => {
  const out = at('out')
  writeOutputs(out, outputs({ 'a.csv': '1' }))
  const failing = new Map([...outputs({ 'a.csv': '2', 'b.csv': '2' }), ['a.csv/impossible', '3']])
  expect(() => writeOutputs(out, failing)).toThrow('cannot write to')
  expect(readdirSync(out).sort()).toEqual(['a.csv', 'manifest.json'])
  expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('1')
  expect(readdirSync(at()).sort()).toEqual(['lab', 'out'])
})

test('a folder that is not ours is never replaced', async () => {
  const { code, err } = await runCli(['run', lab('base.yaml'), '--out', at('lab')])
  expect(code).toBe(2)
  expect(err).toContain('was not written by chokepoint')
  expect(() => writeOutputs(lab('base.yaml'), outputs({}))).toThrow('is a file')
  expect(() => writeOutputs(join(lab('base.yaml'), 'out'), outputs({}))).toThrow('cannot write to')
})
