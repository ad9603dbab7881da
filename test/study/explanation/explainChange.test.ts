import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scalar, System } from '../../../src/model/system.ts'
import { explainChange } from '../../../src/study/explanation/explainChange.ts'
import { logMean } from '../../../src/study/explanation/logMean.ts'

const slot = (i: number): Scalar => ({ op: 'slot', slot: i })
const number = (value: number): Scalar => ({ op: 'constant', value })
const call = (name: string, ...parts: Scalar[]): Scalar => ({ op: 'call', name, arguments: parts })
const [a, b, c] = [slot(0), slot(1), slot(2)] as [Scalar, Scalar, Scalar]

const SLOTS = 14

const SYSTEM: Pick<System, 'slots' | 'tables' | 'member'> = {
  slots: Array.from({ length: SLOTS }, (_, i) => ({ variable: `v${i}`, element: '', unit: 't' })),
  tables: [{ name: 'table', interpolation: 'linear', x: [0, 10], y: [5, 25] }],
  member: [],
}

/** Values of the first slots; the rest are 1. The time comes last. */
const present = (values: readonly number[], time = 0): Float64Array =>
  Float64Array.from({ length: SLOTS + 1 }, (_, i) => (i === SLOTS ? time : (values[i] ?? 1)))

/** Amounts by name. */
function amountsOf(equation: Scalar, before: readonly number[], after: readonly number[]) {
  const found = explainChange(equation, SYSTEM, present(before), present(after))
  expect(Math.abs(found.residual)).toBeLessThan(1e-12 * (1 + Math.abs(found.before) + Math.abs(found.after)))
  return Object.fromEntries(
    found.contributions.map(({ cause, amount }) => [cause === 'time' ? cause : cause.variable, amount]),
  )
}

describe('what can be divided exactly', () => {
  test('sums: each term its own change', () => {
    const equation = call('-', call('+', a, call('negate', b)), c)
    expect(amountsOf(equation, [1, 2, 3], [5, 8, 1])).toEqual({ v0: 4, v1: -6, v2: 2 })
  })

  test('products: relative changes times the logarithmic mean', () => {
    const mean = (60 - 10) / Math.log(6)
    const found = amountsOf(call('*', a, b), [2, 5], [4, 15])
    expect(found.v0).toBeCloseTo(mean * Math.log(2), 12)
    expect(found.v1).toBeCloseTo(mean * Math.log(3), 12)
  })

  test('quotients, powers, roots, exponentials', () => {
    const equation = call('*', call('/', call('^', a, number(-0.5)), call('sqrt', b)), call('exp', c))
    const value = (x: number[]): number =>
      (x[0] as number) ** -0.5 * (x[1] as number) ** -0.5 * Math.exp(x[2] as number)
    const [before, after] = [
      [1, 4, 0.5],
      [2, 9, 1],
    ]
    const mean = (value(after) - value(before)) / Math.log(value(after) / value(before))
    const found = amountsOf(equation, before, after)
    expect(found.v0).toBeCloseTo(-0.5 * mean * Math.log(2), 12)
    expect(found.v1).toBeCloseTo(-0.5 * mean * Math.log(9 / 4), 12)
    expect(found.v2).toBeCloseTo(0.5 * mean, 12)
  })

  test('a power whose exponent changes too', () => {
    const found = amountsOf(call('^', a, b), [2, 1], [4, 3])
    const mean = (64 - 2) / Math.log(32)
    expect(found.v0).toBeCloseTo(mean * 2 * Math.log(2), 10)
    expect(found.v1).toBeCloseTo(mean * 2 * (Math.log(2) + Math.log(4)) * 0.5, 10)
  })

  test('a sum within a product is divided in proportion', () => {
    const found = amountsOf(call('*', call('+', a, b), c), [1, 3, 2], [2, 8, 5])
    const mean = logMean(50, 8)
    expect((found.v1 as number) / (found.v0 as number)).toBeCloseTo(5, 12)
    expect(found.v2).toBeCloseTo(mean * Math.log(2.5), 12)
  })

  test('terms that cancel within a factor show', () => {
    const found = amountsOf(call('*', call('+', a, b), c), [1, 3, 2], [3, 1, 2])
    expect(found.v0).toBeCloseTo(4, 12)
    expect(found.v1).toBeCloseTo(-4, 12)
  })

  test('one input in several places has one part; negative factors keep their sign', () => {
    expect(amountsOf(call('*', a, a), [2], [5])).toEqual({ v0: expect.closeTo(21, 12) })
    const found = amountsOf(call('*', a, b), [-2, 3], [-4, 6])
    expect(found.v0).toBeCloseTo(-9, 12)
    expect(found.v1).toBeCloseTo(-9, 12)
  })
})

