import { joinMembers } from '../ensemble/joinMembers.ts'
import { runMembers } from '../ensemble/runMembers.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { Contestant } from './contestant.ts'

const NOTHING = new Float64Array()

/** Everything between a sound scenario and its summary, on one thread: draws, members, metrics and exact quantiles. */
export function wholeRun(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  return {
    prepare: () => {},
    live: () => summarise(scenario, ensembleOf(system, scenario, kernel)),
    outputs: () => NOTHING,
  }
}

/** Quantiles and means alone, of an ensemble that was run once. */
export function summaryOnly(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  const ensemble = ensembleOf(system, scenario, kernel)
  return { prepare: () => {}, live: () => summarise(scenario, ensemble), outputs: () => NOTHING }
}

function ensembleOf(system: System, { ensemble }: Scenario, kernel: Kernel): Ensemble {
  return joinMembers(system, ensemble, [runMembers(system, kernel, ensemble, 0, ensemble.members)])
}
