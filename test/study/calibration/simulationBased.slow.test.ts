import { expect, test } from 'vitest'
import { quantileOf } from '../../../src/distributions/catalogue.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import { calibrate } from '../../../src/study/calibration/calibrate.ts'
import { systemOf } from '../../../src/study/calibration/knownAt.ts'
import { DISCREPANCY_PRIOR } from '../../../src/study/calibration/latentSpace.ts'
import { replicate, studentStream } from '../../../src/study/calibration/replicate.ts'
import type { Effort } from '../../../src/study/calibration/samplePosterior.ts'
import { errorFactor } from '../../../src/study/calibration/seriesError.ts'
import { type Target, targetsOf } from '../../../src/study/calibration/targets.ts'
import { compiledRunner, labScenario, shownBy, type Values } from './lab.ts'
import { unevenness } from './unevenness.ts'

const END = 36
const REPLICATIONS = 200
const PARTS = 16
/** Draws that a truth is ranked among: one less than a multiple of the parts. */
const RANKED = 63

const EFFORT: Effort = {
  ...{ populations: 2, points: 24, moves: 4, settling: 6, pictures: 6, spacing: 2, rounds: 1 },
}

const PARAMETERS = ['start_stock', 'normal_price']

/** The other numbers of the model are known. */
const SET = 'set: { supply_rate: 10, use_time: 10, response: 1.5, idle: 0 }\n'

const share = (name: string, replication: number): number =>
  uniform(keyOf('truth', name), 'draw', replication)

const system = systemOf(labScenario(() => 1, SET))

function truthOf(replication: number): Record<string, number> {
  const draws = system.draws.filter(({ name }) => PARAMETERS.includes(name))
  return Object.fromEntries(
    draws.map(({ name, distribution }) => [name, quantileOf(distribution)(share(name, replication))]),
  )
}

/** What is observed where some parameters are true: the equations, a structural error and errors of observation. */
function observedBy(truth: Record<string, number>, replication: number): Values {
  const shown = shownBy({ supply_rate: 10, use_time: 10, response: 1.5, ...truth })
  const { model } = labScenario(shown)
  const targets = targetsOf(system, model.series, END)
  const logs = new Map(targets.map((target) => [target.series.name, noisy(target, replication)]))
  return (series, label) => {
    const target = targets.find((one) => one.series.name === series) as Target
    const i = target.observations.findIndex((one) => one.label === label)
    return Math.exp(logs.get(series)?.[i] as number) * (target.months[i] as number)
  }
}

function noisy(target: Target, replication: number): Float64Array {
  const { name } = target.series
  const discrepancy = {
    sd: quantileOf(DISCREPANCY_PRIOR.sd)(share(`error of ${name}`, replication)),
    memory: quantileOf(DISCREPANCY_PRIOR.memory)(share(`memory of ${name}`, replication)),
  }
  const student = studentStream('errors', name)
  return replicate(
    errorFactor(target, discrepancy),
    new Float64Array(target.observed.length),
    0,
    (i) => target.observed[i] as number,
    (i) => student(replication, i),
  )
}

/** Ranks of what was true among the draws of a calibration, by parameter. */
async function ranksOf(replication: number): Promise<number[]> {
  const truth = truthOf(replication)
  const { draws, parameters, rows } = await calibrate(
    labScenario(observedBy(truth, replication), SET),
    compiledRunner,
    { until: END, seed: `seed ${replication}`, effort: EFFORT, rows: RANKED },
  )
  return PARAMETERS.map((name) => {
    const column = parameters.indexOf(name)
    const own = draws.subarray(column * rows, (column + 1) * rows)
    return own.filter((value) => value < (truth[name] as number)).length
  })
}

// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018) from the files of a model to the draws
test('truths drawn from the priors of a model rank evenly among the draws of their calibrations', {
  timeout: 600_000,
}, async () => {
  const ranks: number[][] = []
  for (let i = 0; i < REPLICATIONS; i++) ranks.push(await ranksOf(i))
  // chi-squared of 15 degrees of freedom at 1 %
  for (const [i, name] of PARAMETERS.entries())
    expect(
      unevenness(
        ranks.map((row) => row[i] as number),
        RANKED,
        PARTS,
      ),
      name,
    ).toBeLessThan(30.58)
})
