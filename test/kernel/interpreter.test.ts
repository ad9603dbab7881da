import { describe, expect, it } from 'vitest'
import { folderOf, runOne } from '../modelText.ts'

const TIME = 'time: { origin: 2020-01, start: 2020-01, end: 2021-01, steps_per_month: 4, method: euler }'

const PARAMETERS = `
  tau: { value: 5, unit: month, {label}, source: test, grade: judgement }
  months: { value: 1, unit: month, {label}, source: test, grade: judgement }
`

function auxiliary(equation: string, extra = ''): string {
  return `${TIME}\n${extra}auxiliaries:\n  x: { unit: dimensionless, {label}, equation: '${equation}' }\n`
}

function pathOf(equation: string, extra = ''): number[] {
  return runOne(folderOf(auxiliary(equation, extra), PARAMETERS, 'outputs: [x]')).paths.x as number[]
}

function metric(expression: string, equation: string, unit = 'dimensionless'): number {
  const scenario = `outputs: [x]\nmetrics:\n  m: { expression: '${expression}', unit: ${unit}, {label} }\n`
  return runOne(folderOf(auxiliary(equation), PARAMETERS, scenario)).metrics.m as number
}

describe('stocks and time steps', () => {
  const decay = (method: string, steps: number, rate: string): number => {
    const model = `
time: { origin: 2020-01, start: 2020-01, end: 2021-01, steps_per_month: ${steps}, method: ${method} }
stocks:
  s: { unit: dimensionless, {label}, initial: 1, outflows: [s ${rate}] }
`
    return runOne(folderOf(model, PARAMETERS, 'outputs: [s]')).paths.s?.at(-1) as number
  }
  const exact = Math.exp(-12 / 5)

  it('drains a stock exactly at any time step', () => {
    for (const steps of [1, 2, 4, 8]) expect(decay('euler', steps, '* drain(tau)')).toBeCloseTo(exact, 14)
  })

  it('converges at first order with Euler and fourth order with Runge-Kutta', () => {
    const error = (method: string, steps: number): number => Math.abs(decay(method, steps, '/ tau') - exact)
    expect(error('euler', 8) / error('euler', 16)).toBeGreaterThan(1.9)
    expect(error('euler', 8) / error('euler', 16)).toBeLessThan(2.1)
    expect(error('rk4', 2) / error('rk4', 4)).toBeGreaterThan(14)
    expect(error('rk4', 2) / error('rk4', 4)).toBeLessThan(18)
  })

  it('gives the same bits whatever the order of declaration', () => {
    const lines = [
      '  a: { unit: dimensionless, {label}, equation: \'b * 2 + time / months - date("2020-01") / months\' }',
      "  b: { unit: dimensionless, {label}, equation: 'c + 1' }",
      '  c: { unit: dimensionless, {label}, equation: \'exp(-ramp("2020-02", "2020-09"))\' }',
    ].map((line) =>
      line.replace(' + time / months - date("2020-01") / months', ' + (time - startTime) / months'),
    )
    const run = (order: string[]): number[] =>
      runOne(folderOf(`${TIME}\nauxiliaries:\n${order.join('\n')}\n`, PARAMETERS, 'outputs: [a]')).paths
        .a as number[]
    const [a, b, c] = lines as [string, string, string]
    expect(run([c, b, a])).toEqual(run([a, b, c]))
    expect(run([b, a, c])).toEqual(run([a, b, c]))
  })
})

