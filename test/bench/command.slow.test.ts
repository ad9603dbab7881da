import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BenchResult } from '../../src/bench/benchResult.ts'
import { MAIN } from '../buildOnce.ts'

test('the command compares, measures and leaves nothing behind', () => {
  const parent = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  try {
    const list = ['bench', 'test/cli/lab/base.yaml', '--rounds', '2', '--members', '64', '--json']
    const env = { ...process.env, TMPDIR: parent }
    const output = execFileSync(process.execPath, [MAIN, ...list], { env, encoding: 'utf8' })
    const { rows, machine } = JSON.parse(output) as BenchResult
    const found = new Map(rows.map((row) => [row.key, row]))
    const kernels = ['f64x2', 'f64', 'preview', 'interpreter', 'js']
    const wholes = ['whole', 'whole-again', 'statistics', 'summary', 'threads-1']
    expect([...found.keys()]).toEqual(expect.arrayContaining([...kernels, ...wholes]))
    if (machine.cc) expect(found.has('c-plain')).toBe(true)
    for (const { rounds, difference } of rows) {
      expect(rounds).toHaveLength(2)
      expect(Math.min(...rounds)).toBeGreaterThan(0)
      if (difference !== undefined) expect(difference).toBeLessThan(1e-9)
    }
    expect(found.get('interpreter')?.difference).toBe(0)
    expect(readdirSync(parent)).toEqual([])
  } finally {
    rmSync(parent, { recursive: true })
  }
}, 600_000)
