import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { chosenMetrics } from '../../src/cli/chosenMetrics.ts'
import { loadFile } from '../../src/cli/loadFile.ts'
import { readCondition } from '../../src/study/discovery/condition.ts'
import { labCopy } from './labCopy.ts'
import { runCli } from './runCli.ts'

let folder: string

beforeEach(() => {
  const copy = labCopy()
  folder = copy.folder
  return copy.remove
})

const lab = (name: string): string => join(folder, 'lab', name)
const out = (name: string): string => join(folder, 'out', name)
const textOf = (name: string): string => readFileSync(out(name), 'utf8')

const QUICK = ['--workers', '1', '--kernel', 'interpret', '--out']

const rowsOf = (name: string): string[][] =>
  textOf(name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

describe('sensitivity', () => {
  test('tells what moves a metric, in files that a manifest lists', async () => {
    const argv = ['sensitivity', lab('base.yaml'), '--of', 'peak_price', ...QUICK, out('')]
    const { code, out: printed, err } = await runCli(argv)
    expect(code).toBe(0)
    expect(printed).toMatch(/^What drives “Lab base”\nHighest price: /)
    expect(printed).toMatch(/What to find out next: .*\(judgement, \d+%\)/)
    expect(err).toContain('Lab base: members: 40 of 40')
    expect(err).toContain('Tornado: runs: 9 of 9')
    const { outputs, methods } = JSON.parse(textOf('manifest.json'))
    const files = readdirSync(out(''), { recursive: true, encoding: 'utf8' }).filter((one) => /\./.test(one))
    expect(new Set([...outputs.map(({ path }: { path: string }) => path), 'manifest.json'])).toEqual(
      new Set(files.map((one) => one.replaceAll('\\', '/'))),
    )
    expect(methods).toEqual([
      { method: 'tornado', runs: 9, failed: 0 },
      { method: 'prcc', runs: 40, failed: 0 },
    ])
    expect(files).toContain('charts/tornado-peak_price.en.svg')
    // The price rises with the normal price and falls with supply.
    const change = new Map(rowsOf('drivers.csv').map((row) => [row[1], Number(row[5])]))
    expect(change.get('normal_price')).toBeGreaterThan(0)
    expect(change.get('supply')).toBeLessThan(0)
    expect(change.get('start_stock[EU]')).toBe(0)
    const page = textOf('report.html')
    expect(page).toContain('What to find out next')
    expect(page).toContain('下一步应查证什么')
    expect(page).not.toMatch(/undefined|NaN/)
  }, 120_000)

  test('all four methods, with Sobol indices of the leading inputs only, give the same bytes again', async () => {
    const argv = ['sensitivity', lab('base.yaml'), '--deep', '--points', '2^5', '--inputs', '2', '--json']
    const first = await runCli([...argv, '--of', 'peak_price', 'lowest_stock', ...QUICK, out('one')])
    const again = await runCli([
      ...argv,
      '--of',
      'peak_price',
      'lowest_stock',
      '--workers',
      '2',
      '--out',
      out('two'),
    ])
    expect([first.code, again.code]).toEqual([0, 0])
    const { metrics, methods } = JSON.parse(first.out)
    expect(metrics.map(({ metric }: { metric: string }) => metric)).toEqual([
      'peak_price',
      'lowest_stock[JP]',
      'lowest_stock[EU]',
    ])
    expect(methods.at(-1)).toEqual({ method: 'sobol', runs: 32 * 5, points: 32, inputs: 3, failed: 0 })
    for (const name of ['drivers.csv', 'find-out-next.csv', 'report.html'])
      expect(textOf(`two/${name}`) === textOf(`one/${name}`), name).toBe(true)
    expect(textOf('one/drivers.csv')).toContain('peak_price,all others,')
  }, 120_000)

  test('says what it is worth to know before choosing', async () => {
    const { code, out: printed } = await runCli([
      ...['sensitivity', lab('base.yaml'), '--of', 'peak_price', '--better', 'lower', '--lang', 'zh'],
      ...['--decide', lab('relief.yaml'), '--quiet', ...QUICK, out('')],
    ])
    expect(code).toBe(0)
    expect(printed).toContain('为最优；事先知晓一切值')
    expect(textOf('worth-knowing.csv')).toContain('peak_price,lower,')
  }, 120_000)

  test('members that fail are left out, counted, and end with 3', async () => {
    const text = readFileSync(lab('model.yaml'), 'utf8')
    writeFileSync(
      lab('model.yaml'),
      text
        .replace(
          '    unit: t\n    label: { en: Stock',
          '    unit: t\n    non_negative: true\n    label: { en: Stock',
        )
        .replace('stock[region] * drain(use_time)', 'start_stock[region] * drain(use_time)'),
    )
    const argv = ['sensitivity', lab('base.yaml'), '--of', 'peak_price', ...QUICK, out('')]
    const { code } = await runCli(argv)
    expect(code).toBe(3)
    const { methods, failed } = JSON.parse(textOf('manifest.json'))
    expect(methods[0].failed).toBeGreaterThan(0)
    expect(failed.length).toBe(methods[1].failed)
    expect(textOf('report.html')).toMatch(/[1-9]\d* failed and left out/)
  }, 120_000)
})

describe('discover', () => {
  test('says in one sentence in which worlds it happens', async () => {
    const argv = ['discover', lab('base.yaml'), '--where', 'peak_price > 850', '--members', '400']
    const { code, out: printed } = await runCli([...argv, ...QUICK, out('')])
    expect(code).toBe(0)
    expect(printed).toMatch(
      /^Highest price > 850 USD\/kg in \d+ of 400 members \([\d.]+ ± [\d.]+ %, .*given this model\)\n/,
    )
    expect(printed).toMatch(/^Highest price .* where .*“Supply” is below [\d.]+/m)
    expect(printed).toMatch(/^Highest price .* where .*“Normal price” is above \d+/m)
    expect(printed).toMatch(/Check by a tree \(CART/)
    const limits = rowsOf('box.csv')
    expect(limits.map((row) => row[0]).sort()).toEqual(expect.arrayContaining(['normal_price', 'supply']))
    for (const row of limits) expect(Number(row[7])).toBeLessThan(0.05)
    const worlds = rowsOf('worlds.csv')
    const cases = worlds.filter((row) => row[1] === '1').length
    expect(printed).toContain(`in ${cases} of 400 members`)
    expect(JSON.parse(textOf('manifest.json')).condition).toBe('peak_price > 850')
    const page = textOf('report.html')
    expect(page).toContain('In which worlds')
    expect(page).toContain('覆盖率')
    expect(page).not.toMatch(/undefined|NaN/)
  }, 120_000)

  test.each([
    ['peak_price > 0', 'in all of 40 members'],
    ['peak_price < 0', 'in none of 40 members'],
  ])('%s has no box, and says so', async (where, words) => {
    const argv = ['discover', lab('base.yaml'), '--where', where, ...QUICK, out('')]
    const { code, out: printed } = await runCli(argv)
    expect(code).toBe(0)
    expect(printed).toContain(words)
    expect(readdirSync(out(''))).not.toContain('charts')
    expect(textOf('report.html')).not.toMatch(/undefined|NaN/)
  })

  test('what happens in most members is told by its opposite', async () => {
    const argv = ['discover', lab('base.yaml'), '--where', 'peak_price > 600', '--members', '400']
    const { code, out: printed } = await runCli([...argv, ...QUICK, out('')])
    expect(code).toBe(0)
    expect(printed).toMatch(/^Highest price > 600 USD\/kg in [23]\d\d of 400 members .*its opposite/)
    expect(printed).toMatch(/^Highest price ≤ 600 USD\/kg where .*“Supply” is above/m)
    const cases = rowsOf('worlds.csv').filter((row) => row[1] === '1').length
    expect(printed).toContain(`in ${cases} of 400 members`)
  }, 120_000)

  test('with few cases it says that they are few; Chinese and JSON are asked for like in run', async () => {
    const argv = [
      'discover',
      lab('base.yaml'),
      '--where',
      'dear <= date("2021-03")',
      '--members',
      '200',
      '--quiet',
      ...QUICK,
      out(''),
    ]
    const chinese = await runCli([...argv, '--lang', 'zh'])
    expect(chinese.out).toContain('首次超过上限的月份 ≤ 2021年3月')
    expect(chinese.out).toContain('请用 --members 增加成员')
    const { positives, members, box } = JSON.parse((await runCli([...argv, '--json'])).out)
    expect(members).toBe(200)
    expect(box.positives).toBeLessThanOrEqual(positives)
  }, 120_000)
})

/** The words of an example, as a shell would part them. */
const wordsIn = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => (quoted ?? plain) as string)

test.each(['sensitivity', 'discover'])(
  'the examples of %s --help ask for what the shipped study has',
  async (command) => {
    const { out: help } = await runCli([command, '--help'])
    const examples = [...help.matchAll(/\$ npx chokepoint (.+)$/gm)].map(([, line]) =>
      wordsIn(line as string),
    )
    expect(examples.length).toBeGreaterThan(1)
    for (const words of examples) {
      const file = words.find((word) => word.endsWith('.yaml')) as string
      const loaded = loadFile(file)
      const metrics = chosenMetrics(loaded)
      const after = (option: string): string => words[words.indexOf(option) + 1] as string
      if (words.includes('--of')) expect(chosenMetrics(loaded, [after('--of')]).length).toBeGreaterThan(0)
      if (words.includes('--where'))
        expect(readCondition(after('--where'), metrics, loaded.scenario.time.origin)).toHaveProperty(
          'condition',
        )
      if (words.includes('--decide'))
        expect(loadFile(after('--decide')).scenario.id).not.toBe(loaded.scenario.id)
    }
  },
)

describe('what cannot be answered', () => {
  test.each([
    [
      ['discover', 'F', '--where', 'peek_price > 3'],
      'column 1: found peek_price, expected a metric of the scenario; did you mean peak_price?\n  peek_price > 3\n  ^',
    ],
    [
      ['discover', 'F', '--where', 'peak_price > 3 and lowest_stock[JQ] < 1'],
      'column 20: found lowest_stock[JQ]',
    ],
    [
      ['discover', 'F', '--where', 'lowest_stock < 1'],
      'expected one element of it: lowest_stock[JP], lowest_stock[EU]',
    ],
    [['discover', 'F', '--where', 'dear > 12'], 'expected a date such as date("2028-06"), or never'],
    [['discover', 'F', '--where', '1 < 2'], 'asks for no metric'],
    [['discover', 'F', '--where', 'process.exit(3) > 1'], 'column 8: found .'],
    [['discover', 'F'], "required option '--where <condition>' not specified"],
    [['sensitivity', 'F', '--of', 'peek_price'], 'there is no metric peek_price; did you mean peak_price?'],
    [
      ['sensitivity', 'F', '--method', 'tornado,morri'],
      'Expected some of tornado,prcc,morris,sobol, found morri',
    ],
    [['sensitivity', 'F', '--points', '1000'], 'Expected a power of 2'],
    [['sensitivity', 'F', '--points', '2^40'], 'Expected a power of 2'],
    [['sensitivity', 'F', '--points', '0'], 'Expected a power of 2'],
    [['sensitivity', 'F', '--better', 'nicer'], 'lower, higher'],
    [['sensitivity', 'none.yaml'], 'there is no file none.yaml'],
  ])('%j ends with 2, says why and writes nothing', async (argv, message) => {
    const words = argv.map((word) => (word === 'F' ? lab('base.yaml') : word))
    const { code, err, out: printed } = await runCli([...words, '--out', out('')])
    expect({ code, printed }).toEqual({ code: 2, printed: '' })
    expect(err).toContain(message)
    expect(err).not.toMatch(/^ {4}at /m)
    expect(existsSync(out(''))).toBe(false)
  })

  test('which way is better has to be known for a choice', async () => {
    const { code, err } = await runCli([
      ...[
        'sensitivity',
        lab('base.yaml'),
        '--of',
        'peak_price',
        '--decide',
        lab('relief.yaml'),
        ...QUICK,
        out(''),
      ],
    ])
    expect(code).toBe(2)
    expect(err).toContain('--better lower')
    expect(existsSync(out(''))).toBe(false)
  })

  test.each(['sensitivity', 'discover'])('%s that is stopped writes nothing', async (command) => {
    const stop = new AbortController()
    stop.abort()
    const where = command === 'discover' ? ['--where', 'peak_price > 3'] : []
    const { code } = await runCli([command, lab('base.yaml'), ...where, '--out', out('')], stop.signal)
    expect(code).toBe(130)
    expect(existsSync(out(''))).toBe(false)
  })
})
