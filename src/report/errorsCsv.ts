import { QUANTILES, type Statistics, type Summary } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'

const NAMES = ['mean', ...QUANTILES.map(([name]) => name)] as const

function cells(statistics: Statistics): number[] {
  return NAMES.map((name) => statistics.standardErrors[name])
}

function* rows(summary: Summary): Generator<Cell[]> {
  for (const { name, element, unit, kind, statistics } of summary.metrics) {
    yield [name, element, kind === 'time' ? 'month' : unit, undefined, ...cells(statistics)]
  }
  for (const { variable, element, unit, statistics } of summary.series) {
    for (const [time, one] of statistics.entries()) {
      yield [variable, element, unit, summary.months[time], ...cells(one)]
    }
  }
}

/** The Monte Carlo standard error of every mean and quantile: of the metrics first (no time), then of every series. */
export function errorsCsv(summary: Summary): string {
  return csv(['name', 'element', 'unit', 'time', ...NAMES.map((name) => `mcse_${name}`)], rows(summary))
}
