import type { TileAddresses } from '../schedule/addresses.ts'
import type { Layout } from '../schedule/layout.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'

const LOAD = [0x28]
const STORE = [0x36]
const ADD = 0x6a
const MULTIPLY = 0x6c

/** How a number of 8 or 4 bytes is loaded and stored. */
const NUMBER = { 8: { load: [0x2b], store: [0x39] }, 4: { load: [0x2a], store: [0x38] } } as const

/** Integers at the head of each row of the time table: the month's noise, and lists of groups of reducers. */
export const HEAD = { month: 0, readings: 4, reducers: 8, bytes: 16 } as const

/** What the loop over time steps needs to know. */
export interface DriverParts {
  readonly addresses: TileAddresses
  readonly layout: Layout
  readonly timeTable: number
  readonly timeRowBytes: number
  /** Rows of the time table for one time step. */
  readonly moments: number
  readonly stepsPerSave: number
  /** Any function of a tile: those of the table have its signature. */
  readonly signature: number
  readonly core: number
  /** Does all readings instead of those that are due. */
  readonly readings: number
}

/** (tile, step): calls a function of a tile for one time step. */
export function writeAtStep(parts: DriverParts, functionIndex: number): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const row = f.own(I32)
  tileArguments(f, parts, row)
  f.call(functionIndex)
  return f
}

/** (tile, step): evaluates the equations at a time step and brings the reducers up to date. */
export function writeEvaluate(parts: DriverParts): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const row = f.own(I32)
  f.get(0).integer(0).memory(STORE, parts.addresses.failing)
  tileArguments(f, parts, row)
  f.call(parts.core)
  f.get(0).memory(LOAD, parts.addresses.waiting).op(0x04, NOTHING)
  tileArguments(f, parts, row)
  f.call(parts.readings).op(0x05)
  callListed(f, parts, row, HEAD.readings)
  f.op(0x0b)
  callListed(f, parts, row, HEAD.reducers)
  return f
}

/** Pushes tile, stocks now, stocks next, row of the time table and noise of the month, for the step in parameter 1. */
export function tileArguments(f: FunctionBuilder, parts: DriverParts, row: number): void {
  const { addresses, timeTable, timeRowBytes, moments } = parts
  f.get(1)
    .integer(timeRowBytes * moments)
    .op(MULTIPLY)
    .integer(timeTable)
    .op(ADD)
    .set(row)
  f.get(0)
  stocksAt(f, addresses, 0)
  stocksAt(f, addresses, 1)
  f.get(row)
  f.get(0).integer(addresses.noise).op(ADD).get(row).memory(LOAD, HEAD.month).op(ADD)
}

/** Stocks now and next change places with every step. */
function stocksAt(f: FunctionBuilder, { stocks, stockBytes }: TileAddresses, later: number): void {
  f.get(0).integer(stocks).op(ADD)
  f.get(1).integer(later).op(ADD).integer(1).op(0x71).integer(stockBytes).op(MULTIPLY, ADD)
}

/** Calls the functions of a list: their number, then their places in the table. */
function callListed(f: FunctionBuilder, parts: DriverParts, row: number, offset: number): void {
  const [at, end] = [f.local(I32), f.local(I32)]
  f.get(row).memory(LOAD, offset).tee(at)
  f.get(at).memory(LOAD, 0).integer(4).op(MULTIPLY, ADD).set(end)
  f.op(0x02, NOTHING, 0x03, NOTHING).get(at).get(end).op(0x46, 0x0d, 1)
  f.get(at).integer(4).op(ADD).set(at)
  tileArguments(f, parts, row)
  f.get(at)
    .memory(LOAD, 0)
    .op(0x11)
    .op(...leb(parts.signature), 0)
  f.op(0x0c, 0, 0x0b, 0x0b)
  f.release(I32, at)
  f.release(I32, end)
}

const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >> 7)]

/** The functions that move a tile from one time step to the next. */
export interface MoveParts {
  readonly evaluate: number
  /** Puts the inputs of delays into their rings, and takes their values out of them; where there are delays. */
  readonly putInputs: number | undefined
  readonly takeDelayed: number | undefined
  /** Stocks at the next step, where the equations have not computed them themselves. */
  readonly move: number | undefined
  /** Computes and copies the outputs of a save period; where there are any. */
  readonly save: { readonly compute: number; readonly copy: number } | undefined
}

/** What `advance` returns besides the step: why it has stopped before its time. */
export const STOPPED = { stocks: 1, outputs: 2, bits: 2 } as const

