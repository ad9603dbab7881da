import type { Terminal } from './terminal.ts'

/** What every command is given: where to write, and how it hears that the user wants to stop. */
export interface Session {
  readonly terminal: Terminal
  readonly signal: AbortSignal
}
