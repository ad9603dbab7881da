import type { Plan } from '../plan/plan.ts'
import type { TileAddresses } from '../schedule/addresses.ts'

/** What the compiled kernel cannot run; the interpreter may. */
export class CannotCompile extends Error {
  override readonly name = 'CannotCompile'
}

/** Bytes that members side by side may take: half of what WebAssembly can address. */
const MOST = 2 ** 31

/** @throws CannotCompile that names the fixed delay with the longest memory, where members take more memory than there can be */
export function checkRoom({ system, layout }: Plan, { rings, bytes }: TileAddresses): void {
  if (bytes <= MOST) return
  const gigabytes = (bytes / 1e9).toFixed(1)
  const needs = `${layout.lanes} members side by side would take ${gigabytes} GB, and the compiled kernel has room for ${(MOST / 1e9).toFixed(1)} GB`
  const longest = rings.reduce((most, { capacity }) => Math.max(most, capacity), 0)
  const delay = system.delays[rings.findIndex(({ capacity }) => capacity === longest)]
  const slot = delay && system.slots[delay.slot]
  if (!slot) throw new CannotCompile(needs)
  const name = slot.element ? `${slot.variable}[${slot.element}]` : slot.variable
  throw new CannotCompile(
    `${needs}. Most of it is for fixed delays (there are ${rings.length}), the longest in ${name}: it keeps ${longest} time steps`,
  )
}
