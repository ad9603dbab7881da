import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import type { System } from '../../../src/model/system.ts'
import { calibrate } from '../../../src/study/calibration/calibrate.ts'
import {
  type GivenResults,
  inParts,
  joinParts,
  type MemberRunner,
  runnerHere,
} from '../../../src/study/calibration/givenMembers.ts'
import type { Effort } from '../../../src/study/calibration/samplePosterior.ts'
import { compiledRunner, labScenario, shownBy, type Values } from './lab.ts'

const SMALL: Effort = {
  ...{ populations: 2, points: 32, moves: 4, settling: 8, pictures: 8, spacing: 2, rounds: 1 },
}

const TRUTH = { start_stock: 150, supply_rate: 14, use_time: 8, response: 1.2, normal_price: 260 }

const shown = shownBy(TRUTH)

/** The truth as reported: off by 3 %, as grade A says. */
const reported: Values = (series, label) =>
  shown(series, label) * Math.exp(0.03 * normalQuantile(uniform(keyOf('reports', series + label), 'draw', 0)))

test('known parameters are found again, and what the data say nothing of keeps its prior', {
  timeout: 60_000,
}, async () => {
  const effort = {
    ...SMALL,
    populations: 4,
    points: 64,
    moves: 6,
    settling: 30,
    pictures: 10,
    spacing: 4,
    rounds: 2,
  }
  const found = await calibrate(labScenario(reported), compiledRunner, {
    until: 36,
    seed: 's',
    effort,
    rows: 400,
  })
  expect(found.diagnostics.rhat).toBeLessThan(1.01)
  expect(found.diagnostics.effectiveSize).toBeGreaterThan(200)
  expect(found.diagnostics).toMatchObject({ observations: 21, failed: 0, noisy: false })
  for (const [name, value] of Object.entries(TRUTH)) {
    const marginal = found.marginals.find((one) => one.name === name)
    expect(marginal?.posterior.p5).toBeLessThan(value)
    expect(marginal?.posterior.p95).toBeGreaterThan(value)
    expect(marginal?.contraction).toBeGreaterThan(0.7)
    expect(marginal?.overlap).toBeLessThan(0.6)
    expect(marginal?.informed).toBe(true)
  }
  const idle = found.marginals.find(({ name }) => name === 'idle')
  expect(idle?.informed).toBe(false)
  expect(idle?.overlap).toBeGreaterThan(0.9)
  expect(found.checks.map(({ series }) => series.name)).toEqual(['level', 'price', 'supplied'])
  for (const check of found.checks) {
    expect(check.rmse).toBeLessThan(0.06)
    expect(check.inside90).toBeGreaterThan(0.8)
  }
  // structural errors are found to be small where the model is right
  for (const { sd } of found.discrepancies) expect(sd.posterior.p50).toBeLessThan(sd.prior.p50)
})

test('draws are a table of the parameters, the same for a seed however members are run', async () => {
  const scenario = labScenario(shown)
  const options = { until: 24, seed: 's', effort: SMALL, rows: 20 }
  const inThree = (system: System): MemberRunner => {
    const run = runnerHere(system, interpret(system))
    return (members) => joinParts(inParts(members, 3).map((part) => run(part) as GivenResults))
  }
  const [one, other] = [
    await calibrate(scenario, compiledRunner, options),
    await calibrate(scenario, inThree, options),
  ]
  expect(one.parameters).toEqual([
    'start_stock',
    'supply_rate',
    'use_time',
    'response',
    'normal_price',
    'idle',
  ])
  expect(one.draws).toHaveLength(6 * 20)
  expect(one.draws).toEqual(other.draws)
  expect(one.marginals).toEqual(other.marginals)
  expect(one.until).toBe('2022-12')
  const again = await calibrate(scenario, compiledRunner, { ...options, seed: 't' })
  expect(again.draws).not.toEqual(one.draws)
})

test('what is observed later has no say', async () => {
  const options = { until: 20, seed: 's', effort: { ...SMALL, points: 16, pictures: 2 }, rows: 10 }
  const wrongLater: Values = (series, label) => shown(series, label) * (label > '2022-09' ? 9 : 1)
  const [one, other] = [
    await calibrate(labScenario(shown), compiledRunner, options),
    await calibrate(labScenario(wrongLater), compiledRunner, options),
  ]
  expect(one.diagnostics.observations).toBe(13)
  expect(one.draws).toEqual(other.draws)
})

test('noise that reaches the observations is found along with the parameters', async () => {
  const options = { until: 24, seed: 's', effort: { ...SMALL, points: 16, pictures: 4 }, rows: 40 }
  const early = labScenario(shown, 'set: { shock_start: 2021-01-01 }\n')
  const found = await calibrate(early, compiledRunner, options)
  expect(found.diagnostics.noisy).toBe(true)
  expect(found.points.space.size).toBe(found.points.space.shaped + 25)
  expect(found.parameters).toHaveLength(6)
})

test('without observations there is nothing to calibrate on', async () => {
  const options = { until: 0.5, seed: 's', effort: SMALL }
  await expect(calibrate(labScenario(shown), compiledRunner, options)).rejects.toThrow(
    'no observation before 2021-01',
  )
})

test('a number missing beside an observation is refused, not taken for a fit', async () => {
  const blind = (system: System): MemberRunner => {
    const run = compiledRunner(system)
    return async (members) => {
      const results = await run(members)
      return { ...results, metricValues: results.metricValues.fill(Number.NaN, 0, members.count) }
    }
  }
  const options = { until: 24, seed: 's', effort: SMALL }
  await expect(calibrate(labScenario(shown), blind, options)).rejects.toThrow(
    'no simulated number beside level of 2021-02-01, so no likelihood',
  )
})

test('members that fail are impossible, counted, and do not stop the others', async () => {
  const fragile = (system: System): MemberRunner => {
    const run = compiledRunner(system)
    const idle = system.draws.findIndex(({ name }) => name === 'idle')
    return async (members) => {
      const { count } = members
      const failed = Array.from({ length: count }, (_, i) => i).filter(
        (i) => (members.draws[idle * count + i] as number) > 0.5,
      )
      const results = await run(members)
      const metricValues = results.metricValues.map((value, place) =>
        failed.includes(place % count) ? Number.NaN : value,
      )
      return { ...results, metricValues, failed }
    }
  }
  const options = { until: 24, seed: 's', effort: SMALL, rows: 50 }
  const found = await calibrate(labScenario(shown), fragile, options)
  expect(found.diagnostics.failed).toBeGreaterThan(0)
  const idle = found.draws.subarray(5 * 50, 6 * 50)
  expect(Math.max(...idle)).toBeLessThanOrEqual(0.5)
})
