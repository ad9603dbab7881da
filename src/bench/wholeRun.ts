import { joinMembers } from '../ensemble/joinMembers.ts'
import { goodMembers, readRows } from '../ensemble/rowStatistics.ts'
import { memberRows, rangeRunner } from '../ensemble/runMembers.ts'
import { ROW_NUMBERS } from '../ensemble/select/rowNumbers.ts'
import { sharedNumbers } from '../ensemble/sharedNumbers.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { Contestant } from './contestant.ts'

const NOTHING = new Float64Array()

/**
 * Everything between a sound scenario and its summary, on one thread: draws, members, metrics and exact quantiles. Its memory is of
 * the kind that commands share between their threads, which does not count as pressure on the collector of garbage.
 */
export function wholeRun(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  return {
    prepare: () => {},
    live: () => summarise(scenario, ensembleOf(system, scenario, kernel)),
    outputs: () => NOTHING,
  }
}

/** The same in memory that every run uses again: without what the operating system takes to give and to clear new memory. */
export function wholeRunAgain(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  const into = memberRows(system, 0, scenario.ensemble.members)
  return {
    prepare: () => {},
    live: () => summarise(scenario, ensembleOf(system, scenario, kernel, into)),
    outputs: () => NOTHING,
  }
}

/** The statistics of all saved paths alone, as numbers, of an ensemble that was run once. */
export function statisticsOnly(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  const ensemble = ensembleOf(system, scenario, kernel)
  const { values, members } = ensemble
  const rows = values.length / members
  const into = new Float64Array(rows * ROW_NUMBERS)
  return {
    prepare: () => {},
    live: () => readRows({ values, members, good: goodMembers(ensemble) }, 0, rows, into),
    outputs: () => NOTHING,
  }
}

/** A summary alone, of an ensemble that was run once: the same statistics as objects, and those of metrics. */
export function summaryOnly(system: System, scenario: Scenario, kernel: Kernel): Contestant {
  const ensemble = ensembleOf(system, scenario, kernel)
  return { prepare: () => {}, live: () => summarise(scenario, ensemble), outputs: () => NOTHING }
}

function ensembleOf(
  system: System,
  { ensemble }: Scenario,
  kernel: Kernel,
  into = memberRows(system, 0, ensemble.members, sharedNumbers),
): Ensemble {
  const { first, stride: count } = into
  const failures = rangeRunner(system, kernel, ensemble)(first, count, into)
  return joinMembers(system, ensemble, [{ ...into, count, failures }])
}
