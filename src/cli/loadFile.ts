import type { Overrides } from '../language/overrides.ts'
import { type Prepared, prepare, type ReadMemory } from '../simulate.ts'
import { type ScenarioPath, scenarioPath } from './diskFiles.ts'
import { FaultyScenario } from './faultyScenario.ts'
import { partRefusal } from './partRefusal.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'

export type Ready = Extract<Prepared, { kind: 'ready' }>

/** A scenario file that was found to be sound. */
export interface Loaded extends Ready {
  readonly from: ScenarioPath
}

/**
 * Reads and analyses a scenario file.
 * @param memory of earlier readings, where files are read again and again while they are edited
 * @throws FaultyScenario, Refusal
 */
export function loadFile(
  file: string,
  options: Partial<ScenarioOptions> & Pick<Overrides, 'posterior'> = {},
  memory?: ReadMemory,
): Loaded {
  const from = scenarioPath(file)
  const { members, seed, design, posterior, set = {} } = options
  const overrides = {
    ...(members === undefined ? {} : { members }),
    ...(seed === undefined ? {} : { seed }),
    ...(design === undefined ? {} : { design }),
    ...(posterior && { posterior }),
    set,
  }
  const prepared = prepare(from.files, from.path, overrides, memory)
  if (prepared.kind === 'faulty')
    throw partRefusal(file) ?? new FaultyScenario(prepared.diagnostics, from.shown)
  return { ...prepared, from }
}
