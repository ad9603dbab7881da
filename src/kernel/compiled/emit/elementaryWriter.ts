import type { Elementary } from '../elementary/elementaries.ts'
import { arithmetic } from '../machine/arithmetic.ts'
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
 * Adds the function (from, to) that replaces the numbers between two addresses by their images. Where a regular form exists, it is
 * taken unless one of the numbers side by side needs the whole one, which is a function of its own out of the way.
 * @returns the index of the function
 */
export function addElementary(tools: Tools, module: ModuleBuilder, elementary: Elementary): number {
  const { whole, regular, isRegular } = elementary
  const { number } = tools.set
  if (!regular || !isRegular) {
    return module.add(overRows(tools, (f, x) => formula(tools, f, x, whole)))
  }
  const single = new FunctionBuilder([number], [number])
  formula(tools, single, 0, whole)
  const outOfTheWay = module.add(single)
  return module.add(
    overRows(tools, (f, x) => {
      formula(tools, f, x, isRegular)
      tools.set.computations.not(f)
      tools.set.any(f)
      f.op(0x04, number).get(x).call(outOfTheWay).op(0x05)
      formula(tools, f, x, regular)
      f.op(0x0b)
    }),
  )
}

function overRows({ set }: Tools, write: (f: FunctionBuilder, argument: number) => void): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const x = f.own(set.number)
  f.op(0x03, NOTHING)
  set.load(f.get(FROM), 0)
  f.set(x).get(FROM)
  write(f, x)
  set.store(f, 0)
  f.get(FROM)
    .integer(set.width * 8)
    .op(0x6a)
    .tee(FROM)
    .get(TO)
    .op(0x49, 0x0d, 0, 0x0b)
  return f
}

function formula(
  { machine, set, constantAddress }: Tools,
  f: FunctionBuilder,
  argument: number,
  write: Elementary['whole'],
): void {
  const result = write(arithmetic(machine), machine.add('argument', ''))
  const writer = new ExpressionWriter(machine, f, {
    set,
    library: { lookup: () => -1, wholePower: -1 },
    constantAddress,
    isGiven: () => false,
    load: () => f.get(argument),
  })
  writer.use(result)
  writer.write(result)
}
