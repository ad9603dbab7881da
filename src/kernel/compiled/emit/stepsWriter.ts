import type { Kept, Steps } from '../elementary/steps.ts'
import { arithmetic } from '../machine/arithmetic.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import type { Tools } from './elementaryWriter.ts'
import { ExpressionWriter } from './expressionWriter.ts'

const FROM = 0
const TO = 1

/** Polynomials that are worked off in step: more of them, or their variables, would not stay in registers. */
const IN_STEP = 6

/** What the steps of a vector read, as places of arguments: what the first step keeps follows the others. */
const [X, POLYNOMIAL, KEPT] = [0, 1, 2]

/** How many vectors are done at a time, and where there is room for what their steps leave for later ones. */
export interface SideBySide {
  readonly vectors: number
  readonly scratch: number
}

/** The most numbers that steps leave: those that the first step keeps, and the polynomial. */
const MOST_LEFT = 5

/** Bytes of scratch memory that functions of so many vectors need. */
export function scratchBytes(vectors: number, vectorBytes: number): number {
  return MOST_LEFT * vectors * vectorBytes
}

/**
 * The function (from, to) that replaces the numbers between two addresses by their images, unless one of the numbers side by side
 * needs the whole formula. A polynomial by Horner's scheme is one chain of operations that wait for each other, longer than what a
 * processor looks ahead; so each step is done for many vectors before the next one, and the polynomials of a few at a time. The loop
 * over coefficients is there because V8 orders operations within a round of it as it likes, not beyond.
 */
export function writeSteps(
  tools: Tools,
  steps: Steps,
  sideBySide: SideBySide,
  outOfTheWay: number,
): FunctionBuilder {
  return new StepsWriter(tools, steps, sideBySide, outOfTheWay).write()
}

/** The instructions of steps that read arguments. */
interface Instructions {
  /** What the first step keeps, and whether the vector is usual. */
  readonly kept: readonly number[]
  readonly usual: number
  /** Whether it is usual or everyday, once the first step has been done. */
  readonly regular: number
  readonly last: number
  readonly mended: number
}

function instructionsOf({ machine }: Tools, steps: Steps): Instructions {
  const m = arithmetic(machine)
  const argument = (which: number): number => machine.add('argument', which)
  const x = argument(X)
  const kept = steps.first(m, x)
  const left = kept.map((_, slot) => argument(KEPT + slot)) as [number, ...number[]] satisfies Kept
  const last = steps.last(m, argument(POLYNOMIAL), left)
  const everyday = steps.isEveryday(m, x)
  return {
    kept,
    usual: steps.isUsual(m, x, kept),
    regular: m.or(steps.isUsual(m, x, left), everyday),
    last,
    mended: steps.mended(m, last, everyday),
  }
}

class StepsWriter {
  readonly #tools: Tools
  readonly #sideBySide: SideBySide
  readonly #outOfTheWay: number
  readonly #f = new FunctionBuilder([I32, I32])
  readonly #writer: ExpressionWriter
  /** That of the highest power, and where the others stand from there on downwards. */
  readonly #highest: number
  readonly #coefficients: { readonly start: number; readonly end: number }
  readonly #instructions: Instructions
  readonly #polynomials: readonly number[]
  readonly #variables: readonly number[]
  /** The vector that is written at the moment. */
  #vector = 0

