import { expect, test } from 'vitest'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { runnerHere } from '../../../src/study/calibration/givenMembers.ts'
import { portfolioMembers, switchable, withoutIdleReducers } from '../../../src/study/decision/switchable.ts'
import { runLab } from '../../labStudy.ts'

test('one system with policies as switches gives what a scenario with these policies gives, to the bit', async () => {
  const { scenario } = await runLab()
  const system = switchable(scenario, ['relief'])
  const lean = withoutIdleReducers({
    ...system,
    outputs: [],
    metrics: system.metrics.filter(({ name }) => name === 'lowest_stock'),
  })
  expect(lean.reducers.length).toBeLessThan(system.reducers.length)
  const members = portfolioMembers(scenario, lean, ['relief'])
  const run = runnerHere(lean, interpret(lean))
  for (const [portfolio, name] of [
    [[], 'base'],
    [['relief'], 'relief'],
  ] as const) {
    const { ensemble } = await runLab({}, {}, name)
    const rows = ensemble.metrics.flatMap((one, row) => (one.name === 'lowest_stock' ? [row] : []))
    const { metricValues } = run(members.of(portfolio))
    const expected = rows.flatMap((row) => [
      ...ensemble.metricValues.subarray(row * ensemble.members, (row + 1) * ensemble.members),
    ])
    expect([...metricValues]).toEqual(expected)
  }
})
