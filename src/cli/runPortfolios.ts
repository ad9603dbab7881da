import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { type GivenResults, inParts, joinParts } from '../study/calibration/givenMembers.ts'
import type { Portfolio } from '../study/decision/portfolios.ts'
import { portfolioMembers } from '../study/decision/switchable.ts'
import type { Pool } from './pool.ts'

/** Portfolios on their way at the same time, so that no thread waits for the draws of the next. */
const AT_ONCE = 2

/**
 * Runs the members of a scenario under every portfolio, on all threads.
 * @param onPortfolio told whenever another one is done
 */
export async function runPortfolios(
  pool: Pool,
  scenario: Scenario,
  system: System,
  policies: readonly string[],
  portfolios: readonly Portfolio[],
  onPortfolio: () => void,
): Promise<GivenResults[]> {
  const members = portfolioMembers(scenario, system, policies)
  const noises = inParts(members.of([]), pool.workers).map(({ noise }) => noise && { noise: shared(noise) })
  const results = new Array<GivenResults>(portfolios.length)
  let next = 0
  const one = async (place: number): Promise<void> => {
    const { count, draws } = members.of(portfolios[place] as Portfolio)
    const parts = inParts({ count, draws }, pool.workers).map((part, i) => ({ ...part, ...noises[i] }))
    const done = await Promise.all(parts.map((part) => pool.run(system, { kind: 'given', members: part })))
    results[place] = joinParts(done)
    onPortfolio()
  }
  const line = async (): Promise<void> => {
    while (next < portfolios.length) await one(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
  return results
}

/** The same numbers in memory that threads share, so that they are not copied for every portfolio. */
function shared(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength))
  copy.set(values)
  return copy
}
