import type { Example } from './example.ts'

/** What one code means, with an example that raises it and nothing else. */
export interface CatalogueRow {
  readonly code: string
  readonly title: string
  readonly explanation: string
  readonly example: Example
}