  constructor(tools: Tools, steps: Steps, sideBySide: SideBySide, outOfTheWay: number) {
    const { machine, set, constantAddress } = tools
    this.#tools = tools
    this.#sideBySide = sideBySide
    this.#outOfTheWay = outOfTheWay
    const [highest, ...others] = [...steps.coefficients].reverse()
    const start = constantAddress(machine.series(others))
    this.#highest = arithmetic(machine).constant(highest as number)
    this.#coefficients = { start, end: start + 8 * others.length }
    this.#instructions = instructionsOf(tools, steps)
    const own = (): number => this.#f.own(set.number)
    this.#polynomials = Array.from({ length: IN_STEP }, own)
    this.#variables = Array.from({ length: IN_STEP }, own)
    this.#writer = new ExpressionWriter(machine, this.#f, {
      set,
      library: { lookup: () => -1 },
      constantAddress,
      isGiven: () => false,
      load: (_, index) => this.#load(machine.instruction(index).detail as number),
    })
  }

  write(): FunctionBuilder {
    const { vectors } = this.#sideBySide
    const { last, mended } = this.#instructions
    const f = this.#f
    const unusual = f.own(I32)
    f.op(0x03, NOTHING, 0x02, NOTHING)
    this.#writeFirst()
    f.tee(unusual).op(0x04, NOTHING)
    this.#writeRegular()
    f.op(0x04, NOTHING)
    this.#writeWhole()
    f.op(0x0c, 2, 0x0b, 0x0b)
    const groups = Math.ceil(vectors / IN_STEP)
    const start = (group: number): number => Math.floor((group * vectors) / groups)
    for (let group = 0; group < groups; group++) this.#writePolynomials(start(group), start(group + 1))
    f.get(unusual).op(0x04, NOTHING)
    this.#writeResults(mended)
    f.op(0x05)
    this.#writeResults(last)
    f.op(0x0b, 0x0b).get(FROM)
    f.integer(vectors * this.#bytes)
      .op(0x6a)
      .tee(FROM)
    f.get(TO).op(0x49, 0x0d, 0, 0x0b)
    return f
  }

  /** Of a vector. */
  get #bytes(): number {
    const { set } = this.#tools
    return set.width * set.bytes
  }

  #load(which: number): void {
    const { set } = this.#tools
    if (which === X) set.load(this.#f.get(FROM), this.#vector * this.#bytes)
    else set.load(this.#f.integer(0), this.#scratch(which - POLYNOMIAL))
  }

  /** Where a number left for the vector stands. */
  #scratch(slot: number): number {
    const { scratch, vectors } = this.#sideBySide
    return scratch + (slot * vectors + this.#vector) * this.#bytes
  }

  /** Leaves on the stack whether a vector is unusual. */
  #writeFirst(): void {
    const { set } = this.#tools
    const { kept, usual } = this.#instructions
    const all = this.#f.own(set.mask)
    for (this.#vector = 0; this.#vector < this.#sideBySide.vectors; this.#vector++) {
      for (const value of [...kept, usual]) this.#writer.use(value)
      kept.forEach((value, slot) => {
        this.#f.integer(0)
        this.#writer.write(value)
        set.store(this.#f, this.#scratch(KEPT - POLYNOMIAL + slot))
      })
      this.#and(usual, all)
    }
    this.#isNot(all)
  }

  /** Leaves on the stack whether a vector is neither usual nor everyday. */
  #writeRegular(): void {
    const { regular } = this.#instructions
    const all = this.#f.own(this.#tools.set.mask)
    for (this.#vector = 0; this.#vector < this.#sideBySide.vectors; this.#vector++) {
      this.#writer.use(regular)
      this.#and(regular, all)
    }
    this.#isNot(all)
  }

  /** Takes the mask of the vector together with those of the vectors before. */
  #and(mask: number, all: number): void {
    const { set } = this.#tools
    this.#writer.write(mask)
    if (this.#vector > 0) set.computations.and(this.#f.get(all))
    this.#f.set(all)
  }

  #isNot(all: number): void {
    const { set } = this.#tools
    set.computations.not(this.#f.get(all))
    set.any(this.#f)
  }

  #writeWhole(): void {
    const { set } = this.#tools
    for (this.#vector = 0; this.#vector < this.#sideBySide.vectors; this.#vector++) {
      this.#f.get(FROM)
      this.#load(X)
      this.#f.call(this.#outOfTheWay)
      set.store(this.#f, this.#vector * this.#bytes)
    }
  }

  #writePolynomials(from: number, to: number): void {
    const { set } = this.#tools
    const { start, end } = this.#coefficients
    const f = this.#f
    const [coefficient, address] = [f.local(set.number), f.local(I32)]
    for (this.#vector = from; this.#vector < to; this.#vector++) {
      this.#load(KEPT)
      f.set(this.#variables[this.#vector - from] as number)
      this.#writer.write(this.#highest)
      f.set(this.#polynomials[this.#vector - from] as number)
    }
    f.integer(start).set(address).op(0x03, NOTHING)
    set.spread(f.get(address), 0)
    f.set(coefficient)
    for (let i = 0; i < to - from; i++) {
      f.get(coefficient)
      f.get(this.#variables[i] as number).get(this.#polynomials[i] as number)
      set.computations.mul(f)
      set.computations.add(f)
      f.set(this.#polynomials[i] as number)
    }
    f.get(address).integer(8).op(0x6a).tee(address)
    f.integer(end).op(0x49, 0x0d, 0, 0x0b)
    for (this.#vector = from; this.#vector < to; this.#vector++)
      set.store(f.integer(0).get(this.#polynomials[this.#vector - from] as number), this.#scratch(0))
    f.release(I32, address)
    f.release(set.number, coefficient)
  }

  /** The last steps: their value, or the mended one. */
  #writeResults(value: number): void {
    for (this.#vector = 0; this.#vector < this.#sideBySide.vectors; this.#vector++) {
      this.#writer.use(value)
      this.#f.get(FROM)
      this.#writer.write(value)
      this.#tools.set.store(this.#f, this.#vector * this.#bytes)
    }
  }
}
