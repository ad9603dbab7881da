import { monthLabel } from '../../model/calendar.ts'
import { nameOf } from '../../model/nameOf.ts'
import { type Drivers, influenceOf } from '../../study/sensitivity/drivers.ts'
import { type Cell, csv } from '../csv.ts'
import { metricCell } from '../metricCell.ts'
import type { SensitivityFindings } from './sensitivityContent.ts'

/** The row of a name in a list of things with names. */
function found<T extends { readonly name: string }>(
  list: readonly T[] | undefined,
  name: string,
): T | undefined {
  return list?.find((one) => one.name === name)
}

function driverRows(drivers: Drivers, { inputs, scenario }: SensitivityFindings): Cell[][] {
  const { metric, cap, tornado, correlations, morris, sobol } = drivers
  const { by } = influenceOf(drivers)
  const { origin } = scenario.time
  const end = (value: number | undefined): Cell => {
    if (value === undefined) return undefined
    return value === cap ? 'never' : metricCell(value, metric.kind, origin)
  }
  const names = new Set([...inputs.keys(), ...(sobol?.indices.map(({ name }) => name) ?? [])])
  return [...names].map((name) => {
    const swing = found(tornado?.swings, name)
    const rank = found(correlations, name)
    const effect = found(morris?.effects, name)
    const index = found(sobol?.indices, name)
    const partial = rank?.partial[0]
    return [
      ...[metric.id, name, inputs.get(name)?.grade],
      ...[end(swing?.low), end(swing?.high), swing?.change],
      ...[rank?.simple[0], partial?.value, partial?.low, partial?.high],
      ...[effect?.mean, effect?.meanAbsolute, effect?.deviation, effect?.standardError],
      ...[index?.first.value, index?.first.low, index?.first.high],
      ...[index?.total.value, index?.total.low, index?.total.high],
      by.get(name),
    ]
  })
}

const HEADER = [
  ...['metric', 'input', 'grade'],
  ...['at_p10', 'at_p90', 'change'],
  ...['spearman', 'prcc', 'prcc_low', 'prcc_high'],
  ...['morris_mu', 'morris_mu_star', 'morris_sigma', 'morris_mu_star_se'],
  ...['sobol_first', 'sobol_first_low', 'sobol_first_high'],
  ...['sobol_total', 'sobol_total_low', 'sobol_total_high'],
  'influence',
]

/**
 * What every method says of every input and metric; empty where it was not asked. `at_p10` and `at_p90` are the metric
 * with the input there (times as calendar months), `change` is in its unit (times in months), intervals are 95 %.
 */
export function driversCsv(findings: SensitivityFindings): string {
  return csv(
    HEADER,
    findings.drivers.flatMap((one) => driverRows(one, findings)),
  )
}

/** Rank correlations of the charted series with every input over time. */
export function overTimeCsv({ overTime, scenario }: SensitivityFindings): string {
  const rows = overTime.flatMap(({ series, times, correlations }) =>
    correlations.flatMap(({ name, simple, partial }) =>
      times.map((time, i): Cell[] => {
        const one = partial[i]
        const month = monthLabel(time, scenario.time.origin)
        const id = nameOf(series.variable, series.element)
        return [id, month, name, simple[i], one?.value, one?.low, one?.high]
      }),
    ),
  )
  return csv(['variable', 'time', 'input', 'spearman', 'prcc', 'prcc_low', 'prcc_high'], rows)
}

/** What to find out next, the most urgent first. */
export function prioritiesCsv({ priorities, inputs }: SensitivityFindings): string {
  const rows = priorities.map(({ name, grade, influence, priority, share }, i): Cell[] => {
    const { label = { en: name, zh: name } } = inputs.get(name) ?? {}
    return [i + 1, name, grade, influence, priority, share, label.en, label.zh]
  })
  return csv(['rank', 'input', 'grade', 'influence', 'priority', 'share', 'label_en', 'label_zh'], rows)
}

/** What it would be worth to know each input, and everything, before choosing. */
export function informationCsv({ choices }: SensitivityFindings): string {
  const rows = choices.flatMap(({ metric, better, titles, best, everything, parameters }) => {
    const choice: Cell[] = [metric.id, better, titles[best]?.en]
    return [
      [...choice, 'everything', everything.value, everything.standardError],
      ...parameters.map(({ name, value, standardError }): Cell[] => [...choice, name, value, standardError]),
    ]
  })
  return csv(['metric', 'better', 'best_on_average', 'input', 'worth', 'standard_error'], rows)
}
