import type { ChartData } from '../charts/chartData.ts'
import { chartDataOf, type OtherRun } from '../charts/chartDataOf.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { scenarioUnder } from '../report/published/scenarioUnder.ts'
import type { Study } from '../report/published/study.ts'
import { StudyRunner } from './studyRunner.ts'

/** What the worker keeps between requests: the study, its runner, and the last run of all members. */
export class StudySession {
  readonly study: Study
  readonly runner: StudyRunner
  /** The last complete run and its settings. */
  shown: { readonly run: OtherRun; readonly settings: Settings } | undefined

  constructor(study: Study) {
    this.study = study
    this.runner = new StudyRunner(study)
  }

  runOf(ensemble: Ensemble, settings: Settings): OtherRun {
    const scenario = scenarioUnder(this.study, settings)
    return { scenario, ensemble, summary: summarise(scenario, ensemble) }
  }

  /** What the charts of the last complete run draw; undefined before there is one. */
  get chartData(): ChartData | undefined {
    return this.shown && chartDataOf(this.shown.run, [], this.study.observed)
  }
}
