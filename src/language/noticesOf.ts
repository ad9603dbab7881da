import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import { dateLabel, monthsOf } from '../model/calendar.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Row } from './readTable.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/** Letters. Series of one table are often named alike, so that only a slip of the pen is told from another series. */
const SLIP = 2

/** What of sound files has no effect, though its author may think that it has. */
export function noticesOf(scenario: Scenario, files: ScenarioFiles): readonly Diagnostic[] {
  return [...lateEvents(scenario, files), ...misnamedSeries(scenario, files.observations)]
}

/**
 * Events that are on, on a certain date that is not simulated any more. Where scenario files say when to end, they leave out on
 * purpose what the shared history has later, and only events that the scenario states itself are told.
 */
function lateEvents({ id, model, time }: Scenario, { layers }: ScenarioFiles): Diagnostic[] {
  const { origin, end } = time
  const last = monthsOf(end, origin) as number
  const own = layers.find((layer) => layer.id === id)?.source.file
  const endsOnPurpose = layers.some(({ data }) => data.time?.end !== undefined)
  return model.events.flatMap(({ name, enabled, date, place }) => {
    const isLate = enabled && date.kind === 'fixed' && date.value > last
    if (!isLate || (endsOnPurpose && place.file !== own)) return []
    const found = `${name} on ${dateLabel(date.value, origin)}`
    return [
      {
        code: 'event-after-end',
        place,
        found,
        expected: `a date until ${end}, the end of the simulated span`,
      },
    ]
  })
}

/**
 * The first row of each series that the model does not name, where its name is nearly one that the model does: a table may
 * hold more series than a model is compared with.
 */
function misnamedSeries({ model }: Scenario, observations: readonly Row[]): Diagnostic[] {
  const known = model.series.map(({ name }) => name)
  const first = new Map<string, Row>()
  for (const row of observations) {
    const name = row.text('series')
    if (!known.includes(name) && !first.has(name)) first.set(name, row)
  }
  return [...first].flatMap(([name, row]) => {
    const nearest = nearestName(name, known, SLIP)
    const place = row.placeOf('series')
    const expected = 'a series of observations in the model; rows of others are not used'
    return nearest === undefined
      ? []
      : [{ code: 'unused-observation', place, found: name, expected, nearest }]
  })
}
