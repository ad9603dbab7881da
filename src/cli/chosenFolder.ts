import { join } from 'node:path'
import { checkReplaceable } from './outputFolder.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'

/** Where results go unless the user says otherwise. */
const OUT = 'out'

/**
 * The folder to write: the one asked for, else one of a name of its own.
 * @throws Refusal when something is there that may not be replaced
 */
export function chosenFolder({ out }: Pick<ScenarioOptions, 'out'>, name: string): string {
  const folder = out ?? join(OUT, name)
  checkReplaceable(folder)
  return folder
}
