import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import { dateLabel, monthsOf } from '../model/calendar.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Row } from './readTable.ts'

/** Letters. Series of one table are often named alike, so that only a slip of the pen is told from another series. */
const SLIP = 2

/** What of sound files has no effect, though its author may think that it has. */
export function noticesOf(scenario: Scenario, observations: readonly Row[]): readonly Diagnostic[] {
  return [...lateEvents(scenario), ...misnamedSeries(scenario, observations)]
}

/** Events that are on, on a certain date that is not simulated any more. */
function lateEvents({ model, time: { origin, end } }: Scenario): Diagnostic[] {
  const last = monthsOf(end, origin) ?? Number.POSITIVE_INFINITY
  return model.events.flatMap(({ name, enabled, date, place }) =>
    enabled && date.kind === 'fixed' && date.value > last
      ? [
          {
            code: 'event-after-end',
            place,
            found: `${name} on ${dateLabel(date.value, origin)}`,
            expected: `a date until ${end}, the end of the simulated span`,
          },
        ]
      : [],
  )
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
