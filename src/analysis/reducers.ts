import type { Expression } from '../model/expression.ts'
import type { ReducerKind } from '../model/system.ts'
import type { Checker } from './checker.ts'
import { MONTHS, type Quantity, TIME } from './quantity.ts'
import { constant, over, slotValue, subtract } from './scalar.ts'
import type { Special } from './special.ts'
import { MONTH, multiply } from './unit.ts'

const arg = (args: readonly Expression[], i: number): Expression => args[i] as Expression

function window(args: readonly Expression[], first: number, checker: Checker): void {
  for (const a of args.slice(first)) checker.expectTime(a)
}

function simple(
  name: ReducerKind & string,
  meaning: string,
  most: number,
  result: 'value' | 'time',
): Special {
  return {
    name,
    least: 1,
    most,
    meaning,
    reducer: true,
    quantity: (args, checker) => {
      const q = checker.path(arg(args, 0))
      window(args, 1, checker)
      return result === 'time' ? TIME : q
    },
    lower: (args, lowerer) =>
      slotValue(
        lowerer.reducer({
          kind: name,
          value: lowerer.lower(arg(args, 0)),
          ...lowerer.window(args[1], args[2]),
        }),
      ),
  }
}

function crossing(name: 'firstBelow' | 'firstAbove', meaning: string): Special {
  return {
    name,
    least: 2,
    most: 5,
    meaning,
    reducer: true,
    quantity: (args, checker) => {
      const q = checker.path(arg(args, 0))
      if (q) checker.expect(arg(args, 1), q)
      if (args[2]) expectMonths(args[2], checker)
      window(args, 3, checker)
      return TIME
    },
    lower: (args, lowerer) =>
      slotValue(
        lowerer.reducer({
          kind: name,
          value: lowerer.lower(arg(args, 0)),
          threshold: lowerer.lower(arg(args, 1)),
          hold: args[2] ? lowerer.lower(args[2]) : constant(0),
          ...lowerer.window(args[3], args[4]),
        }),
      ),
  }
}

/** Months in a row may be written as a plain number. */
function expectMonths(expression: Expression, checker: Checker): void {
  if (expression.kind !== 'number') checker.expect(expression, MONTHS)
}

function overWindow(name: string, meaning: string, mean: boolean): Special {
  return {
    name,
    least: 3,
    most: 3,
    meaning,
    reducer: true,
    quantity: (args, checker): Quantity | undefined => {
      const q = checker.path(arg(args, 0))
      window(args, 1, checker)
      if (mean || q?.kind !== 'number') return q
      return { kind: 'number', unit: multiply(q.unit, MONTH) }
    },
    lower: (args, lowerer) => {
      const { from, to } = lowerer.window(args[1], args[2], mean)
      const total = slotValue(
        lowerer.reducer({ kind: 'total', value: lowerer.lower(arg(args, 0)), from, to }),
      )
      return mean ? over(total, subtract(to, from)) : total
    },
  }
}

/** Functions of a whole path, for metrics, observed series and facts. */
export const REDUCERS: readonly Special[] = [
  simple('highest', 'the largest value', 3, 'value'),
  simple('lowest', 'the smallest value', 3, 'value'),
  simple('timeOfHighest', 'when the largest value was reached', 3, 'time'),
  simple('timeOfLowest', 'when the smallest value was reached', 3, 'time'),
  simple('final', 'the value at the end', 1, 'value'),
  {
    name: 'at',
    least: 2,
    most: 2,
    meaning: 'the value on a date',
    reducer: true,
    quantity: (args, checker) => {
      checker.expectTime(arg(args, 1))
      return checker.path(arg(args, 0))
    },
    lower: (args, lowerer) => {
      const date = lowerer.dateWithin(arg(args, 1))
      return slotValue(
        lowerer.reducer({ kind: 'at', value: lowerer.lower(arg(args, 0)), from: date, to: date }),
      )
    },
  },
  overWindow('meanOver', 'the mean between two dates', true),
  overWindow('totalOver', 'the integral of a rate between two dates', false),
  crossing('firstBelow', 'the first time the value is below a threshold, for some months in a row'),
  crossing('firstAbove', 'the first time the value is above a threshold, for some months in a row'),
]
