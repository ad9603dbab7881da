import { type Command, Option } from 'commander'
import { EFFORT_NAMES } from '../efforts.ts'
import { type ExampleFiles, exampleFiles } from '../exampleFiles.ts'
import type { Session } from '../session.ts'

/** Adds one command with its options and help. `end` is told how the command went. */
export type Definition = (program: Command, session: Session, end: (code: number) => void) => void

/** Examples with files that are there, looked for only when the help is asked for. */
export function examples(linesOf: (files: ExampleFiles) => readonly string[]): () => string {
  return () => {
    const lines = linesOf(exampleFiles())
    return `\nExamples:\n${lines.map((line) => `  $ npx chokepoint ${line}`).join('\n')}`
  }
}

/** How long a posterior is sampled. */
export const effort = (): Option =>
  new Option('--effort <name>', 'how long the posterior is sampled; quick is for trying out')
    .choices(EFFORT_NAMES)
    .default('full')
