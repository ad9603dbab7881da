import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Overrides } from '../../src/language/loadScenario.ts'
import { prepare } from '../../src/simulate.ts'
import { memoryFiles } from './memoryFiles.ts'

/** All that is wrong with a scenario: with its files, or else with what they mean; of a sound one, what has no effect. */
export function problemsOf(
  texts: Readonly<Record<string, string>>,
  path = 'lab/main.yaml',
  overrides?: Overrides,
): readonly Diagnostic[] {
  const prepared = prepare(memoryFiles(texts), path, overrides)
  return prepared.kind === 'faulty' ? prepared.diagnostics : prepared.notices
}

/** `code file:line:column`, as tests compare problems. */
export function brief({ code, place }: Diagnostic): string {
  return `${code} ${place.file}:${place.line}:${place.column}`
}
