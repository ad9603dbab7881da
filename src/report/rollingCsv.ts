import { monthLabel } from '../model/calendar.ts'
import type { RollingHindcast } from '../study/rolling/rollingHindcast.ts'
import { BENCHMARKS, type BenchmarkName } from '../study/rolling/scoreForecast.ts'
import type { Skill } from '../study/rolling/skill.ts'
import { type Cell, csv } from './csv.ts'

const NAMES = Object.keys(BENCHMARKS) as BenchmarkName[]

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function skillCells({ n, rmse, bias, crps, inside50, inside90, pit, benchmarks }: Skill): Cell[] {
  return [
    ...[n, rmse, bias, crps, inside50 / n, inside90 / n, pit.join(' ')],
    ...NAMES.flatMap((name) => {
      const other = benchmarks[name]
      return other
        ? [other.n, other.rmse, other.crps, other.forecastRmse, other.forecastCrps]
        : [0, '', '', '', '']
    }),
  ]
}

/** Scores of forecasts from all origins, by series and by months ahead. Errors are on the scale of the series. */
export function rollingCsv({ series }: RollingHindcast): string {
  const own = [
    'series',
    'months_from',
    'months_to',
    'n',
    'rmse',
    'bias',
    'crps',
    'coverage50',
    'coverage90',
    'pit',
  ]
  const others = NAMES.flatMap((name) =>
    ['n', 'rmse', 'crps', 'forecast_rmse', 'forecast_crps'].map((part) => `${snake(name)}_${part}`),
  )
  return csv(
    [...own, ...others],
    series.flatMap(({ name, overall, ahead }) => [
      [name, undefined, undefined, ...skillCells(overall)],
      ...ahead.map((one) => [
        name,
        one.from,
        Number.isFinite(one.to) ? one.to : undefined,
        ...skillCells(one),
      ]),
    ]),
  )
}

/** Every forecast beside what was observed later, in the unit of the series, each month for totals. */
export function rollingPointsCsv({ points }: RollingHindcast, timeOrigin: string): string {
  const header = ['series', 'origin', 'date', 'months_ahead', 'observed', 'p5', 'p25', 'p50', 'p75', 'p95']
  const others = NAMES.flatMap((name) => [`${snake(name)}_error`, `${snake(name)}_crps`])
  return csv(
    [...header, 'inside50', 'inside90', 'pit', 'error', 'crps', ...others, 'source'],
    points.map(
      ({ series, origin, observation, lead, observed, forecast: f, inside50, inside90, ...point }) => [
        ...[series, monthLabel(origin, timeOrigin), observation.label, lead, observed],
        ...[f.p5, f.p25, f.p50, f.p75, f.p95, inside50 ? 1 : 0, inside90 ? 1 : 0],
        ...[point.pit, point.error, point.crps],
        ...NAMES.flatMap((name) => [point.benchmarks[name]?.error, point.benchmarks[name]?.crps]),
        observation.source,
      ],
    ),
  )
}

/** What was known at each origin, and whether its calibration can be trusted. */
export function originsCsv({ origins }: RollingHindcast, timeOrigin: string): string {
  const header = [
    'origin',
    'observations',
    'rhat',
    'effective_size',
    'acceptance',
    'members',
    'failed',
    'informed',
  ]
  return csv(
    header,
    origins.map(({ origin, diagnostics: d, informed }) => [
      ...[monthLabel(origin, timeOrigin), d.observations, d.rhat, d.effectiveSize, d.acceptance],
      ...[d.evaluations, d.failed, informed.join(' ')],
    ]),
  )
}