/**
 * (tile, step, until, next, into) -> step and why: advances a tile to step `until`, copying the outputs of save periods from step
 * `next` on, one save period after the other. It stops at the first step at which the stocks of a member that lives are not what
 * they must be, before its outputs are copied, and after a save period with an output that is not finite.
 */
export function writeAdvance(driver: DriverParts, parts: MoveParts): FunctionBuilder {
  const { addresses } = driver
  const f = new FunctionBuilder([I32, I32, I32, I32, I32], [I32])
  const stopped = f.own(I32)
  f.op(0x02, NOTHING, 0x03, NOTHING)
  if (parts.save) writeSave(f, driver, parts.save, stopped)
  f.get(1).get(2).op(0x4e, 0x0d, 1)
  if (parts.putInputs !== undefined) f.get(0).call(parts.putInputs)
  if (parts.move !== undefined) f.get(0).get(1).call(parts.move)
  f.get(0).memory(LOAD, addresses.failing).set(stopped)
  f.get(1).integer(1).op(ADD).set(1)
  if (parts.takeDelayed !== undefined) f.get(0).call(parts.takeDelayed)
  f.get(0).get(1).call(parts.evaluate)
  f.get(stopped).op(0x45, 0x0d, 0, 0x0b, 0x0b)
  f.get(1).integer(STOPPED.bits).op(0x74).get(stopped).op(0x72)
  return f
}

/** Saves where that is due; leaves both blocks around it where an output is not finite. */
function writeSave(
  f: FunctionBuilder,
  { addresses, layout, stepsPerSave }: DriverParts,
  { compute, copy }: { readonly compute: number; readonly copy: number },
  stopped: number,
): void {
  f.get(1).get(3).op(0x46, 0x04, NOTHING)
  f.get(3).integer(stepsPerSave).op(ADD).set(3)
  f.get(0).get(1).call(compute)
  f.get(0)
  stocksAt(f, addresses, 0)
  f.get(4).call(copy).integer(STOPPED.outputs).op(MULTIPLY).set(stopped)
  f.get(4)
    .integer(layout.lanes * 8)
    .op(ADD)
    .set(4)
  f.get(stopped).op(0x0d, 2, 0x0b)
}

/** (tile): for each delay and member, `write` with the address of its ring's current place on top of it. */
function overDelays(
  { addresses, layout }: DriverParts,
  write: (f: FunctionBuilder, delay: number, place: number) => void,
): FunctionBuilder {
  const f = new FunctionBuilder([I32])
  const [end, place] = [f.own(I32), f.own(I32)]
  f.get(0).integer(layout.rowBytes).op(ADD).set(end)
  f.op(0x03, NOTHING)
  addresses.rings.forEach((_, delay) => {
    f.get(0).memory(LOAD, positionOffset(addresses, delay)).set(place)
    write(f, delay, place)
  })
  f.get(0).integer(layout.bytes).op(ADD).tee(0).get(end).op(0x49, 0x0d, 0, 0x0b)
  return f
}

/** Where a delay's place in its ring stands for each member; the length of the ring stands a row further. */
export function positionOffset({ positions, rowBytes }: TileAddresses, delay: number): number {
  return positions + delay * 2 * rowBytes
}

export function writePutInputs(parts: DriverParts, inputs: number): FunctionBuilder {
  const { addresses, layout } = parts
  const { rowBytes } = addresses
  return overDelays(parts, (f, delay, place) => {
    const ring = addresses.rings[delay]?.address ?? 0
    f.get(0).get(place).integer(rowBytes).op(MULTIPLY, ADD)
    f.get(0)
      .memory(NUMBER[layout.bytes].load, (inputs + delay) * rowBytes)
      .memory(NUMBER[layout.bytes].store, ring)
    f.get(0).integer(0).get(place).integer(1).op(ADD).tee(place).get(place)
    f.get(0)
      .memory(LOAD, positionOffset(addresses, delay) + rowBytes)
      .op(0x46, 0x1b)
    f.memory(STORE, positionOffset(addresses, delay))
  })
}

export function writeTakeDelayed(parts: DriverParts, delays: number): FunctionBuilder {
  const { addresses, layout } = parts
  const { rowBytes } = addresses
  return overDelays(parts, (f, delay, place) => {
    const ring = addresses.rings[delay]?.address ?? 0
    f.get(0)
    f.get(0).get(place).integer(rowBytes).op(MULTIPLY, ADD).memory(NUMBER[layout.bytes].load, ring)
    f.memory(NUMBER[layout.bytes].store, (delays + delay) * rowBytes)
  })
}
