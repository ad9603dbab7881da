import { cpus } from 'node:os'
import { KeptDraws } from '../../src/ensemble/keptDraws.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'
import { ReadMemory } from '../../src/simulate.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'

/**
 * How long it takes from an edited equation to an ensemble, in a process that has done it before: `npx tsx test/bench/edit.ts [scenario]`.
 * Each round changes one equation of the model's text, reads and analyses the scenario, compiles it, draws what is not kept from the
 * round before, and runs members on one thread.
 * CPU time, which counts the engine's own threads too, and wall time; the median of the later rounds.
 */
const SCENARIO = process.argv[2] ?? 'scenarios/gallium/base.yaml'
const MEMBERS = 1000
const ROUNDS = Number(process.env.ROUNDS ?? 24)

const model = `${SCENARIO.slice(0, SCENARIO.lastIndexOf('/') + 1)}model.yaml`
const text = studyFiles('.').read(model) ?? ''
const memory = new ReadMemory()
const kept = new KeptDraws()
const spent = new Map<string, { cpu: number; wall: number }[]>()

function measured<T>(name: string, work: () => T): T {
  const [before, since] = [process.cpuUsage(), performance.now()]
  const result = work()
  const wall = performance.now() - since
  const { user, system } = process.cpuUsage(before)
  spent.set(name, [...(spent.get(name) ?? []), { cpu: (user + system) / 1000, wall }])
  return result
}

/** The model's text with another factor in the first auxiliary that is written on one line. */
function edited(round: number): string {
  const start = text.indexOf('\nauxiliaries:')
  const changed = text
    .slice(start)
    .replace(/^( +equation: )([A-Za-z(][^:\n]*)$/m, (_, key: string, equation: string) => {
      return `${key}(${equation}) * ${1 + round / 1000}`
    })
  if (changed === text.slice(start)) throw new Error(`${model} has no auxiliary to edit`)
  return text.slice(0, start) + changed
}

function read(round: number): { scenario: Scenario; system: System } {
  return soundStudy(studyFiles('.', { [model]: edited(round) }), SCENARIO, {}, memory)
}

/** Members of a block stand side by side, and the outputs of one block are written over those of the last. */
function run({ system, scenario }: ReturnType<typeof read>, members: number): void {
  const kernel = measured('compile', () => compile(system))
  const [saves, side] = [savesOf(system.time), 64]
  const firsts = Array.from({ length: Math.ceil(members / side) }, (_, i) => i * side)
  const count = (first: number): number => Math.min(side, members - first)
  const { draws, noises } = measured('draw', () => {
    const { draws, noiseOf } = kept.of(system, { ...scenario.ensemble, members })
    return { draws, noises: firsts.map((first) => noiseOf(first, count(first))) }
  })
  const values = new Float64Array(system.outputs.length * saves * side)
  measured(`${members} members`, () => {
    const block = kernel.block(side)
    firsts.forEach((offset, i) => {
      const noise = { values: noises[i] as Float64Array, stride: count(offset), offset: 0 }
      block.start(count(offset), { values: draws, stride: members, offset }, noise)
      block.advance(saves, { values, stride: side, offset: 0 })
    })
  })
}

for (let round = 1; round <= ROUNDS; round++)
  measured('all', () =>
    run(
      measured('read and analyse', () => read(round)),
      MEMBERS,
    ),
  )

const median = (values: readonly number[]): string =>
  [...values]
    .sort((a, b) => a - b)
    [Math.floor(values.length / 2)]?.toFixed(0)
    .padStart(8) ?? ''
console.log(`${SCENARIO}, ${cpus()[0]?.model}, Node ${process.version}; warm, in ms`)
console.log(`${''.padEnd(20)}     CPU    wall  least CPU`)
for (const [name, times] of spent) {
  const late = times.slice(Math.floor(times.length / 2))
  const least = Math.min(...late.map((t) => t.cpu)).toFixed(0)
  console.log(
    name.padEnd(20),
    median(late.map((t) => t.cpu)),
    median(late.map((t) => t.wall)),
    least.padStart(9),
  )
}
