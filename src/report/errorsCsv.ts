import { QUANTILES, type Statistics, type Summary } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'
import { isStreamed } from './streamedError.ts'

const QUANTILE_NAMES = QUANTILES.map(([name]) => name)

const NAMES = ['mean', ...QUANTILE_NAMES] as const

/** Quantiles of metrics are exact even where those of series were read from histograms. */
function cells({ standardErrors, bounds }: Statistics, streamed: boolean): number[] {
  const errors = NAMES.map((name) => standardErrors[name])
  return streamed ? [...errors, ...QUANTILE_NAMES.map((name) => bounds?.[name] ?? 0)] : errors
}

function* rows(summary: Summary, streamed: boolean): Generator<Cell[]> {
  for (const { name, element, unit, kind, statistics } of summary.metrics) {
    yield [name, element, kind === 'time' ? 'month' : unit, undefined, ...cells(statistics, streamed)]
  }
  for (const { variable, element, unit, statistics } of summary.series) {
    for (const [time, one] of statistics.entries()) {
      yield [variable, element, unit, summary.months[time], ...cells(one, streamed)]
    }
  }
}

/**
 * The Monte Carlo standard error of every mean and quantile: of the metrics first (no time), then of every series. Where quantiles
 * were read from histograms, `bin_...` says how far each can be from the exact one.
 */
export function errorsCsv(summary: Summary): string {
  const streamed = isStreamed(summary)
  const errors = NAMES.map((name) => `mcse_${name}`)
  const bounds = streamed ? QUANTILE_NAMES.map((name) => `bin_${name}`) : []
  return csv(['name', 'element', 'unit', 'time', ...errors, ...bounds], rows(summary, streamed))
}
