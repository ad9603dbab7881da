import { cli } from '../../src/cli/cli.ts'
import { terminal } from '../../src/cli/terminal.ts'

/** What a command line has printed, and how it ended. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process, without a screen. */
export async function runCli(argv: readonly string[], signal = new AbortController().signal): Promise<Ended> {
  const written = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    isTTY: false,
    write: (text: string | Uint8Array) => {
      written[name] += String(text)
      return true
    },
  })
  const session = { terminal: terminal({ stdout: stream('out'), stderr: stream('err') }, {}), signal }
  return { code: await cli(argv, session), ...written }
}
