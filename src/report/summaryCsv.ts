import { QUANTILES, type Summary } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'
import { isStreamed, widestBound } from './streamedError.ts'

const NAMES = QUANTILES.map(([name]) => name)

function* rows(summary: Summary, streamed: boolean): Generator<Cell[]> {
  for (const { variable, element, unit, statistics } of summary.series) {
    for (const [time, one] of statistics.entries()) {
      const quantiles = NAMES.map((name) => one[name])
      const month = summary.months[time]
      const bound = streamed ? [widestBound(one)] : []
      yield [variable, element, unit, month, one.mean, ...quantiles, one.standardErrors.p50, ...bound]
    }
  }
}

/**
 * Every saved series at every saved month, in long form: mean, quantiles and the standard error of the median. Where quantiles were
 * read from histograms, the last column says how far the least exact of the five can be from the exact one.
 */
export function summaryCsv(summary: Summary): string {
  const streamed = isStreamed(summary)
  const header = ['variable', 'element', 'unit', 'time', 'mean', ...NAMES, 'mcse_p50']
  return csv(streamed ? [...header, 'bin_error'] : header, rows(summary, streamed))
}
