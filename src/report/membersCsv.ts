import type { Ensemble } from '../model/ensemble.ts'
import { type Cell, csv } from './csv.ts'
import { metricCell } from './metricCell.ts'
import { metricName } from './metricsCsv.ts'

/** Names that are already taken get a prefix, so that every column can be told from the others. */
function distinct(names: readonly string[], taken: readonly string[]): string[] {
  return names.map((name) => (taken.includes(name) ? `metric:${name}` : name))
}

function* rows(ensemble: Ensemble, metrics: readonly number[], origin: string): Generator<Cell[]> {
  const { members, drawNames, draws, metricValues } = ensemble
  const failed = new Set(ensemble.failures.map((failure) => failure.member))
  for (let member = 0; member < members; member++) {
    const drawn = drawNames.map((_, draw) => draws[draw * members + member])
    const read = metrics.map((metric) => {
      if (failed.has(member)) return undefined
      const kind = ensemble.metrics[metric]?.kind ?? 'number'
      return metricCell(metricValues[metric * members + member] as number, kind, origin)
    })
    yield [member, failed.has(member) ? 1 : 0, ...drawn, ...read]
  }
}

/**
 * One row for each member: its number from 0, whether it failed, every draw and every metric of the scenario. A failed
 * member has draws but no metrics. Draws of dates are months on the time axis.
 */
export function membersCsv(ensemble: Ensemble, origin: string): string {
  const metrics = ensemble.metrics.flatMap(({ purpose }, i) => (purpose === 'metric' ? [i] : []))
  const first = ['member', 'failed', ...ensemble.drawNames]
  const names = metrics.map((i) => metricName(ensemble.metrics[i] as Ensemble['metrics'][number]))
  return csv([...first, ...distinct(names, first)], rows(ensemble, metrics, origin))
}
