import { REACH } from '../../distributions/normalQuantile.ts'
import { addElementary } from '../../kernel/compiled/emit/elementaryWriter.ts'
import { F64X2 } from '../../kernel/compiled/emit/f64x2.ts'
import { Machine } from '../../kernel/compiled/machine/machine.ts'
import { FunctionBuilder, I32, NOTHING, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import * as I from '../instructions.ts'
import { CENTRAL, TAILS } from './normal.ts'
import { KEY_BYTES, multipliers, type Words, writePhilox } from './writePhilox.ts'
import { fourFrom, halvesOf, writeShares } from './writeShares.ts'
import { DIRECTION_BYTES, writeOwen, writeSobol } from './writeSobol.ts'

/** Functions of the module. */
export interface UniformExports {
  /**
   * Writes the numbers of `count` members for each period from `period` to `end - 1`, one period after the other, to an address. Up
   * to three more numbers are written behind them.
   */
  uniforms(into: number, first: number, count: number, period: number, end: number, purpose: number): void
  /**
   * Writes the scrambled Sobol' shares of `count` members to an address, and up to three more numbers behind them.
   * @param indices of the members' points, before they are shuffled
   */
  sobol(into: number, indices: number, first: number, count: number, shuffle: number, scramble: number): void
  /**
   * Replaces the numbers between two addresses by their normal quantiles, as well as up to seven behind them.
   * @param list room for an address for each number
   * @param tails room for each number and eight more
   */
  normals(from: number, to: number, list: number, tails: number): void
}

/** Where the keys of all rounds stand, direction numbers, and the module's constants. */
export const KEYS = 0
export const DIRECTIONS = KEYS + KEY_BYTES
export const CONSTANTS = DIRECTIONS + DIRECTION_BYTES

/** Numbers that are written or read behind the end. */
export const BEHIND = 8

/** The module that `UniformWriter` runs, and the constants it reads. */
export interface UniformCode {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly constants: readonly bigint[]
}

/** `uniform` and `normalQuantile` for many members at once. */
export function emitUniforms(): UniformCode {
  const module = new ModuleBuilder()
  const machine = new Machine()
  const tools = { machine, set: F64X2, constantAddress: (constant: number) => CONSTANTS + 8 * constant }
  const central = addElementary(tools, module, CENTRAL, 4)
  const tails = addElementary(tools, module, TAILS, 2)
  const half = tools.constantAddress(machine.instruction(machine.constant(0.5)).detail as number)
  const reach = tools.constantAddress(machine.instruction(machine.constant(REACH)).detail as number)
  const owen = module.add(writeOwen())
  module.add(writeUniforms(), 'uniforms')
  module.add(writeSobol({ owen, keys: KEYS, directions: DIRECTIONS }), 'sobol')
  module.add(writeNormals({ central, tails, half, reach }), 'normals')
  return { bytes: module.encode(), constants: machine.constants }
}

/** Four members at a time. */
function writeUniforms(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32, I32, I32])
  const [into, first, count, period, endPeriod, purpose] = [0, 1, 2, 3, 4, 5]
  const [at, four, member, nextRow] = [f.own(I32), f.own(V128), f.own(V128), f.own(I32)]
  const [members, words] = [f.own(V128), [f.own(V128), f.own(V128), f.own(V128), f.own(V128)] as Words]
  const none = f.own(V128)
  const spread = (local: number): FunctionBuilder => f.get(local).op(...I.I32X4_SPLAT)
  const locals = multipliers(f)
  const halves = halvesOf(f)
  f.integer(4)
    .op(...I.I32X4_SPLAT)
    .set(four)
  fourFrom(f, first)
  f.set(members)
  f.op(I.LOOP, NOTHING)
  f.get(members).set(member).get(into).set(at)
  f.get(into).get(count).integer(3).op(I.I32_SHIFT_LEFT, I.I32_ADD).set(nextRow)
  f.op(I.LOOP, NOTHING)
  f.get(member).set(words[0])
  spread(period).set(words[1])
  spread(purpose).set(words[2])
  f.get(none).set(words[3])
  writePhilox(f, words, locals, KEYS)
  writeShares(f, at, [words[0], words[1]], halves)
  f.get(member)
    .get(four)
    .op(...I.I32X4_ADD)
    .set(member)
  f.get(at).integer(32).op(I.I32_ADD).tee(at).get(nextRow).op(I.I32_LESS_UNSIGNED, I.BRANCH_IF, 0, I.END)
  f.get(nextRow).set(into)
  f.get(period).integer(1).op(I.I32_ADD).tee(period).get(endPeriod).op(I.I32_NOT_EQUAL, I.BRANCH_IF, 0, I.END)
  return f
}

interface Normals {
  readonly central: number
  readonly tails: number
  /** Addresses of constants. */
  readonly half: number
  readonly reach: number
}

/** Shares near 0 and 1 are set aside, because few need a logarithm, and put back in the end. */
function writeNormals({ central, tails, half, reach }: Normals): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32, I32, I32])
  const [from, to, list, aside] = [0, 1, 2, 3]
  const [at, found, address] = [f.own(I32), f.own(I32), f.own(I32)]
  const step = (local: number): FunctionBuilder => f.get(local).integer(8).op(I.I32_ADD).tee(local)
  const listed = (): FunctionBuilder => f.get(list).get(found).op(I.I32_ADD)
  const number = (): FunctionBuilder => f.get(aside).get(found).integer(1).op(I.I32_SHIFT_LEFT, I.I32_ADD)
  f.get(from).set(at)
  f.op(I.LOOP, NOTHING)
  number().get(at).memory(I.F64_LOAD, 0).memory(I.F64_STORE, 0)
  listed().get(at).memory(I.I32_STORE, 0)
  f.get(found)
    .get(at)
    .memory(I.F64_LOAD, 0)
    .integer(0)
    .memory(I.F64_LOAD, half)
    .op(I.F64_SUBTRACT, I.F64_ABSOLUTE)
  f.integer(0)
    .memory(I.F64_LOAD, reach)
    .op(I.F64_GREATER)
    .integer(2)
    .op(I.I32_SHIFT_LEFT, I.I32_ADD)
    .set(found)
  step(at).get(to).op(I.I32_LESS_UNSIGNED, I.BRANCH_IF, 0, I.END)
  f.get(from).get(to).call(central)
  f.get(found).op(I.IF, NOTHING)
  f.get(aside)
  number().call(tails)
  f.op(I.LOOP, NOTHING)
  f.get(found).integer(4).op(I.I32_SUBTRACT).set(found)
  listed().memory(I.I32_LOAD, 0).set(address)
  f.get(address)
  number().memory(I.F64_LOAD, 0).memory(I.F64_STORE, 0)
  f.get(found).op(I.BRANCH_IF, 0, I.END, I.END)
  return f
}
