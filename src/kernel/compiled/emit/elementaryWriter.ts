import type { Elementary } from '../elementary/elementaries.ts'
import { type Arithmetic, arithmetic } from '../machine/arithmetic.ts'
import type { Machine } from '../machine/machine.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import type { ModuleBuilder } from '../wasm/moduleBuilder.ts'
import { ExpressionWriter } from './expressionWriter.ts'
import type { InstructionSet } from './instructionSet.ts'

const FROM = 0
const TO = 1

/** What elementary functions are made of. */
interface Tools {
  readonly machine: Machine
  readonly set: InstructionSet
  constantAddress(constant: number): number
}

/**
 * Adds the function (from, to) that replaces the numbers between two addresses by their images. Where a quick form exists, it is
 * taken unless one of the numbers side by side needs the whole one, which is a function of its own out of the way.
 * @param unrolled vectors done side by side: they share the loads of the constants, for which there are too few registers
 * @returns the index of the function
 */
export function addElementary(
  tools: Tools,
  module: ModuleBuilder,
  { whole, quick }: Elementary,
  unrolled: number,
): number {
  const { set, machine } = tools
  const formulas = arithmetic(machine)
  const single = new FunctionBuilder([set.number], [set.number])
  const slow = whole(formulas, machine.add('argument', 0))
  writerOf(tools, single, [0], [slow]).write(slow)
  const outOfTheWay = module.add(single)
  const f = new FunctionBuilder([I32, I32])
  const arguments_ = Array.from({ length: unrolled }, () => f.own(set.number))
  const bytes = set.width * 8
  f.op(0x03, NOTHING)
  arguments_.forEach((x, i) => {
    set.load(f.get(FROM), i * bytes)
    f.set(x)
  })
  const results = arguments_.map((_, i) => (quick ?? wholly(whole))(formulas, machine.add('argument', i)))
  const all = results.flatMap(({ value, irregular }) =>
    irregular === undefined ? [value] : [irregular, value],
  )
  const writer = writerOf(tools, f, arguments_, all)
  if (quick) {
    results.forEach(({ irregular }, i) => {
      writer.write(irregular as number)
      if (i > 0) set.computations.or(f)
    })
    set.any(f)
    f.op(0x04, NOTHING)
    for (const x of arguments_) f.get(x).call(outOfTheWay).set(x)
    f.op(0x05)
  }
  const values = results.map(() => f.own(set.number))
  results.forEach(({ value }, i) => {
    writer.write(value)
    f.set(values[i] as number)
  })
  values.forEach((value, i) => {
    f.get(value).set(arguments_[i] as number)
  })
  if (quick) f.op(0x0b)
  arguments_.forEach((x, i) => {
    set.store(f.get(FROM).get(x), i * bytes)
  })
  f.get(FROM)
    .integer(bytes * unrolled)
    .op(0x6a)
    .tee(FROM)
    .get(TO)
    .op(0x49, 0x0d, 0, 0x0b)
  return module.add(f)
}

const wholly =
  (whole: Elementary['whole']) =>
  (m: Arithmetic, x: number): { value: number; irregular?: number } => ({ value: whole(m, x) })

function writerOf(
  { machine, set, constantAddress }: Tools,
  f: FunctionBuilder,
  arguments_: readonly number[],
  results: readonly number[],
): ExpressionWriter {
  const writer = new ExpressionWriter(machine, f, {
    set,
    library: { lookup: () => -1 },
    constantAddress,
    isGiven: () => false,
    load: (_, index) => f.get(arguments_[machine.instruction(index).detail as number] as number),
  })
  for (const result of results) writer.use(result)
  return writer
}
