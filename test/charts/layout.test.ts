import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dodge } from '../../src/charts/dodge.ts'
import { type Flag, flagsHeight, placeFlags } from '../../src/charts/flags.ts'
import { openSpot } from '../../src/charts/openSpot.ts'
import { dotValues, dotWidth, stackDots } from '../../src/charts/quantileDots.ts'
import { spreadMembers } from '../../src/charts/spreadMembers.ts'
import { textWidth } from '../../src/charts/textWidth.ts'
import { closeScale, valuePixel, valueScale } from '../../src/charts/valueScale.ts'

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('dodge', () => {
  test('keeps the gap, the order and the bounds, and moves nothing that is free', () => {
    fc.assert(
      fc.property(fc.array(finite(-50, 400), { minLength: 1, maxLength: 15 }), (positions) => {
        const moved = dodge(positions, 0, 300)
        const byPosition = positions
          .map((y, index) => ({ y, index }))
          .sort((a, b) => a.y - b.y || a.index - b.index)
        const sorted = byPosition.map(({ index }) => moved[index] as number)
        for (const [rank, y] of sorted.entries()) {
          if (rank > 0) expect(y - (sorted[rank - 1] as number)).toBeGreaterThan(15 - 1e-9)
          expect(y).toBeGreaterThan(-1e-9)
          expect(y).toBeLessThan(300 + 1e-9)
        }
      }),
    )
    expect(dodge([40, 10, 80], 0, 300)).toEqual([40, 10, 80])
  })

  test('moves two labels in one place equally far', () => {
    expect(dodge([100, 100], 0, 300)).toEqual([92.5, 107.5])
    expect(dodge([0, 0], 0, 300)).toEqual([0, 15])
    expect(dodge([300, 300], 0, 300)).toEqual([285, 300])
  })
})

describe('flags', () => {
  const style = { language: 'en', size: 12 } as const
  const box = (flag: Flag) => {
    const width = Math.max(...flag.lines.map((line) => textWidth(line, style)))
    const left = flag.side === 'right' ? flag.x + 5 : flag.x - 5 - width
    return { left, right: left + width, low: flag.lift, high: flag.lift + 15 * flag.lines.length }
  }

  test('never meet another flag or another rule', () => {
    const event = fc.record({
      x: finite(0, 600),
      text: fc.constantFrom(
        'Ban',
        'Export licences announced',
        'Ban on exports to the United States',
        '对日出口收紧',
      ),
    })
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 9 }), (events) => {
        const flags = placeFlags(
          events.toSorted((a, b) => a.x - b.x),
          -8,
          690,
          'en',
        )
        if (!Number.isFinite(flagsHeight(flags))) return
        for (const [i, a] of flags.entries()) {
          const own = box(a)
          for (const [j, b] of flags.entries()) {
            if (i === j) continue
            const other = box(b)
            const meets =
              own.left < other.right && other.left < own.right && own.low < other.high && other.low < own.high
            expect(meets).toBe(false)
            expect(b.x > own.left && b.x < own.right && other.high > own.low).toBe(false)
          }
        }
      }),
    )
  })

  test('hang at both sides so that few stack', () => {
    const flags = placeFlags(
      [200, 230].map((x) => ({ x, text: 'Ban on exports' })),
      -8,
      690,
      'en',
    )
    expect(flags.map((flag) => flag.side)).toEqual(['left', 'right'])
    expect(flags.map((flag) => flag.lift)).toEqual([5, 5])
  })
})

describe('the scale of values', () => {
  const ordinary = fc.oneof(finite(1e-6, 1e7), finite(-1e7, -1e-6), fc.constant(0))

  test('holds all values between its ends, with round ticks at even distances', () => {
    fc.assert(
      fc.property(fc.array(ordinary, { minLength: 1, maxLength: 6 }), (values) => {
        const scale = valueScale(values)
        const slack = 1e-6 * (scale.high - scale.low)
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(scale.low - slack)
          expect(value).toBeLessThanOrEqual(scale.high + slack)
        }
        const steps = scale.ticks.slice(1).map((tick, index) => tick - (scale.ticks[index] as number))
        for (const step of steps) expect(Math.abs(step - (steps[0] as number))).toBeLessThan(slack)
        expect(scale.ticks.length).toBeGreaterThan(1)
        expect(scale.ticks.length).toBeLessThan(11)
      }),
    )
  })

  test('starts at zero when values are near it, not when they are far', () => {
    expect(valueScale([300, 1200]).low).toBe(0)
    expect(valueScale([900, 1200]).low).toBeGreaterThan(800)
    expect(closeScale(300, 1200).low).toBe(200)
  })

  test('puts the ends at the edges of the plot', () => {
    const scale = valueScale([0, 10])
    expect([valuePixel(0, scale, 300), valuePixel(10, scale, 300), valuePixel(5, scale, 300)]).toEqual([
      300, 0, 150,
    ])
  })
})

describe('a label in the plot', () => {
  test('keeps clear of everything, or is not placed', () => {
    const near = [{ x: 100, y: 100 }]
    const box = { width: 300, height: 200, label: 60 }
    expect(openSpot(near, near, box)).toEqual({ x: 100, y: 86 })
    const crowd = Array.from({ length: 600 }, (_, index) => ({
      x: (index % 30) * 10,
      y: Math.floor(index / 30) * 10,
    }))
    expect(openSpot(near, crowd, box)).toBeUndefined()
  })
})

describe('quantile dots', () => {
  test('are the quantiles in the middle of equal shares', () => {
    const values = Array.from({ length: 1000 }, (_, index) => index + 0.5)
    expect(dotValues(values, 20)).toEqual(Array.from({ length: 20 }, (_, index) => 50 * index + 25))
    expect(dotValues([1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 4)).toEqual([
      1,
      2,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ])
  })

  test('never cover each other', () => {
    fc.assert(
      fc.property(fc.array(finite(0, 600), { minLength: 1, maxLength: 20 }), (values) => {
        const width = dotWidth(values, 240, 4, 30)
        const dots = stackDots(values, width)
        expect(dots).toHaveLength(values.length)
        for (const [i, a] of dots.entries())
          for (const b of dots.slice(i + 1))
            expect(a.rank !== b.rank || Math.abs(a.value - b.value) > width - 1e-6).toBe(true)
      }),
    )
  })
})

test('members are spread evenly and none is taken twice', () => {
  expect(spreadMembers([...Array(1000).keys()], 4)).toEqual([125, 375, 625, 875])
  expect(spreadMembers([3, 5, 9], 24)).toEqual([3, 5, 9])
  expect(spreadMembers([], 24)).toEqual([])
})
