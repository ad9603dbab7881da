import type { XmileExpression } from './parseXmileEquation.ts'
import { Unsupported } from './unsupported.ts'
import type { EquationWriter } from './writeEquation.ts'

type Arguments = readonly XmileExpression[]
type Write = (args: Arguments, writer: EquationWriter) => string

const arg = (args: Arguments, i: number): XmileExpression => {
  const found = args[i]
  if (!found) throw new Unsupported(`a call with only ${args.length} arguments`)
  return found
}

/** The same function under our name. */
const renamed =
  (name: string): Write =>
  (args, writer) =>
    `${name}(${args.map((a) => writer.number(a)).join(', ')})`

/** A delay or smooth: the second argument is a length of time. */
const delayed =
  (name: string): Write =>
  (args, writer) => {
    const rest = args.slice(2).map((a) => `, ${writer.number(a)}`)
    return `${name}(${writer.number(arg(args, 0))}, ${writer.months(arg(args, 1))}${rest.join('')})`
  }

/** A function of several numbers, or of the elements of an array. */
const overArray =
  (ofNumbers: string, ofArray: string): Write =>
  (args, writer) => {
    if (args.length > 1) return renamed(ofNumbers)(args, writer)
    const { text, dimensions } = writer.withStars(arg(args, 0))
    if (dimensions.length === 0) throw new Unsupported('an array as a whole')
    return dimensions.reduce((inner, { id }) => `${ofArray}(${id}, ${inner})`, text)
  }

const sum = overArray('sum', 'sum')

/** How each function of XMILE is written in our language, by its canonical name. */
export const CALLS: Readonly<Record<string, Write>> = {
  ...Object.fromEntries(
    ['abs', 'exp', 'log10', 'sqrt', 'sin', 'cos'].map((name) => [name, renamed(name)] as const),
  ),
  ln: renamed('log'),
  int: renamed('floor'),
  modulo: renamed('mod'),
  init: renamed('initial'),
  tan: (args, writer) => `(${renamed('sin')(args, writer)} / ${renamed('cos')(args, writer)})`,
  pi: () => String(Math.PI),
  min: overArray('min', 'minOver'),
  max: overArray('max', 'maxOver'),
  sum,
  size: (args, writer) => String(sizeOf(arg(args, 0), writer)),
  mean: (args, writer) => {
    if (args.length === 1) return `(${sum(args, writer)} / ${sizeOf(arg(args, 0), writer)})`
    return `((${args.map((a) => writer.factor(a)).join(' + ')}) / ${args.length})`
  },
  safediv: (args, writer) => {
    const otherwise = args[2] ? writer.number(args[2]) : '0'
    return `safeDivide(${writer.number(arg(args, 0))}, ${writer.number(arg(args, 1))}, ${otherwise})`
  },
  smth1: delayed('smooth1'),
  smth3: delayed('smooth3'),
  delay1: delayed('delay1'),
  delay3: delayed('delay3'),
  delay: (args, writer) =>
    delayed('delayFixed')([arg(args, 0), arg(args, 1), args[2] ?? arg(args, 0)], writer),
  delayn: writeDelayN,
  previous: (args, writer) =>
    `delayFixed(${writer.number(arg(args, 0))}, timeStep, ${writer.number(arg(args, 1))})`,
  trend: writeTrend,
  step: (args, writer) => `(${writer.factor(arg(args, 0))} * step(${writer.moment(arg(args, 1))}))`,
  ramp: writeRamp,
  pulse: writePulse,
  lookup: (args, writer) => {
    const table = arg(args, 0)
    if (table.kind !== 'name') throw new Unsupported('a computed table')
    return `${writer.table(table)}(${writer.number(arg(args, 1))})`
  },
}

function sizeOf(argument: XmileExpression, writer: EquationWriter): number {
  const dimension = argument.kind === 'name' && writer.setting.names.dimension(argument.name)
  const dimensions = dimension ? [dimension] : writer.withStars(argument).dimensions
  return dimensions.reduce((size, d) => size * d.elements.length, 1)
}

/** A chain of first-order delays of equal length. */
function writeDelayN([input, delay, order, initial]: Arguments, writer: EquationWriter): string {
  if (!input || !delay || order?.kind !== 'number') throw new Unsupported('DELAYN of a varying order')
  const part = `${writer.months(delay)} / ${order.value}`
  const start = initial ? `, ${writer.number(initial)}` : ''
  let text = writer.number(input)
  for (let i = 0; i < order.value; i++) text = `delay1(${text}, ${part}${start})`
  return text
}

/** How fast something changes against its own average, as Vensim and Stella define TREND. */
function writeTrend([input, delay, trend]: Arguments, writer: EquationWriter): string {
  if (!input || !delay) throw new Unsupported('TREND of one argument')
  const [x, length] = [writer.factor(input), writer.factor(delay)]
  const start = trend ? `${x} / (1 + ${writer.factor(trend)} * ${length})` : x
  const average = `smooth1(${x}, ${writer.months(delay)}, ${start})`
  return `safeDivide(${x} - ${average}, ${length} * abs(${average}), 0)`
}

/** Our ramp rises from 0 to 1 between two dates; one without an end is written out. */
function writeRamp([slope, from, to]: Arguments, writer: EquationWriter): string {
  if (!slope) throw new Unsupported('RAMP without a slope')
  const rise = writer.factor(slope)
  const begin = from ? writer.factor(from) : String(writer.setting.start)
  if (!from || !to) return `(${rise} * max(0, model_time - ${begin}))`
  const height = `(${writer.factor(to)} - ${begin})`
  return `(${rise} * ${height} * ramp(${writer.moment(from)}, ${writer.moment(to)}))`
}

/** Pulses that repeat: the amount delivered within one time step each. */
function writePulse([amount, first, interval]: Arguments, writer: EquationWriter): string {
  if (!amount || !first || !interval) throw new Unsupported('PULSE without an interval')
  const [begin, step] = [writer.factor(first), '(timeStep / unit_of_time)']
  const now = `model_time >= ${begin} and mod(model_time - ${begin}, ${writer.number(interval)}) < ${step}`
  return `(${now} ? ${writer.factor(amount)} / ${step} : 0)`
}
