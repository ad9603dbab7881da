import type { Settings } from '../ensemble/withSettings.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { metricsCsv } from '../report/metricsCsv.ts'
import { scenarioYaml } from '../report/published/scenarioYaml.ts'
import { summaryCsv } from '../report/summaryCsv.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** A file that the page offers. */
export interface FileQuestion {
  readonly name: 'scenario.yaml' | 'metrics.csv' | 'summary.csv'
  readonly settings: Settings
}

/** The texts of the files that the page offers. */
export const files: WorkerFeature = {
  name: 'files',
  async answer(question, session) {
    const { name, settings } = question as FileQuestion
    const { study, runner, shown } = session
    const { members } = study.scenario.ensemble
    if (name === 'scenario.yaml') return scenarioYaml(study, settings, members)
    const all = (): boolean => true
    const run = shown?.run ?? session.runOf((await runner.baseline(members, all)) as Ensemble, {})
    const { origin } = study.scenario.time
    return name === 'metrics.csv' ? metricsCsv(run.summary, origin) : summaryCsv(run.summary)
  },
}
