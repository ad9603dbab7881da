import { type ChildProcess, spawn } from 'node:child_process'
import { MAIN } from '../buildOnce.ts'

/** What a program has printed, and how it ended; a signal ends it without a code. */
export interface ProgramEnded {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Watch = (child: ChildProcess, err: string) => void

/** Runs a program to its end; `watch` sees what it writes to stderr while it runs. */
export function runProgram(
  program: string,
  argv: readonly string[],
  folder: string,
  watch: Watch = () => {},
): Promise<ProgramEnded> {
  const child = spawn(program, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const written = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    written.out += data
  })
  child.stderr.on('data', (data) => {
    written.err += data
    watch(child, written.err)
  })
  return new Promise((done) => child.on('close', (code) => done({ code, ...written })))
}

/** Runs Chokepoint as it was built. */
export function runBuilt(folder: string, argv: readonly string[], watch?: Watch): Promise<ProgramEnded> {
  return runProgram(process.execPath, [MAIN, ...argv], folder, watch)
}

/** Sends a signal, once, when a program says something that holds a text. */
export function interruptAt(text: string, signal: NodeJS.Signals): Watch {
  let sent = false
  return (child, err) => {
    if (!sent && err.includes(text)) sent = child.kill(signal)
  }
}
