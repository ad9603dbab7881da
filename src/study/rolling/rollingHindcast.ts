import type { Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import { type CalibrationOptions, calibrate, type Diagnostics } from '../calibration/calibrate.ts'
import { calibratedSeries } from '../calibration/calibratedSeries.ts'
import type { MemberRunner } from '../calibration/givenMembers.ts'
import { shareDone } from '../calibration/shareDone.ts'
import { forecastFrom } from './forecastFrom.ts'
import { type ForecastPoint, scoreForecast } from './scoreForecast.ts'
import { type Skill, type SkillAhead, skillAhead, skillOf } from './skill.ts'

/** What came of one origin. */
interface OriginReport {
  /** Months on the time axis. */
  readonly origin: number
  readonly diagnostics: Diagnostics
  /** Parameters the data known then said something of. */
  readonly informed: readonly string[]
}

/** Forecasts from several origins, each knowing only what was known then. */
export interface RollingHindcast {
  readonly origins: readonly OriginReport[]
  readonly points: readonly ForecastPoint[]
  readonly series: readonly {
    readonly name: string
    readonly overall: Skill
    readonly ahead: readonly SkillAhead[]
  }[]
}

/** From where forecasts are made, and how each calibration is done. */
export interface RollingOptions extends Omit<CalibrationOptions, 'until' | 'onProgress'> {
  /** Months on the time axis; see `usualOrigins`. */
  readonly origins: readonly number[]
  /** Share of all origins that is done, roughly. */
  readonly onProgress?: (done: number) => void
}

/** Months between usual origins, and how many there are. */
const STRIDE = 6
const ORIGINS = 4

/** Every half year over the last two years of observations, in rising order. */
export function usualOrigins({ model }: Scenario): number[] {
  const ends = calibratedSeries(model.series).flatMap(({ observations }) => observations.map(({ to }) => to))
  const last = Math.floor(Math.max(...ends))
  return Array.from({ length: ORIGINS }, (_, i) => last - STRIDE * (ORIGINS - i))
}

/**
 * Rolling-origin evaluation (Tashman 2000, Int. J. Forecast. 16, p. 437): from each origin the model is calibrated anew on
 * the observations complete by then, later events are dropped, and what was observed afterwards is scored by how far
 * ahead it lies, beside benchmarks that know the same. Priors are taken as the scenario gives them: they must not come
 * from the observations to be forecast.
 * @throws RangeError where there is nothing to calibrate on (see `calibrate`)
 */
export async function rollingHindcast(
  scenario: Scenario,
  runnerOf: (system: System) => MemberRunner,
  { origins, onProgress, ...options }: RollingOptions,
): Promise<RollingHindcast> {
  const reports: OriginReport[] = []
  const points: ForecastPoint[] = []
  for (const [i, origin] of origins.entries()) {
    const calibration = await calibrate(scenario, runnerOf, {
      ...options,
      until: origin,
      onProgress: (progress) => onProgress?.((i + shareDone(progress)) / origins.length),
    })
    const forecasts = await forecastFrom(scenario, runnerOf, calibration, origin)
    points.push(...forecasts.flatMap((forecast) => scoreForecast(forecast, origin)))
    const informed = calibration.marginals.filter((marginal) => marginal.informed)
    reports.push({
      origin,
      diagnostics: calibration.diagnostics,
      informed: informed.map(({ name }) => name),
    })
  }
  const names = [...new Set(points.map(({ series }) => series))]
  return {
    origins: reports,
    points,
    series: names.map((name) => {
      const own = points.filter(({ series }) => series === name)
      return { name, overall: skillOf(own), ahead: skillAhead(own) }
    }),
  }
}
