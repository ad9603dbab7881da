import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BenchResult } from '../../src/bench/benchResult.ts'
import { benchRows } from '../../src/bench/benchResult.ts'
import { benchMarkdown, benchTable } from '../../src/bench/benchTable.ts'
import { SPEED } from './speedBlock.ts'

const RESULT: BenchResult = {
  ...{ scenario: 'a/b.yaml', stocks: 1, equations: 2, steps: 3, members: 64 },
  machine: { cpu: 'X', cores: 2, system: 'linux x64', node: '20.0.0', cc: undefined, load: 0.5 },
  rows: [
    { key: 'a', name: 'first', unit: 'member-step', clock: 'cpu', rounds: [200, 100, 300], difference: 0 },
    {
      key: 'b',
      name: 'second',
      unit: 'member-step',
      clock: 'cpu',
      rounds: [400, 300, 300],
      difference: 2e-8,
    },
    { key: 'c', name: 'third', unit: 'value', clock: 'cpu', rounds: [3.4, 3.3, 3.5] },
    { key: 'd', name: 'fourth', unit: 'member-step', clock: 'wall', rounds: [5000, 6000, 7000] },
  ],
  notes: ['Not there.'],
}

test('ratios are medians of those within rounds, against the first row by the same clock', () => {
  const rows = benchRows(RESULT.rows)
  expect(rows.map((row) => row.median)).toEqual([200, 300, 3.4, 6000])
  expect(rows.map((row) => row.ratio)).toEqual([1, 2, undefined, 1])
})

test('the table says what each number is', () => {
  const lines = benchTable(RESULT)
  expect(lines[1]).toBe('X, 2 cores, linux x64, Node 20.0.0, no C compiler; load average 0.5.')
  expect(lines.slice(3, 8)).toEqual([
    'way of running members    ns        spread  ratio  difference',
    'first                    200    100 to 300   1.00   same bits',
    'second                   300    300 to 400   2.00        2e-8',
    'third (ns per value)     3.4    3.3 to 3.5',
    'fourth (wall clock)     6000  5000 to 7000   1.00',
  ])
  expect(lines.at(-1)).toBe('Not there.')
})

test('the table in the README is one that the command prints', () => {
  const [, , block = ''] = SPEED.exec(readFileSync('README.md', 'utf8')) ?? []
  const [caption = '', , head, rule, ...rows] = block.split('\n')
  const [, , wantedHead, wantedRule] = benchMarkdown(RESULT).split('\n')
  expect(caption).toMatch(/^\S+\/base\.yaml: .* Node \d+\.\d+\.\d+, .*load average \d+\.\d\.$/)
  expect([head, rule]).toEqual([wantedHead, wantedRule])
  expect(rows.length).toBeGreaterThan(6)
  const numbers = /^\| [^|]+ \| [\d.]+ \| [\d.]+ to [\d.]+ \| ([\d.]+)? \| (same bits|\de-?\d+)? \|$/
  for (const row of rows.filter((r) => r.startsWith('|'))) expect(row).toMatch(numbers)
})
