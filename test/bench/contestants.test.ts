import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cContestants, incomparable } from '../../src/bench/cContestants.ts'
import type { Contestant } from '../../src/bench/contestant.ts'
import type { Drawn } from '../../src/bench/drawMembers.ts'
import { jsContestant } from '../../src/bench/jsContestant.ts'
import { kernelContestant } from '../../src/bench/kernelContestant.ts'
import { largestDifference } from '../../src/bench/largestDifference.ts'
import { buildC } from '../../src/cli/bench/buildC.ts'
import { ContestantProcess } from '../../src/cli/bench/contestantProcess.ts'
import { widestVector } from '../../src/cli/bench/describeMachine.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import { monthsOfNoise } from '../../src/kernel/kernel.ts'
import type { System } from '../../src/model/system.ts'
import { call, choose, constant, PlainSystem, TIME } from '../kernel/compiled/plainSystem.ts'

const MEMBERS = 32

/** A system with all that contestants have to do: lookups and powers of stocks, conditions, noise, reducers, time steps within a month. */
function everything(): PlainSystem {
  const s = new PlainSystem()
  const [speed, exponent] = [s.draw(), s.draw()]
  const noise = s.noise()
  const linear = s.table([0, 1, 2, 4], [1, 0.5, 0.7, 0.1], 'linear')
  const stairs = s.table([0.5, 1.5, 2.5], [0.1, 0.3, 0.2], 'step')
  const stock = s.stock(constant(1), (self) => {
    const growth = call('*', call('*', speed, linear(self)), call('exp', call('*', constant(0.1), noise)))
    const loss = call('*', stairs(self), call('^', call('max', self, constant(0)), exponent))
    const late = choose(call('>', TIME, constant(5)), constant(1.5), constant(0.5))
    return call('-', call('*', growth, late), loss)
  })
  const trend = s.stock(constant(0), (self) => call('/', call('-', stock, self), constant(3)))
  const price = s.step(call('log', call('+', constant(1.1), call('abs', trend))))
  const window = { from: constant(2), to: constant(9) }
  for (const kind of ['highest', 'total', 'final'] as const)
    s.metric(s.reducer({ kind, value: price, ...window }))
  s.metric(s.reducer({ kind: 'firstAbove', value: stock, ...window, threshold: constant(1.2) }))
  for (const value of [stock, trend, price]) s.output(value)
  return s
}

const SYSTEM = everything().system({ step: 0.25, steps: 48, stepsPerSave: 4 })

/** Numbers between 0 and 1 that are spread well. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1

function drawnFor(system: System): Drawn {
  const columns = (rows: number, number: (i: number) => number) => ({
    values: Float64Array.from({ length: rows * MEMBERS }, (_, i) => number(i)),
    stride: MEMBERS,
    offset: 0,
  })
  const months = monthsOfNoise(system.time)
  return {
    members: MEMBERS,
    draws: columns(system.draws.length, (i) => 0.5 + spread(i + 1)),
    noise: columns(system.noise.length * months, (i) => 2 * spread(7 * i + 3) - 1),
  }
}

const DRAWN = drawnFor(SYSTEM)

function outputsOf(contestant: Contestant): Float64Array {
  contestant.prepare()
  contestant.live()
  return contestant.outputs()
}

const WANTED = outputsOf(kernelContestant(interpret(SYSTEM), SYSTEM, DRAWN))

test('members of the test differ, and so do their outputs', () => {
  const path = WANTED.length / MEMBERS
  expect(WANTED.every(Number.isFinite)).toBe(true)
  expect(new Set(WANTED.subarray(0, path)).size).toBeGreaterThan(path / 2)
  expect(WANTED[path - 1]).not.toBe(WANTED[2 * path - 1])
})

test('the compiled kernel gives the same bits', () => {
  expect(largestDifference(outputsOf(kernelContestant(compile(SYSTEM), SYSTEM, DRAWN)), WANTED)).toBe(0)
})

test('generated JavaScript gives the same outputs, lookups of stocks included', () => {
  expect(largestDifference(outputsOf(jsContestant(SYSTEM, DRAWN)), WANTED)).toBeLessThan(1e-12)
})

test('what contestants cannot do is said', () => {
  expect(incomparable(SYSTEM)).toBeUndefined()
  expect(incomparable({ ...SYSTEM, time: { ...SYSTEM.time, method: 'rk4' } })).toContain('Euler')
  const delayed = new PlainSystem()
  delayed.output(delayed.delay(TIME, constant(1), constant(0)))
  expect(incomparable(delayed.system())).toContain('delays')
})

test('a difference is relative, except near zero', () => {
  const found = (a: number, b: number): number => largestDifference(Float64Array.of(a), Float64Array.of(b))
  expect(found(101, 100)).toBe(0.01)
  expect(found(2e-8, 1e-8)).toBe(1e-2)
  expect(found(Number.NaN, Number.NaN)).toBe(0)
  expect(found(Number.NaN, 1)).toBe(Number.POSITIVE_INFINITY)
  expect(largestDifference(new Float64Array(1), new Float64Array(2))).toBe(Number.POSITIVE_INFINITY)
})

function hasCc(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasCc())('C', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(cContestants(SYSTEM, DRAWN, hasCc() ? widestVector() : 1))('$name', async (contestant) => {
    const process = new ContestantProcess(await buildC(contestant, folder, new AbortController().signal))
    try {
      const { cpu, wall } = await process.live(3)
      expect(Math.min(cpu, wall)).toBeGreaterThan(0)
      const file = join(folder, 'outputs')
      await process.write(file)
      const found = contestant.inOrder(new Float64Array(new Uint8Array(readFileSync(file)).buffer))
      expect(largestDifference(found, WANTED)).toBeLessThan(1e-12)
    } finally {
      process.stop()
    }
  })
})
