import { monthsOf } from '../model/calendar.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Metric, Scenario } from '../model/scenario.ts'
import type { MetricValue, System } from '../model/system.ts'
import { betterOf, type Criterion, type Question, type Threshold } from '../study/decision/question.ts'
import type { Asked, DecisionOptions } from './decisionOptions.ts'
import { Refusal } from './refusal.ts'
import { suggestion } from './suggestion.ts'

/** A scenario with what is read off its members. */
export interface Measured {
  readonly scenario: Scenario
  readonly system: System
}

/** The metrics that scenarios have in common, in the order of the first. */
export function commonMetrics([first, ...others]: readonly Measured[]): MetricValue[] {
  const own = (one: Measured): MetricValue[] =>
    one.system.metrics.filter(({ purpose }) => purpose === 'metric')
  const same = (a: MetricValue, b: MetricValue): boolean =>
    a.name === b.name && a.element === b.element && a.unit === b.unit
  return first ? own(first).filter((a) => others.every((other) => own(other).some((b) => same(a, b)))) : []
}

/** The metric of a name, or of `name[element]`. @throws Refusal when there is none, with the nearest name */
export function metricCalled(name: string, metrics: readonly MetricValue[]): MetricValue {
  const found = metrics.find((one) => nameOf(one.name, one.element) === name.replace(/["'\s]/g, ''))
  if (found) return found
  const elements = metrics.filter((one) => one.name === name).map((one) => nameOf(one.name, one.element))
  if (elements.length > 0) throw new Refusal(`${name} has several elements; name one: ${elements.join(', ')}`)
  const names = metrics.map((one) => nameOf(one.name, one.element))
  throw new Refusal(
    `there is no metric ${name} that all of these scenarios have${suggestion(name, names) || (names.length === 0 ? '; none is in all of them' : '')}`,
  )
}

/** What is asked of scenarios: the metrics that count, thresholds, and cost against effect. @throws Refusal */
export function questionOf(loaded: readonly Measured[], options: DecisionOptions): Question {
  const metrics = commonMetrics(loaded)
  const known = loaded[0]?.scenario.metrics ?? []
  const criteria = metrics.flatMap((one) => {
    const metric = known.find(({ name }) => name === one.name)
    return metric?.countsAs ? [criterionOf(one, metric)] : []
  })
  const named = (name: string | undefined): Criterion | undefined => {
    if (name === undefined) return undefined
    const found = metricCalled(name, metrics)
    return criterionOf(found, known.find((one) => one.name === found.name) as Metric)
  }
  const cost = named(options.cost) ?? first(metrics, known, 'cost')
  const effect = named(options.effect) ?? first(metrics, known, 'harm') ?? first(metrics, known, 'benefit')
  const sameAs = (a: Criterion) => (b: Criterion) => a.name === b.name && a.element === b.element
  const asked = [named(options.cost), named(options.effect)].filter((one) => one !== undefined)
  return {
    criteria: [...criteria, ...asked.filter((one) => !criteria.some(sameAs(one)))],
    enough: [
      ...options.atLeast.map((one) => thresholdOf(one, 'at least', loaded, metrics)),
      ...options.atMost.map((one) => thresholdOf(one, 'at most', loaded, metrics)),
    ],
    ...(cost && effect && !sameAs(cost)(effect) ? { tradeOff: { cost, effect } } : {}),
  }
}

function criterionOf({ name, element }: MetricValue, metric: Metric): Criterion {
  return { name, element, better: betterOf(metric) }
}

/** The first single number that counts so. */
function first(
  metrics: readonly MetricValue[],
  known: readonly Metric[],
  counts: Metric['countsAs'],
): Criterion | undefined {
  const metric = known.find(
    ({ countsAs, name }) => countsAs === counts && metrics.some((m) => m.name === name),
  )
  const value = metric && metrics.find((one) => one.name === metric.name)
  return value && metric && criterionOf(value, metric)
}

function thresholdOf(
  { metric, text }: Asked,
  side: Threshold['side'],
  [first]: readonly Measured[],
  metrics: readonly MetricValue[],
): Threshold {
  const { name, element, kind } = metricCalled(metric, metrics)
  const value = kind === 'time' ? monthsOf(text, first?.scenario.time.origin ?? '') : Number(text)
  if (value === undefined || Number.isNaN(value))
    throw new Refusal(
      `${metric} ${side} ${text}: expected ${kind === 'time' ? 'a date such as 2030-01' : 'a number'}`,
    )
  return { name, element, side, value, text }
}
