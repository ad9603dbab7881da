import cliProgress from 'cli-progress'
import type { Terminal } from './terminal.ts'

/** Says how far a long piece of work has come. */
export interface Progress {
  add(done: number): void
  stop(): void
}

const SILENT: Progress = { add: () => {}, stop: () => {} }

/** A line at every quarter, for logs. */
function quarters(what: string, total: number, { say }: Terminal): Progress {
  let done = 0
  return {
    add: (more) => {
      const before = Math.floor((4 * done) / total)
      done += more
      if (Math.floor((4 * done) / total) > before) say(`${what}: ${done} of ${total}`)
    },
    stop: () => {},
  }
}

function bar(what: string, total: number, { err }: Terminal): Progress {
  const format = `${what} [{bar}] {value} of {total}`
  const shown = new cliProgress.SingleBar({ format, stream: err, hideCursor: false, clearOnComplete: true })
  shown.start(total, 0)
  return { add: (more) => shown.increment(more), stop: () => shown.stop() }
}

/** Progress on stderr: a bar on a screen, a line at every quarter in a log, nothing when asked to be quiet. */
export function progress(what: string, total: number, terminal: Terminal, quiet: boolean): Progress {
  if (quiet || total === 0) return SILENT
  return terminal.err.isTTY ? bar(what, total, terminal) : quarters(what, total, terminal)
}
