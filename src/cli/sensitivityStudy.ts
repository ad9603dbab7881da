import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { MethodRuns, SensitivityFindings } from '../report/sensitivity/sensitivityContent.ts'
import { type InformedChoice, informedChoice } from '../study/sensitivity/choosing.ts'
import { influenceOf, priorities } from '../study/sensitivity/drivers.ts'
import { driversOf, type SensitivityRuns } from '../study/sensitivity/driversOf.ts'
import { inputsOf } from '../study/sensitivity/inputsOf.ts'
import { type DriversOverTime, overTime } from '../study/sensitivity/overTime.ts'
import { type StudiedMetric, systemFor } from '../study/studiedMetrics.ts'
import type { Loaded } from './loadFile.ts'
import { Refusal } from './refusal.ts'
import { methodsOf } from './sensitivityOptions.ts'
import { ensembleOf, type Runs, runMorris, runSobol, runTornado } from './sensitivityRuns.ts'

/** Charts whose series are one line each: what drives them can be drawn over time. */
const SERIES_CHARTS = ['fan', 'ratio']

/** Series behind the scenario's charts that are single numbers. */
function chartedSeries({ charts, model }: Scenario): string[] {
  const single = new Set(model.variables.flatMap(({ name, over }) => (over.length === 0 ? [name] : [])))
  const drawn = charts
    .filter(({ kind }) => SERIES_CHARTS.includes(kind))
    .flatMap(({ variables }) => variables)
  return [...new Set(drawn.filter((name) => single.has(name)))]
}

/** The end of the simulated span, months on the time axis. */
function endOf({ time }: System): number {
  return time.start + time.steps * time.step
}

function seriesOverTime(scenario: Scenario, ensemble: Ensemble | undefined): DriversOverTime[] {
  if (!ensemble || ensemble.failures.length >= ensemble.members) return []
  return ensemble.series.map(({ variable }, row) => {
    const label = scenario.model.variables.find(({ name }) => name === variable)?.label
    return overTime(ensemble, row, label ?? { en: variable, zh: variable })
  })
}

/** Whether there were members enough for partial rank correlations. */
function hasPartial({ correlations }: DriversOverTime): boolean {
  return correlations.some(({ partial }) => partial.some(({ value }) => Number.isFinite(value)))
}

/** The parameters that deserve indices of their own: those with the most influence on any metric by the quicker methods. */
function leadingInputs(
  metrics: readonly StudiedMetric[],
  runs: SensitivityRuns,
  system: System,
  { seed, most }: { seed: string; most: number },
): string[] {
  const names = system.draws.map(({ name }) => name)
  if (names.length <= most) return names
  const influences = driversOf(metrics, runs, seed, endOf(system)).map((one) => influenceOf(one).by)
  const largest = (name: string): number => Math.max(0, ...influences.map((by) => by.get(name) ?? 0))
  const sizes = new Map(names.map((name) => [name, largest(name)]))
  return [...names].sort((a, b) => (sizes.get(b) as number) - (sizes.get(a) as number)).slice(0, most)
}

/** Runs what the methods need, the quick ones first. */
async function runMethods(
  loaded: Loaded,
  metrics: readonly StudiedMetric[],
  runs: Runs,
): Promise<SensitivityRuns> {
  const { scenario, system } = loaded
  const { seed } = scenario.ensemble
  const { options } = runs
  const methods = methodsOf(options)
  const small = systemFor(system, metrics, chartedSeries(scenario))
  const lean = systemFor(system, metrics)
  const onlyTornado = methods.join() === 'tornado' && !options.decide
  const ensemble = onlyTornado ? undefined : await ensembleOf(loaded, small, runs)
  const quick = {
    ...(ensemble ? { ensemble } : {}),
    ...(methods.includes('tornado') ? { tornado: await runTornado(small, seed, runs) } : {}),
    ...(methods.includes('morris') ? { morris: await runMorris(small, seed, runs) } : {}),
  }
  if (!methods.includes('sobol')) return quick
  const of = leadingInputs(metrics, quick, system, { seed, most: options.inputs })
  return { ...quick, sobol: await runSobol(lean, of, seed, runs) }
}

