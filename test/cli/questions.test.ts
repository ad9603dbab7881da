import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab } = eachInLab()

const ONE_THREAD = ['--workers', '1', '--kernel', 'interpret', '--out']

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
    const { code, err, out: printed } = await runCli([...words, '--out', at('out')])
    expect({ code, printed }).toEqual({ code: 2, printed: '' })
    expect(err).toContain(message)
    expect(err).not.toMatch(/^ {4}at /m)
    expect(existsSync(at('out'))).toBe(false)
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
        ...ONE_THREAD,
        at('out'),
      ],
    ])
    expect(code).toBe(2)
    expect(err).toContain('--better lower')
    expect(existsSync(at('out'))).toBe(false)
  })

  test.each(['sensitivity', 'discover'])('%s that is stopped writes nothing', async (command) => {
    const stop = new AbortController()
    stop.abort()
    const where = command === 'discover' ? ['--where', 'peak_price > 3'] : []
    const { code } = await runCli([command, lab('base.yaml'), ...where, '--out', at('out')], {
      signal: stop.signal,
    })
    expect(code).toBe(130)
    expect(existsSync(at('out'))).toBe(false)
  })
})
