import type { ChartData } from '../charts/chartData.ts'
import { chartDataOf, type OtherRun } from '../charts/chartDataOf.ts'
import { overlays } from '../charts/overlays.ts'
import { variableName } from '../charts/seriesOf.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { ChartSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { scenarioUnder } from '../report/published/scenarioUnder.ts'
import type { Study } from '../report/published/study.ts'
import { Crew } from './crew.ts'
import { previewSystem } from './previewSystem.ts'
import { StudyRunner } from './studyRunner.ts'
import { TaskBench, type Which } from './taskBench.ts'

/** Metrics whose differences are stated beside the levers. */
export const STATED_METRICS = 8

/** Charts that draw single members, or can be asked to, or add up elements member by member. */
const NEED_MEMBERS = ['fan', 'spaghetti', 'dotplot', 'unmet']

/** A run of all members, as far as the page shows it. */
export interface ShownRun {
  readonly settings: Settings
  /** Its summary has the series that charts draw; its ensemble has the values of those that need members. */
  readonly run: OtherRun
}

/** The systems that a study is run with. */
export function systemsOf(study: Study): Readonly<Record<Which, System>> {
  const { system, scenario } = study
  const variables = new Set([...overlays(scenario), ...watchedCharts(study)].map(onlyVariable))
  const stated = system.metrics.flatMap(({ purpose }, i) => (purpose === 'metric' ? [i] : []))
  const kept = new Set(stated.slice(0, STATED_METRICS))
  return { full: system, preview: previewSystem(system, variables, (_, i) => kept.has(i)) }
}

/** Kinds of charts that are drawn again while a lever is dragged. */
const WATCHED = ['fan', 'spaghetti']

/** The charts of lessons that show one number: they are drawn again while a lever is dragged. */
export function watchedCharts({ lessons }: Pick<Study, 'lessons'>): ChartSpec[] {
  const charts = lessons.flatMap(({ steps }) => steps.flatMap(({ chart }) => (chart ? [chart] : [])))
  return charts.filter((chart) => WATCHED.includes(chart.kind) && onlyVariable(chart) === chart.variables[0])
}

/** The variable of a chart that has one. */
export function onlyVariable({ variables: [entry = ''] }: ChartSpec): string {
  return variableName(entry)
}

/** What the worker keeps between requests: the study, its runs so far, and the charts' data of the last one. */
export class StudySession {
  readonly study: Study
  readonly runner: StudyRunner
  #shown: ShownRun | undefined
  #baseline: Promise<ShownRun> | undefined
  #baselineIsPressing = false
  /** The baseline once it is there. */
  #published: ShownRun | undefined
  readonly #chartData = new WeakMap<OtherRun, ChartData>()

  constructor(study: Study, ports: readonly MessagePort[]) {
    this.study = study
    const systems = systemsOf(study)
    const bench = new TaskBench(systems, study.scenario.ensemble)
    this.runner = new StudyRunner(study, systems, new Crew(bench, ports))
  }

  /** Variables that the chart beside the levers can show, the first at the beginning. */
  get variables(): readonly string[] {
    return overlays(this.study.scenario).map(({ variables: [name] }) => name as string)
  }

  /** The last run of all members; undefined before there is one. */
  get shown(): ShownRun | undefined {
    return this.#shown
  }

  /** All members of the scenario as it was published: run once, in the background until someone waits for it. */
  baseline(isPressing = true): Promise<ShownRun> {
    this.#baselineIsPressing ||= isPressing
    this.#baseline ??= this.#run(
      {},
      { rank: () => (this.#baselineIsPressing ? 1 : 2), wanted: () => true },
    ).then((run) => {
      this.#published = run as ShownRun
      return this.#published
    })
    return this.#baseline
  }

  /** All members under some settings; undefined when they are no longer wanted. */
  async complete(settings: Settings, wanted: () => boolean): Promise<ShownRun | undefined> {
    const known = this.#shown
    const isKnown = known && sameSettings(known.settings, settings)
    const run = isKnown ? known : await this.#fresh(settings, wanted)
    if (run && wanted()) this.#shown = run
    return run
  }

  /** All that the command line would summarise, under some settings. */
  async everything(settings: Settings): Promise<OtherRun> {
    const all = new Set(this.study.system.outputs.map(({ variable }) => variable))
    const terms = { rank: () => 1, wanted: () => true }
    const scenario = scenarioUnder(this.study, settings)
    return (await this.runner.run({ scenario, settings, drawn: all, kept: new Set() }, terms)) as OtherRun
  }

  /** An ensemble with its scenario and its summary. */
  runOf(ensemble: Ensemble, settings: Settings): OtherRun {
    const scenario = scenarioUnder(this.study, settings)
    return { scenario, ensemble, summary: summarise(scenario, ensemble) }
  }

  /** What the charts of a run draw. */
  chartData(run: OtherRun): ChartData {
    const known = this.#chartData.get(run)
    if (known) return known
    const made = chartDataOf(run, [], this.study.observed)
    this.#chartData.set(run, made)
    return made
  }

  #fresh(settings: Settings, wanted: () => boolean): Promise<ShownRun | undefined> {
    if (Object.keys(settings).length === 0) return this.baseline()
    return this.#run(settings, { rank: () => 1, wanted })
  }

  async #run(
    settings: Settings,
    terms: { rank: () => number; wanted: () => boolean },
  ): Promise<ShownRun | undefined> {
    const { scenario } = this.study
    const drawn = new Set(scenario.charts.flatMap(({ variables }) => variables.map(variableName)))
    const members = scenario.charts.filter(({ kind }) => NEED_MEMBERS.includes(kind))
    const kept = new Set(
      [...members, ...overlays(scenario)].flatMap(({ variables }) => variables.map(variableName)),
    )
    const wanted = { scenario: scenarioUnder(this.study, settings), settings, drawn, kept }
    const run = await this.runner.run(wanted, terms, this.#published?.run)
    return run && { settings, run }
  }
}

function sameSettings(a: Settings, b: Settings): boolean {
  const [names, others] = [Object.keys(a), Object.keys(b)]
  return names.length === others.length && names.every((name) => a[name] === b[name])
}
