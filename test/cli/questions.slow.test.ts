import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab, edit } = eachInLab()

const out = (name: string): string => at('out', name)
const textOf = (name: string): string => readFileSync(out(name), 'utf8')

/** The page without the bytes of its fonts, in which any three letters may stand. */
const page = (): string => textOf('report.html').replace(/url\(data:[^)]*\)/g, '')

const ONE_THREAD = ['--workers', '1', '--kernel', 'interpret', '--out']

const rowsOf = (name: string): string[][] =>
  textOf(name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

describe('sensitivity', () => {
  test('tells what moves a metric, in files that a manifest lists', async () => {
    const argv = ['sensitivity', lab('base.yaml'), '--of', 'peak_price', ...ONE_THREAD, out('')]
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
    expect(page()).toContain('What to find out next')
    expect(page()).toContain('下一步应查证什么')
    expect(page()).not.toMatch(/undefined|NaN/)
  })

  test('all four methods, with Sobol indices of the leading inputs only, give the same bytes again', async () => {
    const argv = ['sensitivity', lab('base.yaml'), '--deep', '--points', '2^5', '--inputs', '2', '--json']
    const first = await runCli([...argv, '--of', 'peak_price', 'lowest_stock', ...ONE_THREAD, out('one')])
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
  })

  test('says what it is worth to know before choosing', async () => {
    const { code, out: printed } = await runCli([
      ...['sensitivity', lab('base.yaml'), '--of', 'peak_price', '--better', 'lower', '--lang', 'zh'],
      ...['--decide', lab('relief.yaml'), '--quiet', ...ONE_THREAD, out('')],
    ])
    expect(code).toBe(0)
    expect(printed).toContain('为最优；事先知晓一切值')
    expect(textOf('worth-knowing.csv')).toContain('peak_price,lower,')
  })

  test('members that fail are left out, counted, and end with 3', async () => {
    edit(
      'model.yaml',
      '    unit: t\n    label: { en: Stock',
      '    unit: t\n    non_negative: true\n    label: { en: Stock',
    )
    edit('model.yaml', 'stock[region] * drain(use_time)', 'start_stock[region] * drain(use_time)')
    const argv = ['sensitivity', lab('base.yaml'), '--of', 'peak_price', ...ONE_THREAD, out('')]
    const { code } = await runCli(argv)
    expect(code).toBe(3)
    const { methods, failed } = JSON.parse(textOf('manifest.json'))
    expect(methods[0].failed).toBeGreaterThan(0)
    expect(failed.length).toBe(methods[1].failed)
    expect(textOf('report.html')).toMatch(/[1-9]\d* failed and left out/)
  })
})

describe('discover', () => {
  test('says in one sentence in which members it happens', async () => {
    const argv = ['discover', lab('base.yaml'), '--where', 'peak_price > 850', '--members', '400']
    const { code, out: printed } = await runCli([...argv, ...ONE_THREAD, out('')])
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
    const members = rowsOf('members.csv')
    const cases = members.filter((row) => row[1] === '1').length
    expect(printed).toContain(`in ${cases} of 400 members`)
    expect(JSON.parse(textOf('manifest.json')).condition).toBe('peak_price > 850')
    expect(page()).toContain('In which members')
    expect(page()).toContain('覆盖率')
    expect(page()).not.toMatch(/undefined|NaN/)
  })

  test.each([
    ['peak_price > 0', 'in all of 40 members'],
    ['peak_price < 0', 'in none of 40 members'],
  ])('%s has no box, and says so', async (where, words) => {
    const argv = ['discover', lab('base.yaml'), '--where', where, ...ONE_THREAD, out('')]
    const { code, out: printed } = await runCli(argv)
    expect(code).toBe(0)
    expect(printed).toContain(words)
    expect(readdirSync(out(''))).not.toContain('charts')
    expect(page()).not.toMatch(/undefined|NaN/)
  })

  test('what happens in most members is told by its opposite', async () => {
    const argv = ['discover', lab('base.yaml'), '--where', 'peak_price > 600', '--members', '400']
    const { code, out: printed } = await runCli([...argv, ...ONE_THREAD, out('')])
    expect(code).toBe(0)
    expect(printed).toMatch(/^Highest price > 600 USD\/kg in [23]\d\d of 400 members .*its opposite/)
    expect(printed).toMatch(/^Highest price ≤ 600 USD\/kg where .*“Supply” is above/m)
    const cases = rowsOf('members.csv').filter((row) => row[1] === '1').length
    expect(printed).toContain(`in ${cases} of 400 members`)
  })

  test('with few cases it says that they are few; Chinese and JSON are asked for like in run', async () => {
    const argv = [
      'discover',
      lab('base.yaml'),
      '--where',
      'dear <= date("2021-03")',
      '--members',
      '200',
      '--quiet',
      ...ONE_THREAD,
      out(''),
    ]
    const chinese = await runCli([...argv, '--lang', 'zh'])
    expect(chinese.out).toContain('首次超过上限的月份 ≤ 2021年3月')
    expect(chinese.out).toContain('请用 --members 增加成员')
    const { positives, members, box } = JSON.parse((await runCli([...argv, '--json'])).out)
    expect(members).toBe(200)
    expect(box.positives).toBeLessThanOrEqual(positives)
  })
})
