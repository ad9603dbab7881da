import { expect, test } from 'vitest'
import { SPECIALS } from '../../src/analysis/specials.ts'
import { runMembers } from '../../src/ensemble/runMembers.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../src/kernel/compiled/emit/f64x2.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { folderOf, systemOf } from '../modelText.ts'

const MEMBERS = 67

const PARAMETERS = `
  month: { value: 1, unit: month, {label}, source: test, grade: judgement }
  p: { value: { normal: { mean: 0, sd: 2 } }, unit: dimensionless, {label}, source: test, grade: judgement }
  q: { value: { uniform: { low: -1, high: 1 } }, unit: dimensionless, {label}, source: test, grade: judgement }
  k: { value: { categorical: { values: [-2, -1, 0, 1, 3.5], probabilities: [0.2, 0.2, 0.2, 0.2, 0.2] } }, unit: dimensionless, {label}, source: test, grade: judgement }
  tau: { value: { lognormal: { p5: 3.5, p50: 6, p95: 20 } }, unit: month, {label}, source: test, grade: judgement }
  when: { value: { uniform: { low: 2020-06, high: 2024-06 } }, unit: date, {label}, source: test, grade: judgement }
  f: { over: [r], values: { A: 1, B: 0, else: { uniform: { low: -1, high: 2 } } }, unit: dimensionless, {label}, source: test, grade: judgement }
`

const quoted = ([name, unit, equation]: readonly string[]): string =>
  `  ${name}: { unit: ${unit}, {label}, equation: '${equation}' }`

const auxiliaries = (...rows: readonly (readonly string[])[]): string =>
  `auxiliaries:\n${rows.map(quoted).join('\n')}\n`

const stock = (name: string, initial: string, flow: string): string =>
  `stocks:\n  ${name}: { unit: dimensionless, {label}, initial: '${initial}', inflows: ['${flow}'], non_negative: false }\n`

/** What is added to a scenario, for each part of the language. */
interface Part {
  readonly model: string
  readonly outputs: string
  readonly scenario?: string
}

