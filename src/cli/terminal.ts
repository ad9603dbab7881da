import pc from 'picocolors'

type Colors = ReturnType<typeof pc.createColors>

/** A stream that may be a screen. */
type Screen = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>

/** Where commands write: results to `out`, everything about the run to `err`. */
export interface Terminal {
  readonly out: Screen
  readonly err: Screen
  /** Colours of each stream; plain where it is piped or NO_COLOR is set. */
  readonly colors: Colors
  readonly errColors: Colors
  print(line: string): void
  say(line: string): void
}

const wantsColor = ({ isTTY }: Screen, environment: NodeJS.ProcessEnv): boolean =>
  isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb'

/** The terminal of this process, or of a test. */
export function terminal(
  { stdout: out, stderr: err }: { readonly stdout: Screen; readonly stderr: Screen },
  environment: NodeJS.ProcessEnv,
): Terminal {
  return {
    out,
    err,
    colors: pc.createColors(wantsColor(out, environment)),
    errColors: pc.createColors(wantsColor(err, environment)),
    print: (line) => void out.write(`${line}\n`),
    say: (line) => void err.write(`${line}\n`),
  }
}
