import { monthsOf } from '../../model/calendar.ts'
import type { Game, Hazard, LessonStep } from '../../model/lesson.ts'
import type { ChartSpec, Lever } from '../../model/scenario.ts'
import { chartSpecOf } from '../readMetrics.ts'
import type { WrittenGame, WrittenStep } from '../schemas/lessonFile.ts'
import type { Path, Source } from '../source.ts'
import type { Context } from './context.ts'

/** A `yaml` block with what it is read with. */
type Reading = Context & { readonly source: Source }

/** What a chart of its kind needs is known to the chart catalogue; see `chartProblems`. */
export function readChart(
  written: NonNullable<WrittenStep['chart']>,
  { source, problems, scenario }: Reading,
): ChartSpec | undefined {
  const place = source.keyPlace(['chart'])
  if (!written.kind) {
    problems.add('missing-key', place, 'no kind of chart', 'the key kind')
    return undefined
  }
  const series = scenario.model.series.map(({ name }) => name)
  if (written.observed && !series.includes(written.observed))
    problems.unknown('unknown-name', place, written.observed, 'an observed series', series)
  const metrics = scenario.metrics.map(({ name }) => name)
  if (written.metric && !metrics.includes(written.metric.replace(/\[.*/, '')))
    problems.unknown('unknown-name', place, written.metric, 'a metric of the scenario', metrics)
  return chartSpecOf('lesson', { ...written, kind: written.kind }, place)
}

function leverNamed(name: string, path: Path, { source, problems, scenario }: Reading): Lever | undefined {
  const lever = scenario.levers.find((one) => one.name === name)
  const known = scenario.levers.map((one) => one.name)
  if (!lever) problems.unknown('unknown-name', source.place(path), name, 'a lever of the scenario', known)
  return lever
}

/** The levers that a step shows. */
export function readLeverNames(names: readonly string[], reading: Reading): readonly string[] {
  return names.filter((name, i) => leverNamed(name, ['levers', i], reading))
}

/** Where levers stand, as numbers: a policy 1 or 0, a date in months on the time axis. */
export function readSettings(
  set: Readonly<Record<string, number | string>>,
  reading: Reading,
): NonNullable<LessonStep['settings']> {
  const { source, problems, scenario } = reading
  const entries = Object.entries(set).flatMap(([name, written]) => {
    const lever = leverNamed(name, ['set', name], reading)
    const value = standOf(written, scenario.time.origin)
    if (!lever) return []
    if (value !== undefined && value >= lever.from && value <= lever.to) return [[name, value] as const]
    const place = source.place(['set', name])
    problems.add('bad-value', place, String(written), `a value from ${lever.from} to ${lever.to}`)
    return []
  })
  return Object.fromEntries(entries)
}

function standOf(written: number | string, origin: string): number | undefined {
  if (typeof written === 'number') return written
  if (written === 'on' || written === 'off') return written === 'on' ? 1 : 0
  return monthsOf(written, origin)
}

/** The game of a step. */
export function readGame(written: WrittenGame, reading: Reading): Game {
  const { turns, months, loss, cost, budget, watch, calm_below: calmBelow, one_a_turn: oneATurn } = written
  const { source } = reading
  const month = (path: Path, text: string | number): number => timeAt(path, text, reading)
  for (const key of ['loss', 'cost', 'watch'] as const) checkOutput(written[key], ['game', key], reading)
  checkRate(loss, reading)
  written.measures.forEach((name, i) => {
    checkEvent(name, ['game', 'measures', i], reading)
  })
  const history = Object.entries(written.history).map(([event, hazard]): Hazard => {
    const path = ['game', 'history', event]
    checkEvent(event, path, reading)
    const [from, to] = [month([...path, 'from'], hazard.from), month([...path, 'to'], hazard.to)]
    if (from > to) reading.problems.add('bad-value', source.place(path), 'from after to', 'a span of time')
    return { event, probability: hazard.probability, from, to }
  })
  const [from, until] = [month(['game', 'from'], written.from), month(['game', 'until'], written.until)]
  checkLength(from + turns * months, until, reading)
  const place = source.keyPlace(['game'])
  return {
    ...{ from, until, turns, months, measures: written.measures, history },
    ...{ loss, cost, budget, calmBelow, oneATurn, watch, place },
  }
}

function timeAt(path: Path, text: string | number, { source, problems, scenario }: Reading): number {
  const { origin, start, end } = scenario.time
  const [first, last] = [monthsOf(start, origin) as number, monthsOf(end, origin) as number]
  const time = monthsOf(String(text), origin) ?? Number.NaN
  if (time >= first && time <= last) return time
  problems.add('bad-date', source.place(path), String(text), `a month from ${start} to ${end}`)
  return first
}

function checkLength(lastTurn: number, until: number, { source, problems }: Reading): void {
  if (lastTurn <= until) return
  const expected = 'an end that leaves time for every turn'
  problems.add('bad-value', source.place(['game', 'until']), 'an end before the last turn', expected)
}

function checkOutput(name: string, path: Path, { source, problems, scenario }: Reading): void {
  if (!scenario.outputs.includes(name))
    problems.unknown(
      'unknown-output',
      source.place(path),
      name,
      'an output of the scenario',
      scenario.outputs,
    )
}

/** A loss adds up over months, so that it must be a rate. */
function checkRate(name: string, { source, problems, scenario }: Reading): void {
  const unit = scenario.model.variables.find((variable) => variable.name === name)?.unit ?? '/month'
  if (!/\/(month|year)$/.test(unit))
    problems.add('bad-value', source.place(['game', 'loss']), `${name} in ${unit}`, 'a rate by month or year')
}

function checkEvent(name: string, path: Path, { source, problems, scenario }: Reading): void {
  const events = scenario.model.events.filter(({ outcomes }) => outcomes.length === 1)
  const known = events.map((event) => event.name)
  if (!known.includes(name))
    problems.unknown(
      'unknown-name',
      source.place(path),
      name,
      'a policy, or an event with one outcome',
      known,
    )
}
