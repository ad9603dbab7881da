import { describe, expect, test } from 'vitest'
import { influenceOf } from '../../src/analysis/influence.ts'
import { folderOf, runOne, systemOf } from '../modelText.ts'

const NAMES = ['gain_rate', 'price_level', 'unread', 'lag'] as const

const texts = (values: Partial<Record<(typeof NAMES)[number], string>> = {}): Record<string, string> =>
  folderOf(
    `time: { origin: 2024-01, start: 2024-01, end: 2025-12, steps_per_month: 2, method: euler }
stocks:
  metal: { unit: t, initial: start_metal, inflows: [gain], {label} }
flows:
  gain: { unit: t/month, equation: metal * gain_rate, {label} }
auxiliaries:
  worth: { unit: USD, equation: price_level * metal, {label} }
  price: { unit: USD/t, equation: price_level * 2, {label} }
  late: { unit: t, equation: 'delay1(metal, lag)', {label} }`,
    [
      '  start_metal: { unit: t, value: 10, source: none, grade: judgement, {label} }',
      ...NAMES.map((name) => {
        const unit = { gain_rate: '1/month', price_level: 'USD/t', unread: 't', lag: 'month' }[name]
        const value = values[name] ?? 'uniform: { low: 0.6, high: 0.9 }'
        return `  ${name}: { unit: ${unit}, value: { ${value} }, source: none, grade: judgement, {label} }`
      }),
    ].join('\n'),
    `ensemble: { members: 3, seed: a }
outputs: [metal, worth, price, late]
metrics:
  most_worth: { unit: USD, expression: 'highest(worth, "2024-01", "2025-12")', {label} }`,
  )

describe('influenceOf', () => {
  const { system } = systemOf(texts())
  const outputs = system.outputs.map((o) => o.variable)

  test.each([
    ['gain_rate', ['metal', 'worth', 'late'], ['most_worth'], true],
    ['price_level', ['worth', 'price'], ['most_worth'], false],
    ['lag', ['late'], [], true],
    ['unread', [], [], false],
  ] as const)('%s', (draw, shown, metrics, failures) => {
    const found = influenceOf(system, new Set([draw]))
    expect(found.outputs.map((i) => outputs[i])).toEqual(shown)
    expect(found.metrics.map((i) => system.metrics[i]?.name)).toEqual(metrics)
    expect(found.failures).toBe(failures)
  })

  test.each(NAMES)('what %s does not reach keeps its values when it moves', (draw) => {
    const before = runOne(texts())
    const after = runOne(texts({ [draw]: 'uniform: { low: 0.7, high: 1.4 }' }))
    const reached = new Set(influenceOf(system, new Set([draw])).outputs.map((i) => outputs[i] as string))
    for (const name of outputs)
      expect([name, String(after.paths[name]) !== String(before.paths[name])]).toEqual([
        name,
        reached.has(name),
      ])
  })
})
