import type { MemberRange } from '../../ensemble/runMembers.ts'
import { savesOf } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'

/**
 * The system with everything its equations compute as an output, at every time step: to be run for the few members that
 * are explained. Only what reducers keep is missing, which has no value before the end.
 */
export function watched(system: System): System {
  const reduced = new Set(system.reducers.map(({ slot }) => slot))
  const outputs = system.slots.flatMap(({ variable, element, unit }, slot) =>
    reduced.has(slot) ? [] : [{ variable, element, unit, slot }],
  )
  return { ...system, outputs, time: { ...system.time, stepsPerSave: 1 } }
}

/**
 * The values of all slots of one member, followed by the time, at every time step.
 * @param system a watched system
 * @param range what running it gave
 * @param member its place in the range
 */
export function presentsOf(
  system: System,
  { values, count }: Pick<MemberRange, 'values' | 'count'>,
  member: number,
): Float64Array[] {
  const saves = savesOf(system.time)
  return Array.from({ length: saves }, (_, save) => {
    const present = new Float64Array(system.slots.length + 1).fill(Number.NaN)
    for (const [output, { slot }] of system.outputs.entries()) {
      present[slot] = values[(output * saves + save) * count + member] as number
    }
    present[system.slots.length] = system.time.start + save * system.time.step
    return present
  })
}