function methodRuns(
  { tornado, ensemble, morris, sobol }: SensitivityRuns,
  asked: readonly string[],
): MethodRuns[] {
  return [
    ...(tornado ? [{ method: 'tornado' as const, runs: tornado.plan.rows, failures: tornado.failures }] : []),
    ...(ensemble && asked.includes('prcc')
      ? [{ method: 'prcc' as const, runs: ensemble.members, failures: ensemble.failures }]
      : []),
    ...(morris
      ? [
          {
            method: 'morris' as const,
            runs: morris.plan.rows,
            points: morris.plan.rows / (morris.plan.names.length + 1),
            failures: morris.failures,
          },
        ]
      : []),
    ...(sobol
      ? [
          {
            method: 'sobol' as const,
            runs: sobol.plan.rows,
            points: sobol.plan.points,
            inputs: sobol.plan.inputs.length,
            failures: sobol.failures,
          },
        ]
      : []),
  ]
}

/** Which way a metric is better, as the user or the scenario says. */
function betterWay(
  { name }: StudiedMetric,
  { metrics }: Scenario,
  asked: 'lower' | 'higher' | undefined,
): 'lower' | 'higher' | undefined {
  const counts = metrics.find((one) => one.name === name)?.countsAs
  return asked ?? (counts && (counts === 'benefit' ? 'higher' : 'lower'))
}

async function decide(
  loaded: Loaded,
  others: readonly Loaded[],
  metrics: readonly StudiedMetric[],
  own: Ensemble | undefined,
  runs: Runs,
): Promise<InformedChoice[]> {
  if (others.length === 0 || !own) return []
  const judged = metrics.flatMap((metric) => {
    const better = betterWay(metric, loaded.scenario, runs.options.better)
    return better ? [{ metric, better }] : []
  })
  if (judged.length === 0)
    throw new Refusal('which way is better? Give --better lower or --better higher, or counts_as to a metric')
  const alternatives = [{ title: loaded.scenario.title, ensemble: own }]
  for (const other of others) {
    const system = systemFor(other.system, metrics)
    alternatives.push({ title: other.scenario.title, ensemble: await ensembleOf(other, system, runs) })
  }
  const rowIn =
    ({ name, element }: StudiedMetric) =>
    (ensemble: Ensemble): number =>
      ensemble.metrics.findIndex((one) => one.name === name && one.element === element)
  return judged
    .filter(({ metric }) => alternatives.every(({ ensemble }) => rowIn(metric)(ensemble) >= 0))
    .map(({ metric, better }) =>
      informedChoice(alternatives, metric, rowIn(metric), better, endOf(loaded.system)),
    )
}

/** Runs the methods that are asked for and puts together what they found. */
export async function sensitivityStudy(
  loaded: Loaded,
  others: readonly Loaded[],
  metrics: readonly StudiedMetric[],
  runs: Runs,
): Promise<{ readonly findings: SensitivityFindings; readonly ensemble: Ensemble | undefined }> {
  const { scenario, system } = loaded
  const { seed, design } = scenario.ensemble
  const done = await runMethods(loaded, metrics, runs)
  const asked = methodsOf(runs.options)
  const choices = await decide(loaded, others, metrics, done.ensemble, runs)
  const drivers = driversOf(metrics, done, seed, endOf(system))
  const named = [
    ...system.draws.map(({ name }) => name),
    ...(done.sobol?.plan.inputs ?? []),
    ...choices.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
  ]
  const inputs = inputsOf(scenario, [...new Set(named)])
  const findings = {
    ...{ scenario, seed, design, inputs, drivers, choices },
    methods: methodRuns(done, asked),
    together: system.draws.flatMap(({ name, distribution }) =>
      distribution.kind === 'empirical' && distribution.joint !== undefined ? [name] : [],
    ),
    overTime: asked.includes('prcc') ? seriesOverTime(scenario, done.ensemble).filter(hasPartial) : [],
    priorities: priorities(drivers, inputs),
  }
  return { findings, ensemble: done.ensemble }
}
