import { HEAD } from './emit/driverWriter.ts'
import type { KernelCode } from './emit/emitKernel.ts'
import { tableNumbers } from './emit/lookupWriter.ts'
import { momentsOf, timeTable } from './graph/timeTable.ts'
import type { Plan } from './plan/plan.ts'

/** The part of memory that all tiles share, as its first bytes. */
export interface KernelImage {
  readonly bytes: Uint8Array
  /** Where the first tile begins. */
  readonly end: number
}

/** Lookups, constants, and for each time step the values that depend on time alone and the lists of reducers at work. */
export function kernelImage(plan: Plan, code: KernelCode): KernelImage {
  const { system, machine } = plan
  const moments = momentsOf(system.time)
  const rows = (system.time.steps + 1) * moments
  const lists = new Lists(code.timeTable + rows * code.timeRowBytes)
  const places = plan.groups.map((group, i) => ({ ...group, place: code.groupPlaces[i] as number }))
  const heads = Array.from({ length: rows }, (_, row) => {
    const n = Math.floor(row / moments)
    const at = (reading: boolean): number =>
      lists.address(places.filter((g) => g.reading === reading && g.steps[n]).map((g) => g.place))
    const month = Math.floor(n * system.time.step)
    return { month: month * code.tile.rowBytes, readings: at(true), reducers: at(false) }
  })
  const end = Math.ceil(lists.end / 64) * 64
  const view = new DataView(new ArrayBuffer(end))
  system.tables.flatMap(tableNumbers).forEach((value, i) => {
    view.setFloat64(code.lookups + 8 * i, value, true)
  })
  machine.constants.forEach((bits, i) => {
    view.setBigUint64(code.constants + 8 * i, bits, true)
  })
  heads.forEach(({ month, readings, reducers }, row) => {
    const address = code.timeTable + row * code.timeRowBytes
    view.setInt32(address + HEAD.month, month, true)
    view.setInt32(address + HEAD.readings, readings, true)
    view.setInt32(address + HEAD.reducers, reducers, true)
  })
  writeColumns(view, plan, code, rows)
  lists.write(view)
  return { bytes: new Uint8Array(view.buffer), end }
}

function writeColumns(view: DataView, plan: Plan, code: KernelCode, rows: number): void {
  const table = timeTable(
    plan.graph,
    plan.system,
    plan.times.map((t) => t.term),
  )
  plan.times.forEach(({ term, mask }, column) => {
    const path = table.get(term) as Float64Array
    for (let row = 0; row < rows; row++) {
      const address = code.timeTable + row * code.timeRowBytes + HEAD.bytes + 8 * column
      const value = path[row] as number
      if (mask) view.setBigInt64(address, value !== 0 ? -1n : 0n, true)
      else view.setFloat64(address, value, true)
    }
  })
}

/** Lists of functions, each written once: its length, then the places. */
class Lists {
  end: number
  readonly #known = new Map<string, number>()
  readonly #lists: { readonly address: number; readonly places: readonly number[] }[] = []

  constructor(start: number) {
    this.end = start
  }

  address(places: readonly number[]): number {
    const key = places.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const address = this.end
    this.#known.set(key, address)
    this.#lists.push({ address, places })
    this.end += 4 * (1 + places.length)
    return address
  }

  write(view: DataView): void {
    for (const { address, places } of this.#lists)
      [places.length, ...places].forEach((value, i) => {
        view.setInt32(address + 4 * i, value, true)
      })
  }
}
