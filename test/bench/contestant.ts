import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { compile, kernelParts } from '../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../src/kernel/compiled/emit/f64x2.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import { benchmarkSystem } from './benchmarkSystem.ts'
import { generateJs } from './generateJs.ts'
import { drawMembers, startingMembers } from './startingMembers.ts'

/**
 * A contestant in a process of its own, with the protocol of contestant.h: for each line `N` it lets all its members live N times and
 * answers with the CPU time in nanoseconds; `write FILE` writes the last outputs, one save period after the other for each member.
 */
interface Contestant {
  live(): void
  outputs(): Float64Array
}

const [name, scenario, count] = process.argv.slice(2) as [string, string, string]
const members = Number(count)
const { system, ensemble } = benchmarkSystem(scenario)
const drawn = drawMembers(system, ensemble, members)
const saves = savesOf(system.time)

/** The start of the members is not measured: C does not do it either. */
function ofKernel(kernel: Kernel): Contestant {
  const block = kernel.block(members)
  const values = new Float64Array(system.outputs.length * saves * members)
  return {
    live: () => {
      block.start(members, drawn.draws, drawn.noise)
      resume()
      block.advance(saves, { values, stride: members, offset: 0 })
      pause()
    },
    outputs: () =>
      Float64Array.from({ length: values.length }, (_, i) => {
        const [member, rest] = [
          Math.floor(i / (saves * system.outputs.length)),
          i % (saves * system.outputs.length),
        ]
        const [save, output] = [Math.floor(rest / system.outputs.length), rest % system.outputs.length]
        return values[(output * saves + save) * members + member] as number
      }),
  }
}

function ofJs(): Contestant {
  const parts = kernelParts(system, { instructions: F64X2, lanes: 16 })
  const starts = startingMembers(parts, drawn, 1)
  const { outputs, layout } = parts.plan
  const { rows } = layout
  const live = generateJs(parts)
  const time = new Float64Array(parts.image.bytes.buffer, parts.code.timeTable)
  const [stocks, months] = [system.stocks.length, starts.noise.length / members]
  const values = new Float64Array(members * saves * outputs.length)
  const present = new Float64Array(rows)
  const pair = [new Float64Array(stocks), new Float64Array(stocks)] as const
  return {
    live: () => {
      resume()
      for (let member = 0; member < members; member++) {
        present.set(starts.rows.subarray(member * rows, (member + 1) * rows))
        pair[0].set(starts.stocks.subarray(member * stocks, (member + 1) * stocks))
        const noise = starts.noise.subarray(member * months, (member + 1) * months)
        let at = member * saves * outputs.length
        live(present, pair, time, noise, (step) => {
          const now = pair[step & 1] as Float64Array
          for (const place of outputs)
            values[at++] = (place.kind === 'stock' ? now[place.stock] : present[place.row]) as number
        })
      }
      pause()
    },
    outputs: () => values,
  }
}

let spent = 0
let since = 0
const now = (): number => {
  const { user, system: kernel } = process.cpuUsage()
  return (user + kernel) * 1000
}
const resume = (): void => {
  since = now()
}
const pause = (): void => {
  spent += now() - since
}

const CONTESTANTS: Readonly<Record<string, () => Contestant>> = {
  interpreter: () => ofKernel(interpret(system)),
  js: ofJs,
  f64x2: () => ofKernel(compile(system)),
  f64: () => ofKernel(compile(system, { instructions: F64_SCALAR })),
}

const contestant = (CONTESTANTS[name] as () => Contestant)()
for await (const line of createInterface({ input: process.stdin })) {
  spent = 0
  if (line.startsWith('write ')) writeFileSync(line.slice(6), new Uint8Array(contestant.outputs().buffer))
  else for (let times = Number(line); times > 0; times--) contestant.live()
  process.stdout.write(`${spent}\n`)
}
