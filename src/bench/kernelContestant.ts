import type { Kernel } from '../kernel/kernel.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import type { Contestant } from './contestant.ts'
import type { Drawn } from './drawMembers.ts'

/** Members of a block of a kernel. Their start is not measured, as for all contestants. */
export function kernelContestant(kernel: Kernel, system: System, drawn: Drawn): Contestant {
  const { members } = drawn
  const block = kernel.block(members)
  const saves = savesOf(system.time)
  const values = new Float64Array(system.outputs.length * saves * members)
  return {
    prepare: () => block.start(members, drawn.draws, drawn.noise),
    live: () => block.advance(saves, { values, stride: members, offset: 0 }),
    outputs: () => memberByMember(values, members, saves),
  }
}

/** Turns `values[(output * saves + save) * members + member]` into the order of contestants. */
function memberByMember(values: Float64Array, members: number, saves: number): Float64Array {
  const path = values.length / members
  const outputs = path / saves
  return Float64Array.from(values, (_, i) => {
    const [member, at] = [Math.floor(i / path), i % path]
    const row = (at % outputs) * saves + Math.floor(at / outputs)
    return values[row * members + member] as number
  })
}
