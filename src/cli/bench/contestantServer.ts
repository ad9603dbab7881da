import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Contestant } from '../../bench/contestant.ts'
import { drawMembers } from '../../bench/drawMembers.ts'
import { jsContestant } from '../../bench/jsContestant.ts'
import { kernelContestant } from '../../bench/kernelContestant.ts'
import { summaryOnly, wholeRun } from '../../bench/wholeRun.ts'
import { compile } from '../../kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../kernel/compiled/emit/f64.ts'
import { interpret } from '../../kernel/interpreter.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { loadFile } from '../loadFile.ts'
import { membersOn } from '../onPool.ts'
import { openPool } from '../pool.ts'

/** The contestant's key, the scenario's file, the members of the ensemble and how many of them the contestant runs. */
const [key, file, members, count] = process.argv.slice(2) as [string, string, string, string]
const { scenario, system } = loadFile(file, { members: Number(members) })

const drawn = () => drawMembers(system, scenario.ensemble, Number(count))
const ofKernel = (kernel: Kernel): Contestant => kernelContestant(kernel, system, drawn())

function onThreads(workers: number): Contestant {
  const pool = openPool({ kernel: 'compile', workers, signal: new AbortController().signal })
  return {
    prepare: () => {},
    live: () => membersOn(pool, system, scenario.ensemble),
    outputs: () => new Float64Array(),
  }
}

const CONTESTANTS: Readonly<Record<string, () => Contestant>> = {
  interpreter: () => ofKernel(interpret(system)),
  js: () => jsContestant(system, drawn()),
  f64x2: () => ofKernel(compile(system)),
  f64: () => ofKernel(compile(system, { instructions: F64_SCALAR })),
  whole: () => wholeRun(system, scenario, compile(system)),
  summary: () => summaryOnly(system, scenario, compile(system)),
}

const threads = /^threads-(\d+)$/.exec(key)?.[1]
const contestant = threads ? onThreads(Number(threads)) : (CONTESTANTS[key] as () => Contestant)()

async function live(times: number): Promise<string> {
  let [cpu, wall] = [0, 0]
  for (let i = 0; i < times; i++) {
    contestant.prepare()
    const [spent, start] = [process.cpuUsage(), process.hrtime.bigint()]
    await contestant.live()
    wall += Number(process.hrtime.bigint() - start)
    const { user, system: kernel } = process.cpuUsage(spent)
    cpu += (user + kernel) * 1000
  }
  return `${cpu} ${wall}`
}

/** Answers each line as `contestant.h` does. */
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('write ')) writeFileSync(line.slice(6), new Uint8Array(contestant.outputs().buffer))
  process.stdout.write(`${line.startsWith('write ') ? '0 0' : await live(Number(line))}\n`)
}
