import type { Expression } from '../model/expression.ts'
import { MONTHS, type Quantity } from './quantity.ts'
import { add, both, call, choose, constant, over, subtract, TIME_NOW } from './scalar.ts'
import type { Special } from './special.ts'
import { DIMENSIONLESS, PER_MONTH } from './unit.ts'

const RATE: Quantity = { kind: 'number', unit: PER_MONTH }
const SHARE: Quantity = { kind: 'number', unit: DIMENSIONLESS }

const arg = (args: readonly Expression[], i: number): Expression => args[i] as Expression

const shareByTime: Special['quantity'] = (args, checker) => {
  for (const time of args) checker.expectTime(time)
  return SHARE
}

/** Functions of time; events compare with the start of the time step, so they take effect at the first step on or after. */
export const TIME_FUNCTIONS: readonly Special[] = [
  {
    name: 'date',
    least: 1,
    most: 1,
    meaning: 'a point on the time axis',
    quantity: (args, checker) => {
      if (arg(args, 0).kind === 'text') return { kind: 'time' }
      return checker.problem(
        arg(args, 0),
        'bad-date',
        'an expression',
        'a date as a text, e.g. date("2023-08-01")',
      )
    },
    lower: (args, lowerer) => lowerer.time(arg(args, 0)),
  },
  {
    name: 'drain',
    least: 1,
    most: 1,
    meaning: 'the exact rate for emptying a stock with a time constant',
    quantity: (args, checker) => {
      checker.expect(arg(args, 0), MONTHS)
      return RATE
    },
    lower: (args, lowerer) => {
      const step = constant(lowerer.timeStep)
      const exponent = over(constant(-lowerer.timeStep), lowerer.lower(arg(args, 0)))
      return over(call('negate', call('expm1', exponent)), step)
    },
  },
  {
    name: 'step',
    least: 1,
    most: 1,
    meaning: '0 before, 1 from the first time step on or after the date',
    quantity: shareByTime,
    lower: (args, lowerer) => call('>=', TIME_NOW, lowerer.time(arg(args, 0))),
  },
  {
    name: 'ramp',
    least: 2,
    most: 2,
    meaning: 'rises from 0 to 1 between two dates',
    quantity: shareByTime,
    lower: (args, lowerer) => {
      const from = lowerer.time(arg(args, 0))
      const to = lowerer.time(arg(args, 1))
      const share = over(subtract(TIME_NOW, from), subtract(to, from))
      return choose(call('>=', TIME_NOW, to), constant(1), call('clamp', share, constant(0), constant(1)))
    },
  },
  {
    name: 'pulse',
    least: 1,
    most: 1,
    meaning: '1 / timeStep in the one time step at the date',
    quantity: (args, checker) => {
      checker.expectTime(arg(args, 0))
      return RATE
    },
    lower: (args, lowerer) => {
      const date = lowerer.time(arg(args, 0))
      return choose(happensNow(date, lowerer.timeStep), constant(1 / lowerer.timeStep), constant(0))
    },
  },
  {
    name: 'during',
    least: 2,
    most: 2,
    meaning: 'the share of the current time step between two dates',
    quantity: shareByTime,
    lower: (args, lowerer) => {
      const step = constant(lowerer.timeStep)
      const end = call('min', add(TIME_NOW, step), lowerer.time(arg(args, 1)))
      const overlap = subtract(end, call('max', TIME_NOW, lowerer.time(arg(args, 0))))
      return over(call('max', constant(0), overlap), step)
    },
  },
  {
    name: 'triangle',
    least: 3,
    most: 3,
    meaning: 'by time: 0 until a, 1 at b, 0 from c',
    quantity: shareByTime,
    lower: (args, lowerer) => {
      const [a, b, c] = args.map((e) => lowerer.time(e)) as [never, never, never]
      const rising = over(subtract(TIME_NOW, a), subtract(b, a))
      const falling = over(subtract(c, TIME_NOW), subtract(c, b))
      const outside = call('or', call('<=', TIME_NOW, a), call('>=', TIME_NOW, c))
      return choose(outside, constant(0), choose(call('<', TIME_NOW, b), rising, falling))
    },
  },
]

/** Whether the current time step is the first that starts on or after a date. */
export function happensNow(date: ReturnType<typeof constant>, timeStep: number): ReturnType<typeof constant> {
  const notBefore = call('<', subtract(TIME_NOW, constant(timeStep)), date)
  return both(call('>=', TIME_NOW, date), notBefore)
}
