import type { Contestant } from '../../bench/contestant.ts'
import { drawMembers } from '../../bench/drawMembers.ts'
import { jsContestant } from '../../bench/jsContestant.ts'
import { kernelContestant } from '../../bench/kernelContestant.ts'
import { statisticsOnly, summaryOnly, wholeRun, wholeRunAgain } from '../../bench/wholeRun.ts'
import { compile } from '../../kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../kernel/compiled/emit/f64.ts'
import { preview } from '../../kernel/compiled/preview.ts'
import { interpret } from '../../kernel/interpreter.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { loadFile } from '../loadFile.ts'
import { membersOn } from '../onPool.ts'
import { openPool } from '../pool.ts'
import { serve } from './serve.ts'

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
  preview: () => ofKernel(preview(system)),
  whole: () => wholeRun(system, scenario, compile(system)),
  'whole-again': () => wholeRunAgain(system, scenario, compile(system)),
  statistics: () => statisticsOnly(system, scenario, compile(system)),
  summary: () => summaryOnly(system, scenario, compile(system)),
}

const threads = /^threads-(\d+)$/.exec(key)?.[1]
const contestant = threads ? onThreads(Number(threads)) : (CONTESTANTS[key] as () => Contestant)()

await serve(contestant)
