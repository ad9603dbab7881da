import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cos,
  exp,
  expm1,
  log,
  log1p,
  log10,
  pow,
  sin,
  softmin1,
  tanh,
} from '../../src/functions/elementary.ts'
import reference from './elementary.json' with { type: 'json' }

const elementary = { exp, expm1, log, log1p, log10, tanh, sin, cos, softmin1 }
type Unary = keyof typeof elementary

/** The documented bounds in units in the last place; softmin1 has no counterpart in Math. */
const BOUNDS: Readonly<Record<Unary, number>> = {
  exp: 0.9,
  expm1: 1.2,
  log: 0.8,
  log1p: 0.9,
  log10: 0.7,
  tanh: 2.5,
  sin: 0.8,
  cos: 0.8,
  softmin1: 2.5,
}
const NAMES = Object.keys(BOUNDS) as Unary[]

/** The distance from |x| to the next double. */
function ulp(x: number): number {
  const float = new Float64Array([Math.abs(x)])
  const bits = new BigInt64Array(float.buffer)
  const before = float[0] as number
  bits[0] = (bits[0] as bigint) + 1n
  return (float[0] as number) - before
}

function worst(rows: readonly (readonly number[])[], f: (x: number) => number): number {
  return Math.max(
    ...rows.map(([x, value, rest]) =>
      Math.abs((f(x as number) - (value as number) - (rest as number)) / ulp(value as number)),
    ),
  )
}

describe('against values in 400 digits', () => {
  test.each(NAMES)('%s stays within its documented bound', (name) => {
    const rows = reference[name]
    expect(rows.length).toBeGreaterThan(80)
    expect(worst(rows, elementary[name])).toBeLessThan(BOUNDS[name])
  })

  test.each(NAMES)('%s with a relative error of 3 * 2^-52 added would fail', (name) => {
    const spoiled = (x: number): number => elementary[name](x) * (1 + 3 * 2 ** -52)
    expect(worst(reference[name], spoiled)).toBeGreaterThan(BOUNDS[name])
  })

  test('pow stays within its documented relative error', () => {
    for (const [x, y, value, rest] of reference.pow as [number, number, number, number][]) {
      const error = Math.abs((pow(x, y) - value - rest) / value) * 2 ** 53
      const whole = Number.isInteger(y) && Math.abs(y) <= 32
      expect(error).toBeLessThanOrEqual(
        whole ? Math.max(1, Math.abs(y)) : 1.6 * (1 + Math.abs(y * Math.log(Math.abs(x)))),
      )
    }
  })
})

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  32,
  33,
  -33,
  1e22,
  1e-300,
  709.782712893384,
  709.7827128933841,
  -708.3964185322641,
  -745.1332191019411,
  -745.1332191019412,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.EPSILON,
  2 ** -54,
  -(2 ** -54),
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
]

/** Equal zeros with equal sign, infinities, NaN; otherwise within so many units in the last place. */
function expectClose(actual: number, expected: number, bound: number): void {
  if (Object.is(actual, expected)) return
  expect(Math.abs(actual - expected) / ulp(expected)).toBeLessThanOrEqual(bound)
}

describe('at the edges', () => {
  const mathNames = NAMES.filter((name) => name !== 'softmin1' && name !== 'sin' && name !== 'cos')

  test.each(mathNames)('%s has the special values of Math', (name) => {
    for (const x of EDGES) expectClose(elementary[name](x), Math[name as 'exp'](x), 3)
  })

  test.each(['sin', 'cos'] as const)(
    '%s has the special values of Math up to its largest angle, then NaN',
    (name) => {
      for (const x of EDGES) {
        if (Math.abs(x) <= 1647099) expectClose(elementary[name](x), Math[name](x), 2)
        else expect(elementary[name](x)).toBeNaN()
      }
      expectClose(elementary[name](-1647099), Math[name](-1647099), 2)
      expect(elementary[name](1647099.0000000002)).toBeNaN()
    },
  )

  test('exact values', () => {
    expect(exp(0)).toBe(1)
    expect(exp(-0)).toBe(1)
    expect(log(1)).toBe(0)
    expect(cos(0)).toBe(1)
    expect(tanh(19.1)).toBe(1)
    for (let k = -307; k <= 308; k++) expect(log10(Number(`1e${k}`))).toBe(k)
  })

  test('softmin1 is 0 up to 0 and 1 far out', () => {
    for (const x of EDGES.filter((x) => x <= 0)) expect(softmin1(x)).toBe(0)
    for (const x of [1e6, 2 ** 40, 2 ** 41, 1e300, Number.POSITIVE_INFINITY]) expect(softmin1(x)).toBe(1)
    expect(softmin1(Number.NaN)).toBeNaN()
  })
})

