import { BLOCK } from '../ensemble/runMembers.ts'
import type { Block, Kernel } from '../kernel/kernel.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import type { Contestant } from './contestant.ts'
import type { Drawn } from './drawMembers.ts'

/** A block, its members, and where their outputs begin. */
interface Part {
  readonly block: Block
  readonly first: number
  readonly count: number
  readonly start: number
}

/**
 * Members of a kernel, in blocks as ensembles have them, whose outputs stand next to each other, as those of the contestants in C do. Their start is not
 * measured, as for all contestants.
 */
export function kernelContestant(kernel: Kernel, system: System, drawn: Drawn): Contestant {
  const { members, draws, noise } = drawn
  const saves = savesOf(system.time)
  const path = system.outputs.length * saves
  const parts = Array.from({ length: Math.ceil(members / BLOCK) }, (_, i): Part => {
    const first = i * BLOCK
    const count = Math.min(BLOCK, members - first)
    return { block: kernel.block(count), first, count, start: first * path }
  })
  const values = new Float64Array(path * members)
  const from = (columns: typeof draws, first: number) => ({ ...columns, offset: columns.offset + first })
  return {
    prepare: () => {
      for (const { block, first, count } of parts) block.start(count, from(draws, first), from(noise, first))
    },
    live: () => {
      for (const { block, count, start } of parts)
        block.advance(saves, { values, stride: count, offset: start })
    },
    outputs: () => memberByMember(values, parts, saves, path),
  }
}

/** Turns `values[start + (output * saves + save) * count + member]` of parts into the order of contestants. */
function memberByMember(
  values: Float64Array,
  parts: readonly Part[],
  saves: number,
  path: number,
): Float64Array {
  const all = new Float64Array(values.length)
  for (const { first, count, start } of parts)
    for (let member = 0; member < count; member++)
      for (let row = 0; row < path; row++) {
        const [output, save] = [Math.floor(row / saves), row % saves]
        const place = (first + member) * path + save * (path / saves) + output
        all[place] = values[start + row * count + member] as number
      }
  return all
}
