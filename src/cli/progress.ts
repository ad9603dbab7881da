import cliProgress from 'cli-progress'
import type { Terminal } from './terminal.ts'
import { timeLeft } from './timeLeft.ts'

/** Says how far a long piece of work has come. */
export interface Progress {
  add(done: number): void
  stop(): void
}

/** Seconds since any fixed moment. Shown only; no result knows the time. */
export type Clock = () => number

const SILENT: Progress = { add: () => {}, stop: () => {} }

const NANOSECONDS = 1e-9

const running: Clock = () => Number(process.hrtime.bigint()) * NANOSECONDS

/** A line at every quarter, for logs. */
function quarters(what: string, total: number, { say }: Terminal, left: (done: number) => string): Progress {
  let done = 0
  return {
    add: (more) => {
      const before = Math.floor((4 * done) / total)
      done += more
      if (Math.floor((4 * done) / total) > before) say(`${what}: ${done} of ${total}${left(done)}`)
    },
    stop: () => {},
  }
}

function bar(what: string, total: number, { err }: Terminal, left: (done: number) => string): Progress {
  const format = `${what} [{bar}] {value} of {total}{left}`
  const shown = new cliProgress.SingleBar({ format, stream: err, hideCursor: false, clearOnComplete: true })
  let done = 0
  shown.start(total, 0, { left: '' })
  return {
    add: (more) => {
      done += more
      shown.increment(more, { left: left(done) })
    },
    stop: () => shown.stop(),
  }
}

/**
 * Progress on stderr with the time left: a bar on a screen, a line at every quarter in a log, nothing when asked to be
 * quiet.
 */
export function progress(
  what: string,
  total: number,
  terminal: Terminal,
  quiet: boolean,
  clock: Clock = running,
): Progress {
  if (quiet || total === 0) return SILENT
  const start = clock()
  const left = (done: number): string => {
    const words = timeLeft(done, total, clock() - start)
    return words === '' ? '' : `, ${words}`
  }
  return terminal.err.isTTY ? bar(what, total, terminal, left) : quarters(what, total, terminal, left)
}
