import { expect, test } from 'vitest'
import { calibrate } from '../../../src/study/calibration/calibrate.ts'
import { shareDone } from '../../../src/study/calibration/shareDone.ts'
import { compiledRunner, labScenario, shownBy } from './lab.ts'

const shown = shownBy({ start_stock: 150, supply_rate: 14, use_time: 8, response: 1.2, normal_price: 260 })

const EFFORT = { populations: 2, points: 16, moves: 2, settling: 2, pictures: 2, spacing: 1, rounds: 1 }

test('parameters that no observation depends on are named', async () => {
  const { parameters, reached } = await calibrate(labScenario(shown), compiledRunner, {
    ...{ until: 24, seed: 's', effort: EFFORT, rows: 30 },
  })
  expect(parameters.filter((_, i) => !reached[i])).toEqual(['idle'])
})

test('what is not observed yet is reached by nothing', async () => {
  const series = labScenario(shown).model.series.filter(({ name }) => name === 'supplied')
  const { parameters, reached } = await calibrate(labScenario(shown), compiledRunner, {
    ...{ until: 24, seed: 's', effort: EFFORT, rows: 30, series },
  })
  expect(parameters.filter((_, i) => reached[i])).toEqual(['supply_rate'])
})

test('progress goes on without a leap when the final temperature is reached', () => {
  const at = (temperature: number, done: number): number =>
    shareDone({ temperature, done, acceptance: 0.25, evaluations: 1 })
  expect(at(0.01, 0)).toBeLessThan(at(0.5, 0))
  expect(at(0.999, 0)).toBeLessThanOrEqual(at(1, 0))
  expect(at(1, 1)).toBe(1)
})
