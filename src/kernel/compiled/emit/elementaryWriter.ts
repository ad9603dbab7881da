import type { Elementary } from '../elementary/elementaries.ts'
import type { Quick } from '../elementary/steps.ts'
import { type Arithmetic, arithmetic } from '../machine/arithmetic.ts'
import type { Machine } from '../machine/machine.ts'
import { needed } from '../schedule/needed.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import type { ModuleBuilder } from '../wasm/moduleBuilder.ts'
import { ExpressionWriter } from './expressionWriter.ts'
import type { InstructionSet } from './instructionSet.ts'

const FROM = 0
const TO = 1

/** What elementary functions are made of. */
export interface Tools {
  readonly machine: Machine
  readonly set: InstructionSet
  constantAddress(constant: number): number
}

/**
 * Adds the function (from, to) that replaces the numbers between two addresses by their images. Where a quick form exists, it is
 * taken unless one of the numbers side by side needs the whole one, which is a function of its own out of the way.
 * @param sideBySide vectors that are done at a time
 * @returns the index of the function
 */
export function addElementary(
  tools: Tools,
  module: ModuleBuilder,
  { whole, quick }: Elementary,
  sideBySide: number,
): number {
  const { set } = tools
  const f = new FunctionBuilder([I32, I32])
  const vectors = Array.from({ length: sideBySide }, () => f.own(set.number))
  const bytes = set.width * set.bytes
  f.op(0x03, NOTHING)
  vectors.forEach((x, i) => {
    set.load(f.get(FROM), i * bytes)
    f.set(x)
  })
  if (quick) writeQuick(tools, f, quick, vectors, addWhole(tools, module, whole))
  else writeWhole(tools, f, whole, vectors)
  vectors.forEach((x, i) => {
    set.store(f.get(FROM).get(x), i * bytes)
  })
  f.get(FROM)
    .integer(bytes * vectors.length)
    .op(0x6a)
    .tee(FROM)
    .get(TO)
    .op(0x49, 0x0d, 0, 0x0b)
  return module.add(f)
}

/** Adds the function from one vector to its image. */
export function addWhole(tools: Tools, module: ModuleBuilder, whole: Elementary['whole']): number {
  const f = new FunctionBuilder([tools.set.number], [tools.set.number])
  const image = whole(arithmetic(tools.machine), tools.machine.add('argument', 0))
  writerOf(tools, f, [0], [image]).write(image)
  return module.add(f)
}

/** Replaces vectors by their images, which are worked off in step. */
function writeWhole(
  tools: Tools,
  f: FunctionBuilder,
  whole: Elementary['whole'],
  vectors: readonly number[],
): void {
  const m = arithmetic(tools.machine)
  const images = vectors.map((_, i) => whole(m, tools.machine.add('argument', i)))
  const writer = writerOf(tools, f, vectors, images)
  computeInStep(tools, writer, images)
  images.forEach((image, i) => {
    writer.write(image)
    f.set(vectors[i] as number)
  })
}

/** The mask of where one of masks holds; of negations, the negation of where all that they negate hold. */
function anyOf(machine: Machine, masks: readonly number[]): number {
  const m = arithmetic(machine)
  const negated = masks.flatMap((mask) => {
    const { operation, operands } = machine.instruction(mask)
    return operation === 'not' ? operands : []
  })
  return negated.length === masks.length ? m.not(negated.reduce(m.and)) : masks.reduce(m.or)
}

function computeInStep({ machine }: Tools, writer: ExpressionWriter, images: readonly number[]): void {
  const chains = images.map((image) => needed(machine, [image]))
  chains[0]?.forEach((_, i) => {
    for (const chain of chains) writer.compute(chain[i] as number)
  })
}

/**
 * Replaces vectors by their images. Each image is one long chain of operations that wait for each other, so the chains are worked
 * off in step. V8 orders operations backwards from where they are used, and keeps in step what one condition uses; that is why the
 * images take part, cut down to no bit at all, in the one that looks for irregular numbers.
 */
function writeQuick(
  tools: Tools,
  f: FunctionBuilder,
  quick: (m: Arithmetic, x: number) => Quick,
  vectors: readonly number[],
  outOfTheWay: number,
): void {
  const { set, machine } = tools
  const m = arithmetic(machine)
  const results = vectors.map((_, i) => quick(m, machine.add('argument', i)))
  const images = results.map((r) => r.value)
  const irregular = anyOf(
    machine,
    results.map((r) => r.irregular),
  )
  const any =
    images.length > 1 ? m.or(irregular, m.bitsAnd(images.reduce(m.bitsOr), m.constant(0))) : irregular
  const writer = writerOf(tools, f, vectors, [any, ...images])
  computeInStep(tools, writer, images)
  writer.write(any)
  set.any(f)
  f.op(0x04, NOTHING)
  for (const x of vectors) f.get(x).call(outOfTheWay).set(x)
  f.op(0x05)
  images.forEach((image, i) => {
    writer.write(image)
    f.set(vectors[i] as number)
  })
  f.op(0x0b)
}

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
