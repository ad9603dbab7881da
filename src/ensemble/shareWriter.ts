import type { EnsembleSpec } from '../model/scenario.ts'
import { keyOf } from './keyOf.ts'
import { UniformWriter } from './random/uniformWriter.ts'
import { DESIGNS, type Shares, scrambleOf } from './sharesOf.ts'

/** Writes the shares of as many members as there is room for, from one on. */
export type ShareWriter = (first: number, into: Float64Array) => void

/** One after the other. */
export function each(shares: Shares): ShareWriter {
  return (first, into) => {
    for (let i = 0; i < into.length; i++) into[i] = shares(first + i)
  }
}

const WRITER = new UniformWriter()

/** Members whose shares are computed together: few enough to stay in a near cache. */
const TOGETHER = 4096

/** The shares that `DESIGNS` gives a parameter, of many members at once. */
export function shareWriter({ design, seed, members }: EnsembleSpec, name: string): ShareWriter {
  const key = keyOf(seed, name)
  switch (design) {
    case 'mc':
      return inParts((first, count) => WRITER.write(key, 'draw', first, count, 1))
    case 'sobol': {
      const scramble = scrambleOf(key)
      return inParts((first, count) => WRITER.writeSobol(key, scramble, first, count))
    }
    case 'lhs':
      return each(DESIGNS.lhs(key, members))
  }
}

function inParts(shares: (first: number, count: number) => Float64Array): ShareWriter {
  return (first, into) => {
    for (let done = 0; done < into.length; done += TOGETHER)
      into.set(shares(first + done, Math.min(TOGETHER, into.length - done)), done)
  }
}
