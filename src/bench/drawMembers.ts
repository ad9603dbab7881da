import { drawNoise } from '../ensemble/drawNoise.ts'
import { drawParameters } from '../ensemble/drawParameters.ts'
import type { Columns } from '../kernel/kernel.ts'
import { monthsOfNoise } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'

/** What members of an ensemble are drawn, one column each. */
export interface Drawn {
  readonly members: number
  readonly draws: Columns
  readonly noise: Columns
}

/** Draws the first members of an ensemble. */
export function drawMembers(system: System, ensemble: EnsembleSpec, members: number): Drawn {
  const names = system.noise.map((n) => n.name)
  const columns = (values: Float64Array): Columns => ({ values, stride: members, offset: 0 })
  return {
    members,
    draws: columns(drawParameters(system.draws, system.correlations, ensemble, 0, members)),
    noise: columns(drawNoise(names, monthsOfNoise(system.time), ensemble, 0, members)),
  }
}
