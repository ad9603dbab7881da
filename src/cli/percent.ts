import { type Progress, progress } from './progress.ts'
import type { Terminal } from './terminal.ts'

const WHOLE = 100

/** Progress of work that only knows which share of it is done. */
export function percent(
  what: string,
  terminal: Terminal,
  quiet: boolean,
): { readonly reach: (share: number) => void } & Pick<Progress, 'stop'> {
  const shown = progress(`${what}, %`, WHOLE, terminal, quiet)
  let reached = 0
  return {
    stop: shown.stop,
    reach: (share) => {
      const now = Math.floor(WHOLE * Math.min(share, 1))
      if (now <= reached) return
      shown.add(now - reached)
      reached = now
    },
  }
}
