import { dateLabel } from '../model/calendar.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Outcome } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import { type Cell, csv } from './csv.ts'
import { metricCell } from './metricCell.ts'
import { metricName } from './metricsCsv.ts'

/** Names that are already taken get a prefix, so that every column can be told from the others. */
export function distinctNames(names: readonly string[], taken: readonly string[]): string[] {
  return names.map((name) => (taken.includes(name) ? `metric:${name}` : name))
}

/** The words of one draw for one member. */
export type DrawCell = (value: number, member: number) => Cell

const NOTHING = 'nothing'

/** The outcome whose share of the unit interval holds the drawn number, the shares laid end to end (see `scheduleEvents`). */
function outcomeAt(drawn: number, outcomes: readonly Pick<Outcome, 'name' | 'probability'>[]): string {
  let below = 0
  for (const { name, probability } of outcomes) {
    below += probability
    if (drawn < below) return name
  }
  return NOTHING
}

/** How the draws of events are written, by their names; all others are written as they are. */
export function eventCells(
  { drawNames, draws, members }: Pick<Ensemble, 'drawNames' | 'draws' | 'members'>,
  { model, time }: Pick<Scenario, 'model' | 'time'>,
): Map<string, DrawCell> {
  return new Map(
    model.events.flatMap(({ name, outcomes }): [string, DrawCell][] => {
      const adjusted = drawNames.indexOf(`event.${name}.probability`)
      const chances = (member: number): readonly Pick<Outcome, 'name' | 'probability'>[] =>
        adjusted < 0
          ? outcomes
          : outcomes.slice(0, 1).map((only) => {
              return { name: only.name, probability: draws[adjusted * members + member] as number }
            })
      return [
        [`event.${name}.date`, (value) => dateLabel(value, time.origin)],
        [`event.${name}.outcome`, (value, member) => outcomeAt(value, chances(member))],
      ]
    }),
  )
}

function* rows(
  ensemble: Ensemble,
  metrics: readonly number[],
  scenario: Pick<Scenario, 'model' | 'time'>,
): Generator<Cell[]> {
  const { members, drawNames, draws, metricValues } = ensemble
  const { origin } = scenario.time
  const cells = eventCells(ensemble, scenario)
  const failed = new Set(ensemble.failures.map((failure) => failure.member))
  for (let member = 0; member < members; member++) {
    const drawn = drawNames.map((name, draw) => {
      const value = draws[draw * members + member] as number
      return cells.get(name)?.(value, member) ?? value
    })
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
 * member has draws but no metrics. Of events it gives the drawn outcome by its name (`nothing` where none comes) and the drawn
 * date; dates among the parameters are months on the time axis.
 */
export function membersCsv(ensemble: Ensemble, scenario: Pick<Scenario, 'model' | 'time'>): string {
  const metrics = ensemble.metrics.flatMap(({ purpose }, i) => (purpose === 'metric' ? [i] : []))
  const first = ['member', 'failed', ...ensemble.drawNames]
  const names = metrics.map((i) => metricName(ensemble.metrics[i] as Ensemble['metrics'][number]))
  return csv([...first, ...distinctNames(names, first)], rows(ensemble, metrics, scenario))
}
