import { formatDiagnostic } from '../src/diagnostics/formatDiagnostic.ts'
import { type Prepared, prepare } from '../src/simulate.ts'

/**
 * Reads and analyses a scenario that a test takes to be sound.
 * @throws Error with all that is wrong with it
 */
export function soundStudy(...study: Parameters<typeof prepare>): Extract<Prepared, { kind: 'ready' }> {
  const result = prepare(...study)
  if (result.kind === 'faulty') throw new Error(result.diagnostics.map(formatDiagnostic).join('\n'))
  return result
}
