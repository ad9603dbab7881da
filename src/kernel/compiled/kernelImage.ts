import { HEAD } from './emit/driverWriter.ts'
import type { KernelCode } from './emit/emitKernel.ts'
import { tableNumbers } from './emit/lookupWriter.ts'
import { momentsOf } from './graph/timePaths.ts'
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
  const readings = listsOf(plan, code, true).map((places) => lists.address(places))
  const reducers = listsOf(plan, code, false).map((places) => lists.address(places))
  const end = Math.ceil(lists.end / 64) * 64
  const numbers = new Float64Array(end / 8)
  const words = new Int32Array(numbers.buffer)
  numbers.set(system.tables.flatMap(tableNumbers), code.lookups / 8)
  new BigUint64Array(numbers.buffer).set(machine.constants, code.constants / 8)
  if (plan.layout.bytes === 4) shorten(numbers, code.constants / 8, machine.constants.length)
  for (let row = 0; row < rows; row++) {
    const n = Math.floor(row / moments)
    const at = (code.timeTable + row * code.timeRowBytes) / 4
    words[at + HEAD.month / 4] = Math.floor(n * system.time.step) * code.tile.rowBytes
    words[at + HEAD.readings / 4] = readings[n] as number
    words[at + HEAD.reducers / 4] = reducers[n] as number
  }
  writeColumns(numbers, words, plan, code, rows)
  lists.write(words)
  return { bytes: new Uint8Array(numbers.buffer), end }
}

/** For each time step the functions of the groups that work then. */
function listsOf({ groups, system }: Plan, { groupPlaces }: KernelCode, reading: boolean): number[][] {
  const lists = Array.from({ length: system.time.steps + 1 }, (): number[] => [])
  groups.forEach((group, i) => {
    if (group.reading !== reading) return
    group.steps.forEach((works, n) => {
      if (works) lists[n]?.push(groupPlaces[i] as number)
    })
  })
  return lists
}

function writeColumns(
  numbers: Float64Array,
  words: Int32Array,
  plan: Plan,
  code: KernelCode,
  rows: number,
): void {
  const singles = plan.layout.bytes === 4 ? new Float32Array(numbers.buffer) : undefined
  plan.times.forEach(({ term, mask }, column) => {
    const { values } = plan.paths.of(term)
    let at = (code.timeTable + HEAD.bytes) / 8 + column
    for (let row = 0; row < rows; row++, at += code.timeRowBytes / 8) {
      const value = values[row] as number
      if (mask) words.fill(value !== 0 ? -1 : 0, 2 * at, 2 * at + 2)
      else if (singles) singles[2 * at] = value
      else numbers[at] = value
    }
  })
}

/** Puts numbers into single precision, each into the first half of its place. */
function shorten(numbers: Float64Array, first: number, count: number): void {
  const singles = new Float32Array(numbers.buffer)
  for (let i = first; i < first + count; i++) singles[2 * i] = numbers[i] as number
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

  write(words: Int32Array): void {
    for (const { address, places } of this.#lists) words.set([places.length, ...places], address / 4)
  }
}
