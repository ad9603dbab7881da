import type { KernelParts } from '../kernel/compiled/compile.ts'
import { TileStart } from '../kernel/compiled/tileStart.ts'
import { instantiate, newMemory } from '../kernel/compiled/wasm/host.ts'
import { monthsOfNoise } from '../kernel/kernel.ts'
import type { Drawn } from './drawMembers.ts'

/** Rows, stocks and noise of members at their start, tile after tile of `lanes` members. */
export interface Starts {
  readonly rows: Float64Array
  readonly stocks: Float64Array
  readonly noise: Float64Array
}

/** Starts members with the compiled kernel, whose rows other contestants then begin with. */
export function startingMembers(parts: KernelParts, { members, draws, noise }: Drawn, lanes: number): Starts {
  const { plan, code, module, image } = parts
  const { tile } = code
  const side = plan.layout.lanes
  const months = monthsOfNoise(plan.system.time)
  const counts = {
    rows: plan.layout.rows,
    stocks: plan.system.stocks.length,
    noise: plan.system.noise.length * months,
  }
  const memory = newMemory(image.end + tile.bytes)
  new Uint8Array(memory.buffer).set(image.bytes)
  const numbers = new Float64Array(memory.buffer)
  const { start } = instantiate(module, memory) as { start(tile: number, step: number): void }
  const tileStart = new TileStart(parts, numbers)
  const result = {
    rows: new Float64Array(counts.rows * members),
    stocks: new Float64Array(counts.stocks * members),
    noise: new Float64Array(counts.noise * members),
  }
  for (let member = 0; member < members; member++) {
    if (member % side === 0) {
      tileStart.before(image.end, member, members, draws, noise)
      start(image.end, 0)
      tileStart.after(image.end)
      numbers.fill(
        1,
        (image.end + plan.rows.live * tile.rowBytes) / 8,
        (image.end + (plan.rows.live + 1) * tile.rowBytes) / 8,
      )
    }
    const first = Math.floor(member / lanes) * lanes
    for (const [key, address] of [
      ['rows', 0],
      ['stocks', tile.stocks],
      ['noise', tile.noise],
    ] as const)
      for (let row = 0; row < counts[key]; row++)
        result[key][first * counts[key] + row * lanes + member - first] = numbers[
          (image.end + address + row * tile.rowBytes) / 8 + (member % side)
        ] as number
  }
  return result
}
