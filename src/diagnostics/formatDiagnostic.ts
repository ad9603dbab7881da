import type { Diagnostic } from './diagnostic.ts'

/** One line for a terminal: `file:line:column code: found …; expected …; did you mean …?`. */
export function formatDiagnostic({ code, place, found, expected, nearest }: Diagnostic): string {
  const where = `${place.file}:${place.line}:${place.column}`
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
  return `${where} ${code}: found ${found}; expected ${expected}${hint}`
}
