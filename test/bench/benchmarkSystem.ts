import { readFileSync } from 'node:fs'
import type { Files } from '../../src/language/files.ts'
import type { EnsembleSpec } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'
import { prepare } from '../../src/simulate.ts'

/** Scenario folders on the disk. */
export const SCENARIOS: Files = {
  read: (path) => {
    try {
      return readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8')
    } catch {
      return undefined
    }
  },
}

/** The system that everything is measured on. */
export function benchmarkSystem(path: string): { system: System; ensemble: EnsembleSpec } {
  const prepared = prepare(SCENARIOS, path)
  if (prepared.kind === 'faulty')
    throw new Error(`${path} is faulty: ${JSON.stringify(prepared.diagnostics[0])}`)
  return { system: prepared.system, ensemble: prepared.scenario.ensemble }
}
