import { compile } from '../../../src/kernel/compiled/compile.ts'
import type { Scenario } from '../../../src/model/scenario.ts'
import type { System } from '../../../src/model/system.ts'
import type { MemberRunner } from '../../../src/study/calibration/givenMembers.ts'
import { runnerHere } from '../../../src/study/calibration/givenMembers.ts'
import { systemOf as analysed } from '../../../src/study/calibration/knownAt.ts'
import { folderOf, systemOf } from '../../modelText.ts'

/** A tank that fills and drains, and a price that answers to its level; shocks reach it from a date on. */
const MODEL = `
time: { origin: 2021-01, start: 2021-01, end: 2024-01, steps_per_month: 1, method: euler }
stocks:
  tank:
    unit: t
    {label}
    initial: start_stock
    inflows: [supply]
    outflows: [use]
flows:
  supply: { unit: t/month, {label}, equation: supply_rate * strength }
  use: { unit: t/month, {label}, equation: tank * drain(use_time) }
auxiliaries:
  price:
    unit: USD/kg
    {label}
    equation: normal_price * (normal_stock / tank) ^ response * exp(shock_size * shock * step(shock_start))
exogenous:
  strength: { unit: dimensionless, path: level, base: 1, {label} }
noise:
  shock: { {label} }
observations:
  level: { unit: t, simulated: tank, compare: value, scale: log, scored: true, {label} }
  price: { unit: USD/kg, simulated: price, compare: value, scale: log, scored: true, {label} }
  supplied: { unit: t, simulated: supply, compare: total, scale: log, scored: true, {label} }
`

const entry = (name: string, value: string, unit: string): string =>
  `  ${name}: { value: ${value}, unit: ${unit}, {label}, source: s, grade: judgement }\n`

const PARAMETERS = [
  entry('start_stock', '{ lognormal: { p5: 50, p50: 100, p95: 200 } }', 't'),
  entry('supply_rate', '{ lognormal: { p5: 4, p50: 10, p95: 25 } }', 't/month'),
  entry('use_time', '{ lognormal: { p5: 4, p50: 10, p95: 25 } }', 'month'),
  entry('response', '{ uniform: { low: 0, high: 3 } }', 'dimensionless'),
  entry('normal_price', '{ lognormal: { p5: 100, p50: 200, p95: 400 } }', 'USD/kg'),
  entry('idle', '{ normal: { mean: 0, sd: 1 } }', 'dimensionless'),
  entry('normal_stock', '100', 't'),
  entry('shock_size', '0.2', 'dimensionless'),
  entry('shock_start', '2024-01-01', 'date'),
].join('')

const TIMELINE = `date,event,exogenous,element,action,value,duration,probability,marked,label_en,label_zh,source,grade,note
2023-01-01,cut,strength,,set,0.3,,,,Cut,削减,s,reported,
`

/** Dates at which everything is observed, and quarters of what is supplied. */
const MONTHS = ['2021-02', '2021-08', '2022-02', '2022-05', '2022-08', '2022-11', '2023-03', '2023-08']
const WINDOWS = ['2021-01..06', '2021-07..12', '2022-01..06', '2022-07..12', '2023-01..06']

/** The value of an observation by its series and label. */
export type Values = (series: string, label: string) => number

/** The lab with some observations. */
export function labScenario(values: Values, set = ''): Scenario {
  return systemOf(labTexts(values, set)).scenario
}

export function labTexts(values: Values, set = ''): Record<string, string> {
  const rows = [
    ...MONTHS.flatMap((month) => [
      ['level', `${month}-01`, 't'],
      ['price', `${month}-01`, 'USD/kg'],
    ]),
    ...WINDOWS.map((window) => ['supplied', window, 't']),
  ] as [string, string, string][]
  const observations = rows.map(
    ([series, date, unit]) => `${date},${series},${unit},,${values(series, date)},,A,customs,s,`,
  )
  return {
    ...folderOf(MODEL, PARAMETERS, set),
    'lab/timeline.csv': TIMELINE,
    'lab/observations.csv': `date,series,unit,low,mid,high,grade,basis,source,note\n${observations.join('\n')}\n`,
  }
}

/** What the lab shows in a member with given draws, and no shocks. */
export function shownBy(truth: Readonly<Record<string, number>>): Values {
  const system = analysed(labScenario(() => 1))
  const draws = Float64Array.from(system.draws, ({ name, distribution }) =>
    distribution.kind === 'fixed' ? distribution.value : (truth[name] ?? 0),
  )
  const { metricValues, failed } = compiledRunner(system)({ count: 1, draws }) as Awaited<
    ReturnType<MemberRunner>
  >
  if (failed.length > 0) throw new Error('the truth fails')
  return (series, label) =>
    metricValues[system.metrics.findIndex((m) => m.name === series && m.element === label)] as number
}

export function compiledRunner(system: System): MemberRunner {
  return runnerHere(system, compile(system))
}
