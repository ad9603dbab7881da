import { drawNoise } from '../../ensemble/drawNoise.ts'
import { monthsOfNoise } from '../../kernel/kernel.ts'
import type { ObservedSeries } from '../../model/model.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import type { Calibration } from '../calibration/calibrate.ts'
import type { GivenResults, MemberRunner } from '../calibration/givenMembers.ts'
import { knownAt, systemOf } from '../calibration/knownAt.ts'
import { replicate, studentStream } from '../calibration/replicate.ts'
import { type Discrepancy, errorFactor, innovationsOf } from '../calibration/seriesError.ts'
import { extendedBy, type Target } from '../calibration/targets.ts'

/** What was forecast of one series from an origin, for every observation that began after it. */
export interface SeriesForecast {
  /** All observations: the first `known` were known at the origin, the others are later. */
  readonly target: Target
  readonly known: number
  /** Draws of the forecast on the series' scale, `values[(i - known) * draws + draw]`; NaN for members that failed. */
  readonly values: Float64Array
  readonly draws: number
}

/**
 * Forecasts of what was observed after a calibration's end of data: the calibrated members go on, under the events known
 * then and with the model's own noise, and to each is added the structural error it had then, which fades with its
 * memory, new structural errors and errors of observation. Later observations lend only their dates and grades, never
 * their values.
 */
export async function forecastFrom(
  scenario: Scenario,
  runnerOf: (system: System) => MemberRunner,
  { points: { space, targets, scores }, rows, seed }: Calibration,
  origin: number,
): Promise<SeriesForecast[]> {
  const series = targets.map((target) => later(scenario, target))
  const future = knownAt({ ...scenario, model: { ...scenario.model, series } }, origin)
  const system = systemOf(future)
  const draws = space.drawsAt(space.sharesOf(scores, rows), rows)
  const noise = noiseOf(system, space.noiseOf(scores, rows), rows, seed)
  const results = await runnerOf(system)({ count: rows, draws, noise })
  return targets.map((target, t) => {
    const all = extendedBy(target, system, series[t] as ObservedSeries, origin)
    const discrepancy = (draw: number) => space.discrepancy(scores, draw, t)
    const known = target.observed.length
    return { target: all, known, draws: rows, values: values(all, known, results, discrepancy, seed) }
  })
}

function later(scenario: Scenario, { series: { name } }: Target): ObservedSeries {
  return scenario.model.series.find((one) => one.name === name) as ObservedSeries
}

/** Shocks of the months before the origin as they were found, where they were, and new ones after it. */
function noiseOf(system: System, found: Float64Array | undefined, rows: number, seed: string): Float64Array {
  const names = system.noise.map(({ name }) => name)
  const months = monthsOfNoise(system.time)
  const noise = drawNoise(names, months, { seed }, 0, rows)
  if (!found) return noise
  const past = found.length / rows / names.length
  names.forEach((_, series) => {
    const own = found.subarray(series * past * rows, (series + 1) * past * rows)
    noise.set(own.subarray(0, Math.min(past, months) * rows), series * months * rows)
  })
  return noise
}

function values(
  target: Target,
  known: number,
  { metricValues, failed, count }: GivenResults,
  discrepancyOf: (draw: number) => Discrepancy,
  seed: string,
): Float64Array {
  const { rows, months, scale, observed, series } = target
  const ahead = observed.length - known
  const student = studentStream(seed, `forecast of ${series.name}`)
  const all = new Float64Array(ahead * count).fill(Number.NaN)
  for (let draw = 0; draw < count; draw++) {
    if (failed.includes(draw)) continue
    const simulated = Float64Array.from(rows, (row, i) =>
      scale.apply((metricValues[row * count + draw] as number) / (months[i] as number)),
    )
    const residuals = simulated.map((value, i) => (observed[i] as number) - value)
    const factor = errorFactor(target, discrepancyOf(draw))
    const z = innovationsOf(factor, residuals, known)
    const drawn = replicate(
      factor,
      z,
      known,
      (i) => simulated[i] as number,
      (i) => student(draw, i),
    )
    for (let i = 0; i < ahead; i++) all[i * count + draw] = drawn[known + i] as number
  }
  return all
}