describe('pow', () => {
  test('has the special values of Math.pow, except where it says otherwise', () => {
    for (const x of EDGES) {
      for (const y of EDGES) {
        const actual = pow(x, y)
        const multiplied = Number.isInteger(y) && Math.abs(y) <= 32
        if (x < 0 && !multiplied) expect(actual).toBeNaN()
        else if (!(Math.abs(actual - x ** y) <= 1e-12 * Math.abs(x ** y)))
          expect([x, y, actual]).toEqual([x, y, x ** y])
      }
    }
  })

  test('is exact for small whole numbers', () => {
    for (let x = -9; x <= 9; x++) {
      for (let y = 0; y <= 16; y++) expect(pow(x, y)).toBe(Number(BigInt(x) ** BigInt(y)))
    }
    expect(pow(2, -32)).toBe(2 ** -32)
    expect(pow(-2, 31)).toBe(-(2 ** 31))
  })
})

describe('laws', () => {
  const anywhere = fc.double({ noNaN: true })

  test.each([
    ['exp', fc.double({ min: -745, max: 710, noNaN: true })],
    ['expm1', fc.double({ min: -50, max: 710, noNaN: true })],
    ['log', fc.double({ min: 0, noNaN: true })],
    ['log1p', fc.double({ min: -1, noNaN: true })],
    ['log10', fc.double({ min: 0, noNaN: true })],
    ['tanh', anywhere],
    ['sin', fc.double({ min: -1e6, max: 1e6, noNaN: true })],
    ['cos', fc.double({ min: -1e6, max: 1e6, noNaN: true })],
  ] as const)('%s is within 4 ulp of Math', (name, arguments_) => {
    fc.assert(
      fc.property(arguments_, (x) => expectClose(elementary[name](x), Math[name](x), 4)),
      { numRuns: 2000, seed: 1 },
    )
  })

  test.each(['tanh', 'sin', 'expm1'] as const)('%s keeps small arguments', (name) => {
    fc.assert(
      fc.property(fc.double({ min: -1e-20, max: 1e-20, noNaN: true }), (x) =>
        Object.is(elementary[name](x), x),
      ),
    )
  })

  test('softmin1 never exceeds its argument nor 1, and rises', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (x) => {
        const value = softmin1(x)
        expect(value).toBeLessThanOrEqual(Math.min(1, x))
        expect(softmin1(x * 1.0001)).toBeGreaterThanOrEqual(value - 2 ** -52)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('every function passes NaN on', () => {
    for (const name of NAMES) expect(elementary[name](Number.NaN)).toBeNaN()
    expect(pow(Number.NaN, 2)).toBeNaN()
    expect(pow(2, Number.NaN)).toBeNaN()
    expect(pow(1, Number.NaN)).toBeNaN()
  })

  test('the bits are pinned', () => {
    const sums = NAMES.map((name) => {
      let sum = 0
      for (let i = 1; i <= 1000; i++) sum += elementary[name](i * 0.01)
      return [name, sum]
    })
    expect(Object.fromEntries(sums)).toMatchInlineSnapshot(`
      {
        "cos": -55.32119350179391,
        "exp": 2213577.666902313,
        "expm1": 2212577.6669023135,
        "log": 1306.9579925000717,
        "log10": 567.6046442221325,
        "log1p": 1638.8829901416245,
        "sin": 183.63360979003858,
        "softmin1": 948.0610860368162,
        "tanh": 931.1844488119559,
      }
    `)
  })
})