const PARTS: Readonly<Record<string, Part>> = {
  'smooths and delays of every order': {
    model: auxiliaries(
      ['wave', 'dimensionless', 'sin((time - startTime) / month + p)'],
      ['s1', 'dimensionless', 'smooth1(wave, tau)'],
      ['s3', 'dimensionless', 'smooth3(s1 * k, tau, q)'],
      ['d1', 'dimensionless', 'delay1(s3, tau, p)'],
      ['d3', 'dimensionless', 'delay3(wave + d1, tau)'],
      [
        'fixed',
        'dimensionless',
        'delayFixed(wave, tau, q) + delayFixed(d3, 2 * month, k) + delayFixed(s1, 90 * month, p)',
      ],
      ['kept', 'dimensionless', 'initial(wave) + initial(d3)'],
    ),
    outputs: 's1, s3, d1, d3, fixed, kept',
  },
  'functions of time at drawn dates': {
    model: auxiliaries(
      ['steps', 'dimensionless', 'step(when) + ramp(when, date("2022-07-09")) + ramp("2021-02", when)'],
      ['pulses', '1/month', 'pulse(when) + pulse("2021-05-03") + drain(tau)'],
      ['spans', 'dimensionless', 'during("2021-02-11", when) + triangle("2021-06", when, "2023-01")'],
      [
        'late',
        'dimensionless',
        'time > when and not (time < startTime + tau) or time == endTime ? 1 : timeStep / month',
      ],
    ),
    outputs: 'steps, pulses, spans, late',
  },
  'lookups beyond both ends': {
    model: `lookups:
  line: { input_unit: dimensionless, unit: dimensionless, interpolation: linear, points: [[-1, 3], [0, -2], [1e-300, 5], [2, 5]], {label}, source: t, grade: judgement }
  stairs: { input_unit: dimensionless, unit: dimensionless, interpolation: step, points: [[-1, 3], [0, -2], [2, 0.5]], {label}, source: t, grade: judgement }
  dates: { input_unit: month, unit: dimensionless, interpolation: linear, points: [[2021-03, 1], [2022-01-16, 1.5], [2022-08, -1]], {label}, source: t, grade: judgement }
${stock('s', 'p', '(line(s) - stairs(s * 3) + dates(time)) / month')}${auxiliaries(
  ['drawn', 'dimensionless', 'line(p) + stairs(k) + dates(when)'],
  ['moving', 'dimensionless', 'line(q * sin(s)) + dates(time + tau)'],
)}`,
    outputs: 's, drawn, moving',
  },
  'arrays, sub-ranges and noise': {
    model: `dimensions:
  r: [A, B, C, D]
  s: [x-1, y]
  some: { of: r, elements: [B, D] }
noise:
  n: { over: [r], {label} }
  m: { {label} }
stocks:
  a: { over: [r, s], unit: dimensionless, {label}, initial: 'f[r] * 2 + n[r]', inflows: ['flow[r, s]'], outflows: ['a[r, s] * drain(tau)'], non_negative: false }
flows:
  flow:
    over: [r, s]
    unit: 1/month
    {label}
    equation: { 'A,y': '2 / month', 'B,x-1': 'm * a[A, y] / month', else: 'sum(some, a[some, s]) * q * 0.05 / month' }
${auxiliaries(
  ['total', 'dimensionless', 'sum(r, sum(s, a[r, s] * f[r])) / (1 + maxOver(some, abs(a[some, y])))'],
  ['least', 'dimensionless', 'minOver(r, n[r] * a[r, "x-1"]) + initial(m) + smooth1(m, tau)'],
)}`,
    outputs: 'a, total, least',
  },
  'events that may come, and policies': {
    model: `exogenous:
  level: { unit: dimensionless, path: level, base: p, {label} }
  impulse: { unit: dimensionless, path: impulse, {label} }
policies:
  help: { {label}, date: 2021-09-17, effects: [{ exogenous: level, add: q }], source: t, grade: judgement }
${stock('s', '0', 'impulse + level / month')}`,
    outputs: 'level, impulse, s',
    scenario: `policies: { help: on }
events:
  maybe: { date: { uniform: { low: 2020-12, high: 2023-07 } }, probability: 0.5, {label}, effects: [{ exogenous: level, set: q }, { exogenous: impulse, pulse: k }], source: t, grade: judgement }
  slow: { date: 2022-01-17, {label}, effects: [{ exogenous: level, ramp: 5, duration: 40 }], source: t, grade: judgement }
  either: { date: 2022-01-17, {label}, outcomes: { a: { probability: 0.3, effects: [{ exogenous: level, add: 1 }] }, b: { probability: 0.3, effects: [{ exogenous: impulse, pulse: 2 }] } }, source: t, grade: judgement }
  last: { date: 2022-12, {label}, effects: [{ exogenous: impulse, pulse: 7 }], source: t, grade: judgement }
`,
  },
  'every reducer': {
    model: stock('s', 'p', '(sin((time - startTime) / month) * k - s * q) / month'),
    outputs: 's',
    scenario: `metrics:
  a: { expression: 'highest(s) - lowest(s, "2021-03-05", "2022-01")', unit: dimensionless, {label} }
  b: { expression: timeOfHighest(s), unit: date, {label} }
  c: { expression: 'timeOfLowest(s, "2021-06", "2022-06-30")', unit: date, {label} }
  d: { expression: 'final(s) / at(s, "2021-04-18")', unit: dimensionless, {label} }
  e: { expression: 'totalOver(s, "2021-02-03", "2022-02") / month + meanOver(s, "2022-01-05", "2022-01-06")', unit: dimensionless, {label} }
  f: { expression: 'firstAbove(s, 1, 3)', unit: date, {label} }
  g: { expression: 'firstBelow(s, -p)', unit: date, {label} }
  h: { expression: 'highest(s) > 3 and firstBelow(s, 0) < date("2022-01")', unit: probability, {label} }
`,
  },
}

const CASES = Object.keys(PARTS).flatMap((name) =>
  (['euler', 'rk4'] as const).flatMap((method) => [1, 7].map((steps) => ({ name, method, steps }))),
)

test.each(CASES)(
  '$name: the same bits compiled and interpreted, by $method, $steps steps a month',
  ({ name, method, steps }) => {
    const { model, outputs, scenario = '' } = PARTS[name] as Part
    const time = `time: { origin: 2021-01, start: 2021-01, end: 2022-12, steps_per_month: ${steps}, method: ${method} }\n`
    const parameters = model.includes('dimensions:') ? PARAMETERS : PARAMETERS.replace(/\n {2}f: .*/, '')
    const ensemble = `ensemble: { members: ${MEMBERS}, seed: test, design: sobol }\noutputs: [${outputs}]\n`
    const { system, scenario: read } = systemOf(folderOf(time + model, parameters, ensemble + scenario))
    const ranOn = (kernel: Kernel) => runMembers(system, kernel, read.ensemble, 0, MEMBERS)
    const wanted = ranOn(interpret(system))
    for (const instructions of [F64X2, F64_SCALAR])
      expect(ranOn(compile(system, { instructions }))).toEqual(wanted)
    // A drawn delay may be shorter than a long time step.
    expect(wanted.failures.length).toBeLessThan(MEMBERS / 10)
    expect(new Set(wanted.values).size).toBeGreaterThan(MEMBERS)
  },
)

test('these are all functions that the analysis takes apart; the others are compared one by one', () => {
  const text = JSON.stringify(PARTS)
  expect(SPECIALS.size).toBeGreaterThan(20)
  expect([...SPECIALS.keys()].filter((name) => !text.includes(`${name}(`))).toEqual([])
})
