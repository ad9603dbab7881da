import type { System } from '../model/system.ts'

/** Values by the names of draws: every member gets the value instead of its draw. */
export type Settings = Readonly<Record<string, number>>

/**
 * A system in which some draws are certain. Nothing else changes: the other draws, and the kernel that was made for the system,
 * stay as they are.
 */
export function withSettings(system: System, settings: Settings): System {
  const draws = system.draws.map((draw) => {
    const value = settings[draw.name]
    return value === undefined ? draw : { ...draw, distribution: { kind: 'fixed', value } as const }
  })
  return { ...system, draws }
}
