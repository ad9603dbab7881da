import type { Calibration } from '../study/calibration/calibrate.ts'
import type { Marginal } from '../study/calibration/marginal.ts'
import { type Cell, csv } from './csv.ts'

const SPREADS = ['prior_p5', 'prior_p50', 'prior_p95', 'posterior_p5', 'posterior_p50', 'posterior_p95']

function cellsOf({ name, prior, posterior, contraction, shift, overlap, informed }: Marginal): Cell[] {
  const spreads = [prior, posterior].flatMap(({ p5, p50, p95 }) => [p5, p50, p95])
  return [name, ...spreads, contraction, shift, overlap, informed ? 1 : 0]
}

/**
 * Prior against posterior: a row for each parameter, in its unit (dates in months on the time axis), then for the size and
 * the memory of the structural error of each series, on its scale.
 */
export function marginalsCsv({ parameters, reached, marginals, discrepancies }: Calibration): string {
  const errors = discrepancies.flatMap(({ series, sd, memory }) => [
    [...cellsOf({ ...sd, name: `error of ${series}` }), 1],
    [...cellsOf({ ...memory, name: `memory of ${series}` }), 1],
  ])
  const rows = marginals.map((one) => [...cellsOf(one), reached[parameters.indexOf(one.name)] ? 1 : 0])
  const header = ['parameter', ...SPREADS, 'contraction', 'shift', 'overlap', 'informed', 'reached']
  return csv(header, [...rows, ...errors])
}

/** Posterior predictive check: every observation that was used beside what the posterior says it might have been. */
export function checksCsv({ checks }: Calibration): string {
  const header = ['series', 'date', 'unit', 'observed', 'simulated_p5', 'simulated_p50', 'simulated_p95']
  return csv(
    [...header, 'replicated_p5', 'replicated_p50', 'replicated_p95', 'share_below', 'error'],
    checks.flatMap(({ series, unit, points }) =>
      points.map(({ observation, observed, simulated: s, replicated: r, share, error }) => [
        ...[series.name, observation.label, unit, observed, s.p5, s.p50, s.p95, r.p5, r.p50, r.p95],
        ...[share, error],
      ]),
    ),
  )
}
