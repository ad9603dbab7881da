import type { Place } from './place.ts'

/**
 * A problem the author can mend. `code` is a row of the catalogue, which explains it and holds an example that raises it.
 */
export interface Diagnostic {
  readonly code: string
  readonly place: Place
  readonly found: string
  readonly expected: string
  /** The nearest valid name, when a name was not known. */
  readonly nearest?: string
}
