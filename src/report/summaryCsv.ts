import { QUANTILES, type Summary } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'

const NAMES = QUANTILES.map(([name]) => name)

function* rows(summary: Summary): Generator<Cell[]> {
  for (const { variable, element, unit, statistics } of summary.series) {
    for (const [time, one] of statistics.entries()) {
      const quantiles = NAMES.map((name) => one[name])
      const month = summary.months[time]
      yield [variable, element, unit, month, one.mean, ...quantiles, one.standardErrors.p50]
    }
  }
}

/** Every saved series at every saved month, in long form: mean, quantiles and the standard error of the median. */
export function summaryCsv(summary: Summary): string {
  return csv(['variable', 'element', 'unit', 'time', 'mean', ...NAMES, 'mcse_p50'], rows(summary))
}
