import type { Settings } from '../ensemble/withSettings.ts'
import { errorsCsv } from '../report/errorsCsv.ts'
import { metricsCsv } from '../report/metricsCsv.ts'
import { scenarioYaml } from '../report/published/scenarioYaml.ts'
import { summaryCsv } from '../report/summaryCsv.ts'
import type { WorkerFeature } from './workerFeature.ts'

/** A file that the page offers. */
export interface FileQuestion {
  readonly name: 'scenario.yaml' | 'metrics.csv' | 'summary.csv' | 'errors.csv'
  readonly settings: Settings
}

/** The texts of the files that the page offers: the bytes that the command line writes for the scenario file. */
export const files: WorkerFeature = {
  name: 'files',
  async answer(question, session) {
    const { name, settings } = question as FileQuestion
    const { scenario } = session.study
    switch (name) {
      case 'scenario.yaml':
        return scenarioYaml(session.study, settings, scenario.ensemble.members)
      case 'metrics.csv': {
        const shown = await session.complete(settings, () => true)
        return shown && metricsCsv(shown.run.summary, scenario.time.origin)
      }
      case 'summary.csv':
        return summaryCsv((await session.everything(settings)).summary)
      case 'errors.csv':
        return errorsCsv((await session.everything(settings)).summary)
    }
  },
}
