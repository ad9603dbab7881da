import type { Expression } from '../model/expression.ts'
import type { Scalar } from '../model/system.ts'
import type { Checker } from './checker.ts'
import type { Lowerer } from './lowerer.ts'
import { MONTHS, type Quantity } from './quantity.ts'
import { constant, over, slotValue, subtract, times } from './scalar.ts'
import type { Special } from './special.ts'

const arg = (args: readonly Expression[], i: number): Expression => args[i] as Expression

function quantityOfMacro(args: readonly Expression[], checker: Checker): Quantity | undefined {
  checker.expect(arg(args, 1), MONTHS)
  return checker.same(args.filter((_, i) => i !== 1))
}

/** Splits the arguments, and makes sure of a delay of at least a time step for each of its parts. */
function readMacro(args: readonly Expression[], lowerer: Lowerer, order: number) {
  const input = lowerer.lower(arg(args, 0))
  const part = over(lowerer.lower(arg(args, 1)), constant(order))
  lowerer.requireAtLeastTimeStep(part, arg(args, 1))
  const initial = args[2] ? lowerer.lower(args[2]) : input
  return { input, part, initial }
}

/** A chain of first-order smooths: each stock moves towards the one before (Sterman 2000, ch. 10 and p. 428). */
function smooth(order: number): Special['lower'] {
  return (args, lowerer) => {
    const { input, part, initial } = readMacro(args, lowerer, order)
    let signal: Scalar = input
    for (let i = 0; i < order; i++) {
      const before = signal
      signal = slotValue(
        lowerer.hiddenStock(initial, (slot) => over(subtract(before, slotValue(slot)), part)),
      )
    }
    return signal
  }
}

/** A chain of stocks in transit, each drained in its share of the delay (Sterman 2000, ch. 11): what goes in comes out. */
function delay(order: number): Special['lower'] {
  return (args, lowerer) => {
    const { input, part, initial } = readMacro(args, lowerer, order)
    let flow: Scalar = input
    for (let i = 0; i < order; i++) {
      const into = flow
      const out = (slot: number): Scalar => over(slotValue(slot), part)
      const slot = lowerer.hiddenStock(times(initial, part), (s) => subtract(into, out(s)))
      flow = out(slot)
    }
    return flow
  }
}

export const MACROS: readonly Special[] = [
  {
    name: 'smooth1',
    least: 2,
    most: 3,
    meaning: 'first-order information smooth',
    quantity: quantityOfMacro,
    lower: smooth(1),
  },
  {
    name: 'smooth3',
    least: 2,
    most: 3,
    meaning: 'third-order information smooth',
    quantity: quantityOfMacro,
    lower: smooth(3),
  },
  {
    name: 'delay1',
    least: 2,
    most: 3,
    meaning: 'first-order material delay',
    quantity: quantityOfMacro,
    lower: delay(1),
  },
  {
    name: 'delay3',
    least: 2,
    most: 3,
    meaning: 'third-order material delay',
    quantity: quantityOfMacro,
    lower: delay(3),
  },
  {
    name: 'delayFixed',
    least: 3,
    most: 3,
    meaning: 'the value that long ago',
    quantity: quantityOfMacro,
    lower: (args, lowerer) => {
      const { input, part, initial } = readMacro(args, lowerer, 1)
      return slotValue(lowerer.fixedDelay(input, part, initial))
    },
  },
  {
    name: 'initial',
    least: 1,
    most: 1,
    meaning: 'the value at the start',
    quantity: (args, checker) => checker.quantity(arg(args, 0)),
    lower: (args, lowerer) => slotValue(lowerer.memory(lowerer.lower(arg(args, 0)))),
  },
]
