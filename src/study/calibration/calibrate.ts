import { monthLabel } from '../../model/calendar.ts'
import type { ObservedSeries } from '../../model/model.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { calibratedSeries } from './calibratedSeries.ts'
import type { MemberRunner } from './givenMembers.ts'
import { historyUntil, systemOf } from './knownAt.ts'
import { type LatentSpace, latentSpace } from './latentSpace.ts'
import { likelihoodOf } from './likelihood.ts'
import type { Marginal } from './marginal.ts'
import { type ErrorMarginals, errorMarginals, parameterMarginals } from './marginals.ts'
import { noiseReaches } from './noiseReaches.ts'
import { predictiveChecks, type SeriesCheck } from './predictiveCheck.ts'
import { reachedParameters } from './reachedParameters.ts'
import {
  EFFORT,
  type Effort,
  type PosteriorSample,
  type SamplingProgress,
  samplePosterior,
} from './samplePosterior.ts'
import { type Target, targetsOf } from './targets.ts'

/** Which data are learned from, and with how much effort. */
export interface CalibrationOptions {
  /** Months on the time axis: observations complete by then are used. */
  readonly until: number
  readonly seed: string
  /** Rows of the result. */
  readonly rows?: number
  readonly effort?: Effort
  /** In place of `calibratedSeries`. */
  readonly series?: readonly ObservedSeries[]
  readonly onProgress?: (progress: SamplingProgress) => void
}

/** What observations say of a model's parameters. */
export interface Calibration {
  readonly seed: string
  /** The last month of the data, `YYYY-MM`. */
  readonly until: string
  readonly parameters: readonly string[]
  /** By parameter: whether any observation depends on it. Where none does, the posterior is the prior. */
  readonly reached: readonly boolean[]
  readonly rows: number
  /** Draws of the posterior, equally likely, `draws[parameter * rows + row]`. */
  readonly draws: Float64Array
  /** Prior against posterior. */
  readonly marginals: readonly Marginal[]
  /** The same for the size and the memory (months) of the structural error of each series, on its scale. */
  readonly discrepancies: readonly ErrorMarginals[]
  readonly checks: readonly SeriesCheck[]
  readonly diagnostics: Diagnostics
  /** For forecasts from the end of the data. */
  readonly points: {
    readonly space: LatentSpace
    readonly targets: readonly Target[]
    readonly scores: Float64Array
  }
}

/** Whether to trust a calibration. */
export interface Diagnostics
  extends Pick<PosteriorSample, 'temperatures' | 'evaluations' | 'failed' | 'acceptance' | 'logEvidence'> {
  readonly observations: number
  /** The worst of all coordinates: at most 1.01 when populations agree (Vehtari et al. 2021, p. 672). */
  readonly rhat: number
  /** The worst of all coordinates. */
  readonly effectiveSize: number
  /** Whether the model's noise reaches the observations and was estimated along with the parameters. */
  readonly noisy: boolean
}

const ROWS = 1000

/**
 * The posterior of a scenario's uncertain parameters given the graded observations until a time, by sequential Monte
 * Carlo. Parameters keep the priors (and correlations) that the scenario gives them; events that cannot have happened by
 * then are dropped. A pure function of scenario, seed and effort, however members are run.
 * @throws RangeError when parameters come from a posterior, there are no observations, hardly any member can be compared with them, or one that did not fail
 * has no number for one of them
 */
export async function calibrate(
  scenario: Scenario,
  runnerOf: (system: System) => MemberRunner,
  { until, seed, rows = ROWS, effort = EFFORT, onProgress, series }: CalibrationOptions,
): Promise<Calibration> {
  const chosen = series ?? calibratedSeries(scenario.model.series)
  const history = historyUntil(scenario, chosen, until)
  const system = systemOf(history)
  const targets = targetsOf(system, history.model.series, until)
  if (targets.length === 0) throw new RangeError('no observation that the model has a counterpart of')
  if (system.draws.some(({ distribution }) => distribution.kind === 'empirical' && distribution.joint))
    throw new RangeError('parameters are drawn from a posterior: the data would count twice')
  const run = runnerOf(system)
  const noisy = await noiseReaches(system, targets, run, seed)
  const space = latentSpace(system, targets, noisy)
  const likelihood = likelihoodOf(space, targets, run)
  const sample = await samplePosterior(space, likelihood, effort, seed, onProgress)
  const scores = spreadRows(sample, space.size, rows)
  const { predicted } = await likelihood(scores, rows)
  return {
    seed,
    until: monthLabel(Math.ceil(until) - 1, scenario.time.origin),
    parameters: space.parameters,
    reached: await reachedParameters(space, likelihood, { scores, count: rows }),
    rows,
    draws: drawsOfParameters(space, system, scores, rows),
    marginals: parameterMarginals(space, system, sample),
    discrepancies: errorMarginals(space, targets, sample),
    checks: predictiveChecks(space, targets, { scores, count: rows, predicted }, seed),
    diagnostics: {
      ...diagnosticsOf(sample),
      observations: targets.reduce((n, t) => n + t.observed.length, 0),
      noisy,
    },
    points: { space, targets, scores },
  }
}

/** Rows taken evenly from all pictures. */
function spreadRows({ pictures, count }: PosteriorSample, size: number, rows: number): Float64Array {
  const scores = new Float64Array(rows * size)
  const all = pictures.length * count
  for (let row = 0; row < rows; row++) {
    const place = Math.floor(((row + 0.5) * all) / rows)
    const picture = Math.floor(place / count)
    const start = (place - picture * count) * size
    scores.set((pictures[picture] as Float64Array).subarray(start, start + size), row * size)
  }
  return scores
}

function drawsOfParameters(
  space: LatentSpace,
  system: System,
  scores: Float64Array,
  rows: number,
): Float64Array {
  const all = space.drawsAt(space.sharesOf(scores, rows), rows)
  const draws = new Float64Array(space.parameters.length * rows)
  space.parameters.forEach((name, parameter) => {
    const row = system.draws.findIndex((draw) => draw.name === name)
    draws.set(all.subarray(row * rows, (row + 1) * rows), parameter * rows)
  })
  return draws
}

function diagnosticsOf(sample: PosteriorSample): Omit<Diagnostics, 'observations' | 'noisy'> {
  const { temperatures, evaluations, failed, acceptance, logEvidence, rhat, effectiveSizes } = sample
  return {
    ...{ temperatures, evaluations, failed, acceptance, logEvidence },
    rhat: Math.max(...rhat),
    effectiveSize: Math.min(...effectiveSizes),
  }
}
