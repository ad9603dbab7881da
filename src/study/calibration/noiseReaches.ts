import { drawNoise } from '../../ensemble/drawNoise.ts'
import { drawParameters } from '../../ensemble/drawParameters.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { System } from '../../model/system.ts'
import type { MemberRunner } from './givenMembers.ts'
import type { Target } from './targets.ts'

/** Members with which it is tried. */
const TRIED = 16

/** Whether noise changes what is compared. One that begins after the data would only cost: then it is left out. */
export async function noiseReaches(
  system: System,
  targets: readonly Target[],
  run: MemberRunner,
  seed: string,
): Promise<boolean> {
  if (system.noise.length === 0) return false
  const names = system.noise.map(({ name }) => name)
  const draws = drawParameters(
    system.draws,
    system.correlations,
    { members: TRIED, seed, design: 'sobol' },
    0,
    TRIED,
  )
  const noise = drawNoise(names, monthsOfNoise(system.time), { seed }, 0, TRIED)
  const [calm, noisy] = [await run({ count: TRIED, draws }), await run({ count: TRIED, draws, noise })]
  return targets.some(({ rows }) =>
    rows.some((row) =>
      Array.from({ length: TRIED }, (_, i) => row * TRIED + i).some(
        (place) => !Object.is(calm.metricValues[place], noisy.metricValues[place]),
      ),
    ),
  )
}
