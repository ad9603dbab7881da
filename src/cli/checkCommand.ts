import { basename } from 'node:path'
import { EXIT } from './exitCode.ts'
import { FaultyScenario, sayNotices, sayProblems } from './faultyScenario.ts'
import { loadFile } from './loadFile.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** Files every scenario of a folder is checked with: a pattern such as `*.yaml` names them too. */
const PARTS = ['model.yaml', 'parameters.yaml']

/** `chokepoint check`: every problem of every file, and what has no effect. */
export function checkCommand(files: readonly string[], { terminal }: Session): number {
  let faulty = 0
  const scenarios = files.filter((file) => !PARTS.includes(basename(file)))
  for (const file of scenarios.length > 0 ? scenarios : files) {
    try {
      const loaded = loadFile(file)
      terminal.print(
        `${terminal.colors.green('sound')} ${file}: ${loaded.scenario.model.variables.length} variables`,
      )
      sayNotices(loaded, terminal)
    } catch (error) {
      if (error instanceof FaultyScenario) sayProblems(error, terminal)
      else if (error instanceof Refusal) terminal.say(error.message)
      else throw error
      faulty++
    }
  }
  return faulty > 0 ? EXIT.refused : EXIT.done
}
