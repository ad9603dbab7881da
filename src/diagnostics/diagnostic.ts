import type { Place } from './place.ts'

/** Another place that has to do with a problem, and what stands there. */
export interface Mention {
  readonly place: Place
  readonly what: string
}

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
  /** Other places that have to do with it, in the order in which they are told. */
  readonly also?: readonly Mention[]
}