describe('what cannot: Shapley over the inputs', () => {
  test('a power of a negative number', () => {
    expect(amountsOf(call('^', a, number(2)), [-2], [-3])).toEqual({ v0: 5 })
    // first from 4 to 9 or from 16 to 81, then from 4 to 16 or from 9 to 81
    expect(amountsOf(call('^', a, b), [-2, 2], [-3, 4])).toEqual({ v0: 35, v1: 42 })
  })

  test('minus zero is zero', () => {
    const equation = call('max', call('/', number(1), a), call('*', number(2), b))
    expect(() => explainChange(equation, SYSTEM, present([0, 1]), present([-0, 1]))).toThrow(RangeError)
    const bounded = call('min', call('/', number(1), a), b)
    expect(explainChange(bounded, SYSTEM, present([0, 3]), present([-0, 3])).change).toBe(0)
  })

  test('a factor that is zero', () => {
    // a first: 0 then 12; b first: 0 then 12 from 0 x 4
    expect(amountsOf(call('*', a, b), [0, 1], [3, 4])).toEqual({ v0: 7.5, v1: 4.5 })
  })

  test('a maximum, where both inputs matter although nothing changes in the end', () => {
    const equation = call('max', number(0), call('-', a, b))
    expect(amountsOf(equation, [0, 0], [10, 10])).toEqual({ v0: 5, v1: -5 })
  })

  test('a condition, a table, the time', () => {
    const equation: Scalar = {
      op: 'if',
      condition: call('>', { op: 'time' }, a),
      then: { op: 'lookup', table: 0, argument: b },
      otherwise: number(0),
    }
    const found = explainChange(equation, SYSTEM, present([3, 1], 0), present([3, 6], 5))
    // 0 before, 17 after; the time alone 7, the argument alone 0
    expect(found).toMatchObject({ before: 0, after: 17, change: 17, joint: 0, methods: ['Shapley'] })
    expect(found.contributions).toMatchObject([
      { cause: 'time', before: 0, after: 5, amount: 12 },
      { cause: { variable: 'v1' }, before: 1, after: 6, amount: 5 },
    ])
  })

  test('more than ten inputs: over the arguments', () => {
    const many = Array.from({ length: 12 }, (_, i) => slot(i)).reduce((sum, one) => call('+', sum, one))
    const equation = call('max', many, slot(12))
    const before = Array.from({ length: 13 }, () => 1)
    const after = Array.from({ length: 12 }, (_, i) => 1 + i).concat(2)
    const found = explainChange(equation, SYSTEM, present(before), present(after))
    expect(found.methods).toEqual(['by argument', 'sum'])
    expect(found.change).toBe(66)
    expect(found.residual).toBeCloseTo(0, 10)
    // the sum is the greater one at both points, so that all goes to its terms
    for (const { cause, amount } of found.contributions) {
      const place = Number((cause as { variable: string }).variable.slice(1))
      expect(amount).toBeCloseTo(place < 12 ? place : 0, 12)
    }
  })

  test('what has no value half way is not divided', () => {
    const equation = call('max', call('log', call('-', a, b)), number(-50))
    const found = explainChange(equation, SYSTEM, present([2, 1]), present([9, 4]))
    expect(found.contributions).toEqual([])
    expect(found.joint).toBeCloseTo(Math.log(5), 12)
  })
})

