import type { Layout } from './layout.ts'

/**
 * Addresses within a tile: its rows, three small integers, the stocks now and at the next time step (which change places), the past
 * inputs of fixed delays, and the noise of all months.
 */
export interface TileAddresses {
  readonly rowBytes: number
  /** 1 when a stock of a member that lives will be infinite, NaN or overdrawn at the next time step. */
  readonly failing: number
  /** 1 once a reading on a date found no number, so that all readings have to be tried at each step. */
  readonly waiting: number
  /** A bit for each row of masks that hold where exponents are whole: whether one holds for any member. */
  readonly wholeExponents: number
  readonly stocks: number
  readonly stockBytes: number
  readonly positions: number
  /** Past inputs of each delay, and for how many time steps there is room. */
  readonly rings: readonly { readonly address: number; readonly capacity: number }[]
  readonly noise: number
  readonly noiseBytes: number
  readonly bytes: number
}

export function tileAddresses(
  layout: Layout,
  counts: { stocks: number; months: number; noise: number },
  capacities: readonly number[],
): TileAddresses {
  const { rowBytes } = layout
  const failing = layout.rows * rowBytes
  const stocks = failing + 64
  const stockBytes = counts.stocks * rowBytes
  const positions = stocks + 2 * stockBytes
  let end = positions + capacities.length * 2 * rowBytes
  const rings = capacities.map((capacity) => {
    const address = end
    end += capacity * rowBytes
    return { address, capacity }
  })
  const noiseBytes = counts.months * rowBytes
  return {
    rowBytes,
    failing,
    waiting: failing + 4,
    wholeExponents: failing + 8,
    stocks,
    stockBytes,
    positions,
    rings,
    noise: end,
    noiseBytes,
    bytes: Math.ceil((end + counts.noise * noiseBytes) / 64) * 64,
  }
}
