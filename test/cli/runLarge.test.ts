import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PartFolder } from '../../src/cli/partFolder.ts'
import { openPool } from '../../src/cli/pool.ts'
import { finishLarge, type LargeRun, streamLarge } from '../../src/cli/runLarge.ts'
import { pick } from '../../src/ensemble/rowStatistics.ts'
import { CHUNK } from '../../src/ensemble/streamed/histograms.ts'
import { QUANTILES, type QuantileName } from '../../src/model/ensemble.ts'
import { simulate } from '../../src/simulate.ts'
import { hindcast } from '../../src/study/hindcast.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'
import { FAILING_LATE } from './failingLate.ts'

const MEMBERS = 5 * CHUNK + 37
const SIZES = { pilot: 100, segment: 2 * CHUNK }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ready = (changed = {}) => soundStudy(labFiles(changed), 'lab/base.yaml', { members: MEMBERS })

interface Run {
  readonly key?: string
  /** Members after which it is interrupted. */
  readonly stopAt?: number
  readonly changed?: Parameters<typeof labFiles>[0]
  readonly workers?: number
}

async function run({
  key = 'key',
  stopAt = Number.POSITIVE_INFINITY,
  changed = {},
  workers = 1,
}: Run = {}): Promise<LargeRun> {
  const stop = new AbortController()
  const pool = openPool({ kernel: 'compile', workers, signal: stop.signal })
  let done = 0
  const onMembers = (more: number): void => {
    done += more
    if (done >= stopAt) stop.abort(new Error('interrupted'))
  }
  const part = new PartFolder(join(folder, 'out'), key)
  const prepared = ready(changed)
  try {
    return finishLarge(prepared, part, await streamLarge(prepared, pool, part, onMembers, SIZES))
  } finally {
    pool.close()
  }
}

const part = (): string[] => readdirSync(join(folder, 'out.part')).sort()

test.each([
  ['no member fails', {}, 0, 0.01],
  // A price on its way to infinity spreads far beyond P5 and P95.
  ['members fail late', FAILING_LATE, 100, 0.05],
])(
  'means and metrics are those of members kept whole, quantiles differ by no more than is said: %s',
  async (_, changed, failing, widest) => {
    const exact = await simulate(ready(changed))
    const { summary, ensemble, withMetrics } = await run({ changed, workers: 2 })
    expect(ensemble.failures).toEqual(exact.ensemble.failures)
    expect(summary.failed).toBeGreaterThanOrEqual(failing)
    expect(withMetrics(() => true).metricValues).toEqual(exact.ensemble.metricValues)
    expect(withMetrics(({ purpose }) => purpose === 'metric')).toEqual(ensemble)
    expect(
      hindcast(
        withMetrics(({ purpose }) => purpose === 'observation'),
        exact.scenario.model.series,
      ),
    ).toEqual(hindcast(exact.ensemble, exact.scenario.model.series))
    expect(summary.metrics).toEqual(exact.summary.metrics)
    let off = 0
    for (const [i, series] of summary.series.entries())
      for (const [time, one] of series.statistics.entries()) {
        const wanted = exact.summary.series[i]?.statistics[time]
        if (!wanted) throw new Error('a time is missing')
        expect(Math.abs(one.mean - wanted.mean)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted.mean))
        expect(Math.abs(one.standardErrors.mean - wanted.standardErrors.mean)).toBeLessThanOrEqual(
          1e-9 * wanted.standardErrors.mean + 1e-12,
        )
        for (const [name] of QUANTILES) {
          const error = Math.abs(one[name] - wanted[name])
          expect(error).toBeLessThanOrEqual((one.bounds?.[name as QuantileName] ?? 0) * (1 + 1e-9) + 1e-12)
          if (error > 0) off++
        }
        const spread = wanted.p95 - wanted.p5
        if (spread > 0) expect((one.bounds?.p50 ?? 0) / spread).toBeLessThan(widest)
      }
    expect(off).toBeGreaterThan(0)
  },
)

test('an interrupted run goes on where it stopped and ends with the same bits', async () => {
  const whole = await run()
  rmSync(join(folder, 'out.part'), { recursive: true })
  await expect(run({ stopAt: 3 * CHUNK })).rejects.toThrow('interrupted')
  expect(part()).toEqual(['counts-1', 'part.json', 'segment-0'])
  await expect(run({ stopAt: 5 * CHUNK })).rejects.toThrow('interrupted')
  expect(part()).toEqual(['counts-2', 'part.json', 'segment-0', 'segment-1'])
  const resumed = await run()
  expect(resumed.summary).toEqual(whole.summary)
  expect(resumed.ensemble).toEqual(whole.ensemble)
})

test('another scenario or seed begins anew', async () => {
  await expect(run({ stopAt: 3 * CHUNK })).rejects.toThrow('interrupted')
  expect(new PartFolder(join(folder, 'out'), 'key').segments).toBe(1)
  expect(new PartFolder(join(folder, 'out'), 'another').segments).toBe(0)
  expect(part()).toEqual(['part.json'])
})

test('blocks give the draws and metrics of every member once', async () => {
  const { ensemble } = await simulate(ready())
  const all = Int32Array.from({ length: MEMBERS }, (_, m) => m)
  const large = await run()
  for (const { first, count, stride, draws, metricValues } of large.blocks()) {
    const own = all.subarray(first, first + count)
    for (let row = 0; row < ensemble.drawNames.length; row++)
      expect(draws.slice(row * stride, row * stride + count)).toEqual(pick(ensemble.draws, row, MEMBERS, own))
    for (let row = 0; row < ensemble.metrics.length; row++)
      expect(metricValues.slice(row * stride, row * stride + count)).toEqual(
        pick(ensemble.metricValues, row, MEMBERS, own),
      )
  }
})