test('what is the same at both points is no cause; what is infinite cannot be explained', () => {
  expect(amountsOf(call('*', a, b), [2, 3], [2, 4])).toEqual({ v1: expect.closeTo(2, 12) })
  expect(explainChange(call('+', a, b), SYSTEM, present([1]), present([1]))).toMatchObject({
    change: 0,
    contributions: [],
  })
  for (const value of [Infinity, Number.NaN])
    expect(() => explainChange(a, SYSTEM, present([1]), present([value]))).toThrow(RangeError)
})

test('hidden constants are looked behind', () => {
  const slots = SYSTEM.slots.with(5, { variable: 'constant', element: '0', unit: 'dimensionless' })
  const member = [{ slot: 5, value: call('*', a, b) }]
  const before = present([2, 3, 1, 1, 1, 6])
  const after = present([4, 3, 1, 1, 1, 12])
  const found = explainChange(call('+', slot(5), c), { ...SYSTEM, slots, member }, before, after)
  expect(found.contributions).toMatchObject([{ cause: { variable: 'v0' }, amount: expect.closeTo(6, 12) }])
  const whole = explainChange(
    call('+', slot(5), c),
    { ...SYSTEM, slots, member },
    before,
    after,
    () => undefined,
  )
  expect(whole.contributions).toMatchObject([{ cause: { variable: 'constant' }, amount: 6 }])
})

/** Equations of sums, products, quotients, powers and maxima of three inputs. */
const equations = fc.letrec<{ tree: Scalar }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(a, b, c, number(2), number(-1.5), { op: 'time' } as Scalar),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', 'max', 'min'), tie('tree'), tie('tree'))
      .map(([name, x, y]) => call(name, x as Scalar, y as Scalar)),
    tie('tree').map((x) => call('negate', x as Scalar)),
    tie('tree').map((x) => call('exp', call('min', x as Scalar, number(3)))),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([x, y, z]) => ({ op: 'if', condition: x, then: y, otherwise: z }) as Scalar),
  ),
})).tree

test('whatever the equation, the parts add up to the change, and turn round with it', () => {
  const values = fc.array(
    fc.double({ min: -3, max: 3, noNaN: true }).map((x) => Math.round(x * 8) / 8),
    {
      minLength: 3,
      maxLength: 3,
    },
  )
  let explained = 0
  fc.assert(
    fc.property(equations, values, values, (equation, from, to) => {
      const [before, after] = [present(from, 1), present(to, 2)]
      let found: ReturnType<typeof explainChange>
      try {
        found = explainChange(equation, SYSTEM, before, after)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        return
      }
      explained++
      const size = found.contributions.reduce((sum, { amount }) => sum + Math.abs(amount), 0)
      expect(Math.abs(found.residual)).toBeLessThanOrEqual(1e-9 * (1 + size + Math.abs(found.change)))
      const sum = found.contributions.reduce(
        (total, { amount }) => total + amount,
        found.joint + found.residual,
      )
      expect(Math.abs(sum - found.change)).toBeLessThanOrEqual(1e-12 * (1 + size))
      const back = explainChange(equation, SYSTEM, after, before)
      for (const { cause, amount } of found.contributions) {
        const other = back.contributions.find((one) => one.cause === cause)
        expect(Math.abs((other?.amount ?? 0) + amount)).toBeLessThanOrEqual(1e-9 * (1 + size))
      }
    }),
    { numRuns: 500 },
  )
  expect(explained).toBeGreaterThan(200)
})

test('the logarithmic mean lies between the geometric and the arithmetic one, also close together', () => {
  expect(logMean(5, 5)).toBe(5)
  expect(logMean(6, 2)).toBeCloseTo(4 / Math.log(3), 14)
  expect(logMean(2, 6)).toBeCloseTo(logMean(6, 2), 14)
  expect(logMean(-2, -6)).toBeCloseTo(-logMean(2, 6), 14)
  for (const excess of [1e-15, 1e-9, 1e-4, 0.4, 0.6, 10, 1e6]) {
    const mean = logMean(1 + excess, 1)
    expect(mean).toBeGreaterThanOrEqual(Math.sqrt(1 + excess) * (1 - 1e-15))
    expect(mean).toBeLessThanOrEqual((1 + excess / 2) * (1 + 1e-15))
  }
})
