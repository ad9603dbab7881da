import { cli } from '../../src/cli/cli.ts'
import { terminal } from '../../src/cli/terminal.ts'

/** What a command line has printed, and how it ended. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Where a command line is run: without a screen and undisturbed if nothing else is said. */
interface Surroundings {
  readonly isTTY?: boolean
  readonly environment?: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
}

/** Runs a command line in this process. */
export async function runCli(
  argv: readonly string[],
  { isTTY = false, environment = {}, signal = new AbortController().signal }: Surroundings = {},
): Promise<Ended> {
  const written = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    isTTY,
    write: (text: string | Uint8Array) => {
      written[name] += String(text)
      return true
    },
  })
  const session = {
    terminal: terminal({ stdout: stream('out'), stderr: stream('err') }, environment),
    signal,
  }
  return { code: await cli(argv, session), ...written }
}