describe('functions of time', () => {
  it('steps, ramps and pulses on dates', () => {
    expect(pathOf('step("2020-03")').slice(0, 4)).toEqual([0, 0, 1, 1])
    expect(pathOf('ramp("2020-02", "2020-04")').slice(0, 5)).toEqual([0, 0, 0.5, 1, 1])
    expect(pathOf('pulse("2020-03") * months').slice(0, 5)).toEqual([0, 0, 4, 0, 0])
    expect(pathOf('triangle("2020-02", "2020-04", "2020-05")').slice(0, 6)).toEqual([0, 0, 0.5, 1, 0, 0])
  })

  it('takes effect at the first time step on or after the date', () => {
    expect(pathOf('step("2020-02-02")').slice(0, 3)).toEqual([0, 0, 1])
    expect(metric('timeOfHighest(x)', 'pulse("2020-03-03") * months', 'date')).toBe(2.25)
  })

  it('gives the share of a time step between two dates', () => {
    const total = metric('totalOver(x, "2020-01", "2021-01") / months', 'during("2020-02-10", "2020-04-20")')
    expect(total).toBeCloseTo(2 + 19 / 30 - 9 / 29, 12)
  })
})

describe('macros', () => {
  it('conserves what goes through a material delay', () => {
    const equation = 'delay3(pulse("2020-02"), months, 0 * pulse("2020-02")) * months'
    expect(metric('totalOver(x, "2020-01", "2021-01") / months', equation)).toBeCloseTo(1, 3)
  })

  it('moves a smooth 63 % of the way in its time', () => {
    const x = pathOf('smooth1(step("2020-01-02"), tau, 0)')
    const discrete = 1 - (1 - 0.25 / 5) ** ((5 - 0.25) / 0.25)
    expect(x[5]).toBeCloseTo(discrete, 12)
  })

  it('hands over what went in that long ago', () => {
    expect(pathOf('delayFixed((time - startTime) / months, 2 * months, -1)').slice(0, 5)).toEqual([
      -1, -1, 0, 1, 2,
    ])
  })

  it('remembers the value at the start', () => {
    expect(pathOf('initial(3 + (time - startTime) / months)').slice(0, 3)).toEqual([3, 3, 3])
  })
})

describe('reducers', () => {
  const hill = '(time - startTime) / months * (8 - (time - startTime) / months)'

  it.each([
    ['highest(x)', 'dimensionless', 16],
    ['lowest(x)', 'dimensionless', -48],
    ['timeOfHighest(x)', 'date', 4],
    ['final(x)', 'dimensionless', -48],
    ['at(x, "2020-03")', 'dimensionless', 12],
    ['highest(x, "2020-07", "2021-01")', 'dimensionless', 12],
    ['firstAbove(x, 15)', 'date', 3.25],
    ['firstBelow(x, 0)', 'date', 8.25],
    ['firstAbove(x, 15, 1)', 'date', 3.25],
    ['firstAbove(x, 15, 6)', 'date', Infinity],
  ] as const)('%s', (expression, unit, expected) => {
    expect(metric(expression, hill, unit)).toBe(expected)
  })

  it('reads a date between two time steps off the line through them', () => {
    expect(metric('at(x, "2020-02-03")', '(time - startTime) / months')).toBeCloseTo(1 + 2 / 29, 14)
  })

  it('averages over a window that cuts time steps', () => {
    expect(metric('meanOver(x, "2020-02-05", "2020-03-20")', '3')).toBeCloseTo(3, 12)
  })

  it('counts a condition', () => {
    expect(metric('highest(x) > 15', hill, 'probability')).toBe(1)
  })
})

describe('failures', () => {
  it('records the first thing that went wrong, and when', () => {
    const model = `${TIME}
stocks:
  s: { unit: dimensionless, {label}, initial: 1, outflows: [0.5 / months] }
`
    const { failures } = runOne(folderOf(model, PARAMETERS, 'outputs: [s]'))
    expect(failures).toEqual([{ member: 0, variable: 's', month: '2020-03', reason: 'fell below zero' }])
  })

  it('records a value that is no number', () => {
    const { failures } = runOne(
      folderOf(auxiliary('log(-(time - startTime) / months)'), PARAMETERS, 'outputs: [x]'),
    )
    expect(failures).toEqual([{ member: 0, variable: 'x', month: '2020-01', reason: 'is -Infinity' }])
  })
})
