import { existsSync, readFileSync } from 'node:fs'
import { formatDiagnostic } from '../src/diagnostics/formatDiagnostic.ts'
import type { Files } from '../src/language/files.ts'
import type { Overrides } from '../src/language/loadScenario.ts'
import { ledger } from '../src/report/ledger.ts'
import type { PageContent } from '../src/report/page.ts'
import { prepare, type Simulation, simulate } from '../src/simulate.ts'
import { checkFacts } from '../src/study/checkFacts.ts'
import { hindcast } from '../src/study/hindcast.ts'

/** The small study of `test/cli/lab`, with some files changed. */
export function labFiles(changed: Readonly<Record<string, string>> = {}): Files {
  return {
    read: (path) =>
      changed[path] ??
      (existsSync(`test/cli/${path}`) ? readFileSync(`test/cli/${path}`, 'utf8') : undefined),
  }
}

/** Runs a scenario of the lab on this thread. */
export async function runLab(
  changed: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
  scenario = 'base',
): Promise<Simulation> {
  const prepared = prepare(labFiles(changed), `lab/${scenario}.yaml`, overrides)
  if (prepared.kind === 'faulty') throw new Error(prepared.diagnostics.map(formatDiagnostic).join('\n'))
  return simulate(prepared)
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
