import { analyse } from '../../analysis/analyse.ts'
import { probabilityName } from '../../analysis/eventNames.ts'
import { reads } from '../../analysis/scalar.ts'
import { drawNoise } from '../../ensemble/drawNoise.ts'
import { drawParameters } from '../../ensemble/drawParameters.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import type { GivenMembers } from '../calibration/givenMembers.ts'
import type { Portfolio } from './portfolios.ts'

/**
 * The system of a scenario in which policies are switches, so that one system serves all their combinations.
 * @throws RangeError when the scenario cannot be analysed so
 */
export function switchable(scenario: Scenario, policies: readonly string[]): System {
  const { system } = analyse(scenario, new Set(policies.map(probabilityName)))
  if (!system) throw new RangeError('the scenario cannot be analysed with policies as switches')
  return system
}

/** A system without the reducers that none of its metrics reads. */
export function withoutIdleReducers(system: System): System {
  const read = new Set(system.metrics.flatMap(({ value }) => [...reads(value)]))
  return { ...system, reducers: system.reducers.filter(({ slot }) => read.has(slot)) }
}

/** The members of a scenario under each portfolio: the same draws and noise, other switches. */
export interface PortfolioMembers {
  readonly count: number
  of(portfolio: Portfolio): GivenMembers
}

/** The members of a scenario's ensemble, to be run under portfolios of the policies that are switches of the system. */
export function portfolioMembers(
  scenario: Scenario,
  system: System,
  policies: readonly string[],
): PortfolioMembers {
  const { ensemble } = scenario
  const { members: count } = ensemble
  const drawn = drawParameters(system.draws, system.correlations, ensemble, 0, count)
  const names = system.noise.map(({ name }) => name)
  const noise = drawNoise(names, monthsOfNoise(system.time), ensemble, 0, count)
  const rows = policies.map((policy) =>
    system.draws.findIndex(({ name }) => name === probabilityName(policy)),
  )
  const chances = policies.map((policy) => chanceOf(scenario, policy))
  const of = (portfolio: Portfolio): GivenMembers => {
    const draws = drawn.slice()
    for (const [i, row] of rows.entries()) {
      const on = portfolio.includes(policies[i] as string)
      if (row >= 0) draws.fill(on ? (chances[i] as number) : 0, row * count, (row + 1) * count)
    }
    return { count, draws, noise }
  }
  return { count, of }
}

/** How probable it is that a policy that is on takes effect. */
function chanceOf({ model }: Scenario, policy: string): number {
  return model.events.find(({ name }) => name === policy)?.outcomes[0]?.probability ?? 1
}
