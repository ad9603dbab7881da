import type { BenchmarkScore, SeriesScore } from '../study/hindcast.ts'
import { type Cell, csv } from './csv.ts'

const BENCHMARK = ['n', 'rmse', 'crps', 'simulated_rmse', 'simulated_crps']

function benchmarkCells(score: BenchmarkScore | undefined): Cell[] {
  if (!score) return [0, undefined, undefined, undefined, undefined]
  return [score.n, score.rmse, score.crps, score.simulatedRmse, score.simulatedCrps]
}

function seriesCells(score: SeriesScore): Cell[] {
  const share = (count: number): number => count / score.n
  return [
    score.name,
    score.unit,
    score.scale,
    score.offset,
    score.scored ? 1 : 0,
    score.n,
    score.leftOut,
    score.rmse,
    score.bias,
    share(score.inside50),
    share(score.inside90),
    score.crps,
  ]
}

/**
 * The score table: one row for each observed series. Errors are on the scale named, in natural logarithms for `log`; `pit`
 * counts observations by tenth of the members' distribution.
 */
export function hindcastCsv(scores: readonly SeriesScore[]): string {
  const own = ['series', 'unit', 'scale', 'log1p_offset', 'scored', 'n', 'left_out']
  const measures = ['rmse', 'bias', 'coverage50', 'coverage90', 'crps']
  const benchmarks = ['random_walk', 'drift', 'persistence'].flatMap((name) =>
    BENCHMARK.map((part) => `${name}_${part}`),
  )
  return csv(
    [...own, ...measures, ...benchmarks, 'pit'],
    scores.map((score) => [
      ...seriesCells(score),
      ...benchmarkCells(score.randomWalk),
      ...benchmarkCells(score.drift),
      ...benchmarkCells(score.persistence),
      score.pit.join(' '),
    ]),
  )
}

/** Every observation beside what was simulated, in the unit of the series. */
export function hindcastPointsCsv(scores: readonly SeriesScore[]): string {
  const header = ['series', 'date', 'unit', 'observed', 'p5', 'p25', 'p50', 'p75', 'p95']
  return csv(
    [...header, 'inside50', 'inside90', 'error', 'crps', 'source'],
    scores.flatMap((score) =>
      score.points.map(({ label, observed, simulated: s, inside50, inside90, error, crps, source }) => [
        ...[score.name, label, score.unit, observed, s.p5, s.p25, s.p50, s.p75, s.p95],
        ...[inside50 ? 1 : 0, inside90 ? 1 : 0, error, crps, source],
      ]),
    ),
  )
}
