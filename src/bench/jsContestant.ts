import { kernelParts } from '../kernel/compiled/compile.ts'
import { F64X2 } from '../kernel/compiled/emit/f64x2.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import type { Contestant } from './contestant.ts'
import type { Drawn } from './drawMembers.ts'
import { generateJs } from './generateJs.ts'
import { startingMembers } from './startingMembers.ts'

/** Members in generated JavaScript, one after the other. */
export function jsContestant(system: System, drawn: Drawn): Contestant {
  const { members } = drawn
  const parts = kernelParts(system, { instructions: F64X2, lanes: 16 })
  const starts = startingMembers(parts, drawn, 1)
  const { outputs, layout } = parts.plan
  const { rows } = layout
  const life = generateJs(parts)
  const time = new Float64Array(parts.image.bytes.buffer, parts.code.timeTable)
  const [stocks, months] = [system.stocks.length, starts.noise.length / members]
  const saved = savesOf(system.time) * outputs.length
  const values = new Float64Array(members * saved)
  const present = new Float64Array(rows)
  const pair = [new Float64Array(stocks), new Float64Array(stocks)] as const
  const liveOne = (member: number): void => {
    present.set(starts.rows.subarray(member * rows, (member + 1) * rows))
    pair[0].set(starts.stocks.subarray(member * stocks, (member + 1) * stocks))
    const noise = starts.noise.subarray(member * months, (member + 1) * months)
    let at = member * saved
    life(present, pair, time, noise, (step) => {
      const now = pair[step & 1] as Float64Array
      for (const place of outputs)
        values[at++] = (place.kind === 'stock' ? now[place.stock] : present[place.row]) as number
    })
  }
  return {
    prepare: () => {},
    live: () => {
      for (let member = 0; member < members; member++) liveOne(member)
    },
    outputs: () => values,
  }
}
