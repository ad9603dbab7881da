import type { ReadySystem } from '../interpreter.ts'
import type { Columns, TimedColumns } from '../kernel.ts'
import { monthsOfNoise } from '../kernel.ts'

/** A member's whole present at its start, by the interpreter's functions alone. */
export function interpretedStart(
  { system, member: constants, initial, step }: ReadySystem,
  member: number,
  draws: Columns,
  noise: TimedColumns,
): Float64Array {
  const present = new Float64Array(system.slots.length + 1)
  const months = noise.stretch?.count ?? monthsOfNoise(system.time)
  present[system.slots.length] = system.time.start
  system.noise.forEach(({ slot }, series) => {
    present[slot] = noise.values[series * months * noise.stride + noise.offset + member] as number
  })
  system.draws.forEach(({ slot }, row) => {
    present[slot] = draws.values[row * draws.stride + draws.offset + member] as number
  })
  for (const assignments of [constants, initial, step])
    for (const { slot, evaluate } of assignments) present[slot] = evaluate(present)
  return present
}
