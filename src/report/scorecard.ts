import { splitTable } from '../language/splitTable.ts'
import type { RollingHindcast } from '../study/rolling/rollingHindcast.ts'
import type { Skill } from '../study/rolling/skill.ts'
import { type Cell, csv } from './csv.ts'

/** How forecasts from earlier dates turned out, of one series: over all lengths, or of one length. */
export interface ScorecardRow {
  readonly series: string
  /** Months ahead, `from` included; none for all lengths. */
  readonly from?: number
  readonly to?: number
  readonly n: number
  readonly rmse: number
  readonly bias: number
  readonly crps: number
  readonly inside50: number
  readonly inside90: number
  /** A random walk and the forecasts on the observations that both can say something of. */
  readonly walkN: number
  readonly walkCrps: number
  readonly walkForecastCrps: number
}

/** Stored scores of rolling forecasts, and what they were made from. */
export interface Scorecard {
  /** Version of the program. */
  readonly version: string
  /** Of the model and its data, without their words. */
  readonly fingerprint: string
  readonly seed: string
  readonly effort: string
  /** Months `YYYY-MM` at whose beginnings forecasts were made. */
  readonly origins: readonly string[]
  /** The worst R-hat of all calibrations. */
  readonly rhat: number
  readonly rows: readonly ScorecardRow[]
}

const ABOUT = ['version', 'fingerprint', 'seed', 'effort', 'origins', 'rhat'] as const

const NUMBERS = [
  ...(['from', 'to', 'n', 'rmse', 'bias', 'crps', 'inside50', 'inside90'] as const),
  ...(['walkN', 'walkCrps', 'walkForecastCrps'] as const),
]

const HEADER = [
  ...['version', 'fingerprint', 'seed', 'effort', 'origins', 'rhat', 'series', 'months_from', 'months_to'],
  ...['n', 'rmse', 'bias', 'crps', 'inside50', 'inside90'],
  ...['random_walk_n', 'random_walk_crps', 'random_walk_forecast_crps'],
]

/** Digits that are kept: more than such scores are worth, and few enough to be compared by eye. */
const DIGITS = 4

/** The scores of a rolling hindcast as they are kept. */
export function scorecardOf(
  { series, origins }: RollingHindcast,
  about: Omit<Scorecard, 'rows' | 'rhat'>,
): Scorecard {
  const rows = series.flatMap(({ name, overall, ahead }) => [
    rowOf(name, overall),
    ...ahead.map(({ from, to, ...skill }) => ({
      ...rowOf(name, skill),
      from,
      ...(Number.isFinite(to) ? { to } : {}),
    })),
  ])
  const rhat = kept(Math.max(...origins.map(({ diagnostics }) => diagnostics.rhat)))
  return { ...about, rhat, rows }
}

function rowOf(series: string, { n, rmse, bias, crps, inside50, inside90, benchmarks }: Skill): ScorecardRow {
  const walk = benchmarks.randomWalk
  return {
    ...{ series, n, inside50, inside90 },
    ...{ rmse: kept(rmse), bias: kept(bias), crps: kept(crps) },
    walkN: walk?.n ?? 0,
    walkCrps: kept(walk?.crps ?? Number.NaN),
    walkForecastCrps: kept(walk?.forecastCrps ?? Number.NaN),
  }
}

const kept = (value: number): number => Number(value.toPrecision(DIGITS))

/** A scorecard as a table; what it was made from stands in every row. */
export function scorecardCsv({ rows, ...about }: Scorecard): string {
  const { version, fingerprint, seed, effort, origins, rhat } = about
  const cells: Cell[] = [version, fingerprint, seed, effort, origins.join(' '), rhat]
  return csv(
    HEADER,
    rows.map((row) => [...cells, row.series, ...NUMBERS.map((name) => row[name])]),
  )
}

/** Reads what `scorecardCsv` has written; undefined where the text is something else. */
export function readScorecard(text: string): Scorecard | undefined {
  const { records, diagnostics } = splitTable('scorecard.csv', text)
  const [header, ...lines] = records.map((cells) => cells.map(({ source }) => source))
  if (diagnostics.length > 0 || header?.join() !== HEADER.join()) return undefined
  const full = lines.filter((cells) => cells.length === HEADER.length)
  const [first] = full
  if (!first) return undefined
  const [version = '', fingerprint = '', seed = '', effort = '', origins = '', rhat = ''] = first
  return {
    ...{ version, fingerprint, seed, effort, origins: origins.split(' '), rhat: Number(rhat) },
    rows: full.map((cells) => {
      const numbers = NUMBERS.map((name, i): [string, number] | undefined => {
        const cell = cells[ABOUT.length + 1 + i] ?? ''
        if (cell === '' && (name === 'from' || name === 'to')) return undefined
        return [name, cell === '' ? Number.NaN : Number(cell)]
      })
      return {
        series: cells[ABOUT.length] ?? '',
        ...Object.fromEntries(numbers.filter((pair) => pair !== undefined)),
      } as ScorecardRow
    }),
  }
}
