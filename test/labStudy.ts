import type { Files } from '../src/language/files.ts'
import type { Overrides } from '../src/language/loadScenario.ts'
import { ledger } from '../src/report/ledger.ts'
import type { PageContent } from '../src/report/page.ts'
import { type Simulation, simulate } from '../src/simulate.ts'
import { checkFacts } from '../src/study/checkFacts.ts'
import { hindcast } from '../src/study/hindcast.ts'
import { soundStudy } from './soundStudy.ts'
import { studyFiles } from './studyFiles.ts'

/** The small study of `test/cli/lab`, with some files changed. */
export function labFiles(changed: Readonly<Record<string, string>> = {}): Files {
  return studyFiles('test/cli', changed)
}

/** Runs a scenario of the lab on this thread. */
export async function runLab(
  changed: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
  scenario = 'base',
): Promise<Simulation> {
  return simulate(soundStudy(labFiles(changed), `lab/${scenario}.yaml`, overrides))
}

/** All that a report shows of a run, without charts. */
export function contentOf({ scenario, ensemble, summary }: Simulation): PageContent {
  return {
    ...{ scenario, ensemble, summary },
    scores: hindcast(ensemble, scenario.model.series),
    checks: checkFacts(ensemble, scenario.model.facts),
    assumptions: ledger(scenario),
    charts: [],
    fonts: '',
    product: { name: 'chokepoint', version: '0.0.0' },
    language: 'en',
  }
}
