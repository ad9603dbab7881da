import { runnerOn } from '../../src/cli/onPool.ts'
import { openPool } from '../../src/cli/pool.ts'
import { quantileOf } from '../../src/distributions/catalogue.ts'
import { drawParameters } from '../../src/ensemble/drawParameters.ts'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { uniform } from '../../src/ensemble/uniform.ts'
import type { ObservedSeries } from '../../src/model/model.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import { calibrate } from '../../src/study/calibration/calibrate.ts'
import { calibratedSeries } from '../../src/study/calibration/calibratedSeries.ts'
import { historyUntil, systemOf } from '../../src/study/calibration/knownAt.ts'
import { DISCREPANCY_PRIOR } from '../../src/study/calibration/latentSpace.ts'
import { unscaled } from '../../src/study/calibration/predictiveCheck.ts'
import { replicate, studentStream } from '../../src/study/calibration/replicate.ts'
import { QUICK_EFFORT } from '../../src/study/calibration/samplePosterior.ts'
import { errorFactor } from '../../src/study/calibration/seriesError.ts'
import { type Target, targetsOf } from '../../src/study/calibration/targets.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'

/**
 * How often 90 % intervals of gallium's parameters hold what was true, when the model itself made the observations: worlds
 * are drawn from the priors, observed as the real one was, and calibrated with little effort. A few worlds say little of a
 * single parameter, but much of all together. Usage: node --import tsx test/bench/coverage.ts [worlds]
 */
const WORLDS = Number(process.argv[2] ?? 8)
const UNTIL = 53

const { scenario } = soundStudy(studyFiles('scenarios'), 'gallium/prior.yaml')
const history = historyUntil(scenario, calibratedSeries(scenario.model.series), UNTIL)
const system = systemOf(history)
const targets = targetsOf(system, history.model.series, UNTIL)
const pool = openPool({ kernel: 'compile', signal: new AbortController().signal })
const ensemble = { members: WORLDS, seed: 'worlds', design: 'mc' } as const
const draws = drawParameters(system.draws, system.correlations, ensemble, 0, WORLDS)
const { metricValues } = await runnerOn(pool)(system)({ count: WORLDS, draws })

/** The observations of a series as they might have been in a world. */
function observedIn(target: Target, world: number): ObservedSeries {
  const { series, scale, months, rows, observations } = target
  const share = (what: string): number => uniform(keyOf('worlds', `${what} of ${series.name}`), 'draw', world)
  const discrepancy = {
    sd: quantileOf(DISCREPANCY_PRIOR.sd)(share('error')) * target.level,
    memory: quantileOf(DISCREPANCY_PRIOR.memory)(share('memory')),
  }
  const student = studentStream('worlds', series.name)
  const shown = replicate(
    errorFactor(target, discrepancy),
    new Float64Array(rows.length),
    0,
    (i) =>
      scale.apply((metricValues[(rows[i] as number) * WORLDS + world] as number) / (months[i] as number)),
    (i) => student(world, i),
  )
  return {
    ...series,
    observations: observations.map(({ low: _low, high: _high, ...observation }, i) => ({
      ...observation,
      mid: unscaled(scale, shown[i] as number) * (months[i] as number),
    })),
  }
}

function worldOf(world: number): Scenario {
  const series = targets.map((target) => observedIn(target, world))
  return { ...scenario, model: { ...scenario.model, series } }
}

let [inside, all, informedInside, informedAll] = [0, 0, 0, 0]
for (let world = 0; world < WORLDS; world++) {
  const options = { until: UNTIL, seed: `world ${world}`, rows: 500, effort: QUICK_EFFORT }
  const { marginals, parameters, reached, diagnostics } = await calibrate(
    worldOf(world),
    runnerOn(pool),
    options,
  )
  for (const { name, posterior, informed } of marginals) {
    if (!reached[parameters.indexOf(name)]) continue
    const row = system.draws.findIndex((draw) => draw.name === name)
    const truth = draws[row * WORLDS + world] as number
    const holds = posterior.p5 <= truth && truth <= posterior.p95 ? 1 : 0
    inside += holds
    all++
    informedInside += informed ? holds : 0
    informedAll += informed ? 1 : 0
  }
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`
  console.log(
    `${world + 1} worlds: 90 % intervals hold ${share(inside, all)}, of numbers the data inform ${share(informedInside, informedAll)}; R-hat ${diagnostics.rhat.toFixed(3)}`,
  )
}
pool.close()
