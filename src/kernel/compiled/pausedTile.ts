import type { System } from '../../model/system.ts'
import { REDUCER_NUMBERS } from './graph/reducerUpdate.ts'
import type { Plan } from './plan/plan.ts'
import { planKernel } from './plan/planKernel.ts'
import { ringCapacities } from './plan/ringCapacities.ts'
import { type TileAddresses, tileAddresses } from './schedule/addresses.ts'
import type { Unit } from './schedule/unit.ts'

/** A stretch of a tile's memory. */
interface Piece {
  readonly address: number
  readonly bytes: number
}

/** The pieces of a tile that a pause has to outlast. */
export interface PausedPieces {
  /** What members begin with besides their draws. */
  readonly beginnings: readonly Piece[]
  /** What time steps have left, after an even and after an odd one. Constants of members are computed again, equations too. */
  readonly left: readonly [readonly Piece[], readonly Piece[]]
  /** Of all of them, after any step. */
  readonly bytes: number
}

/** Failing, waiting, and whether exponents are whole: three integers, and one to round up. */
const FLAG_BYTES = 16

/** Finds the pieces of a tile between the outputs of a save period and the next time step. */
export function pausedPieces(plan: Plan, tile: TileAddresses): PausedPieces {
  const { system, rows } = plan
  const { delays, stocks, time } = system
  const rowsAt = (first: number, count: number): Piece => {
    return { address: first * tile.rowBytes, bytes: count * tile.rowBytes }
  }
  const rungeKutta = time.method === 'rk4'
  const beginnings = system.noise.map((_, series): Piece => {
    return { address: tile.noise + series * tile.noiseBytes, bytes: tile.rowBytes }
  })
  const always = [
    rowsAt(rows.live, 1),
    rowsAt(rows.delays, delays.length),
    rowsAt(rows.inputs, delays.length),
    ...reducerRows(plan).map((row) => rowsAt(row, 1)),
    rowsAt(rows.rates, rungeKutta ? stocks.length : 0),
    { address: tile.failing, bytes: FLAG_BYTES },
    { address: tile.positions, bytes: 2 * delays.length * tile.rowBytes },
    ...tile.rings.map(({ address, capacity }) => ({ address, bytes: capacity * tile.rowBytes })),
  ]
  const after = (parity: number): Piece[] => {
    // Euler's method has written the stocks of the next step already; Runge and Kutta's has only their first rates.
    const half = rungeKutta ? parity : 1 - parity
    return joined([...always, { address: tile.stocks + half * tile.stockBytes, bytes: tile.stockBytes }])
  }
  const left = [after(0), after(1)] as const
  return { beginnings, left, bytes: bytesOf(beginnings) + bytesOf(left[0]) }
}

const bytesOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { bytes }) => sum + bytes, 0)

/** Rows of the numbers that reducers change. */
function reducerRows({ groups, readings, rows, system }: Plan): number[] {
  const end = rows.memory + system.reducers.length * REDUCER_NUMBERS
  const written = [...groups.map(({ unit }) => unit), readings].flatMap(rowsOf)
  return [...new Set(written)].filter((row) => row >= rows.memory && row < end).sort((a, b) => a - b)
}

function rowsOf({ passes }: Unit): number[] {
  return passes.flatMap(({ stores }) => stores.flatMap((store) => (store.kind === 'row' ? [store.row] : [])))
}

/** Pieces that follow one another as one, so that there are fewer to copy. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const { address, bytes } of pieces) {
    const last = result.at(-1)
    if (bytes === 0) continue
    if (last && last.address + last.bytes === address)
      result[result.length - 1] = { address: last.address, bytes: last.bytes + bytes }
    else result.push({ address, bytes })
  }
  return result
}

/** Bytes in which the compiled kernel pauses `lanes` members of a system. */
export function pausedBytes(system: System, lanes: number): number {
  const plan = planKernel(system, lanes, 8)
  const counts = { stocks: system.stocks.length, months: 0, noise: system.noise.length }
  return pausedPieces(plan, tileAddresses(plan.layout, counts, ringCapacities(plan))).bytes
}

/** Copies pieces of a tile into other memory, side by side. @returns where they end there */
export function keepPieces(
  pieces: readonly Piece[],
  memory: Uint8Array,
  tile: number,
  into: Uint8Array,
  at: number,
): number {
  return sideBySide(pieces, at, ({ address, bytes }, to) => {
    into.set(memory.subarray(tile + address, tile + address + bytes), to)
  })
}

/** Copies them back. @returns where the next ones stand */
export function putBack(
  pieces: readonly Piece[],
  memory: Uint8Array,
  tile: number,
  from: Uint8Array,
  at: number,
): number {
  return sideBySide(pieces, at, ({ address, bytes }, next) => {
    memory.set(from.subarray(next, next + bytes), tile + address)
  })
}

/** Visits pieces with the places that they have side by side. @returns the end of the last one */
function sideBySide(
  pieces: readonly Piece[],
  at: number,
  visit: (piece: Piece, place: number) => void,
): number {
  let place = at
  for (const piece of pieces) {
    visit(piece, place)
    place += piece.bytes
  }
  return place
}
