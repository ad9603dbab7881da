import { analyse } from '../../src/analysis/analyse.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { loadScenario, type Overrides } from '../../src/language/loadScenario.ts'
import { memoryFiles } from './memoryFiles.ts'

/** All that is wrong with a scenario: with its files, or else with what they mean. */
export function problemsOf(
  texts: Readonly<Record<string, string>>,
  path: string,
  overrides?: Overrides,
): readonly Diagnostic[] {
  const { scenario, diagnostics } = loadScenario(memoryFiles(texts), path, overrides)
  return scenario ? analyse(scenario).diagnostics : diagnostics
}

/** `code file:line:column`, as tests compare problems. */
export function brief({ code, place }: Diagnostic): string {
  return `${code} ${place.file}:${place.line}:${place.column}`
}
