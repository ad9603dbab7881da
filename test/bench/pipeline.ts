import { cpus } from 'node:os'
import { drawNoise } from '../../src/ensemble/drawNoise.ts'
import { drawParameters } from '../../src/ensemble/drawParameters.ts'
import { readRows } from '../../src/ensemble/rowStatistics.ts'
import { memberRows, rangeRunner, runMembers } from '../../src/ensemble/runMembers.ts'
import { ROW_NUMBERS } from '../../src/ensemble/select/rowNumbers.ts'
import { statisticsOf } from '../../src/ensemble/statisticsOf.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { monthsOfNoise, savesOf } from '../../src/kernel/kernel.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'

/**
 * What surrounds the kernel, in CPU time on one thread: `npx tsx test/bench/pipeline.ts [scenario]`. Parts take turns, and ratios are
 * taken within each round.
 */
const SCENARIO = process.argv[2] ?? 'gallium/base.yaml'
const MEMBERS = 1024
const BLOCK = 32
const ROUNDS = Number(process.env.ROUNDS ?? 15)

const { system, scenario } = soundStudy(studyFiles('scenarios'), SCENARIO)
const ensemble = { ...scenario.ensemble, members: MEMBERS }
const [saves, months] = [savesOf(system.time), monthsOfNoise(system.time)]
const names = system.noise.map(({ name }) => name)
const rows = system.outputs.length * saves
const memberSteps = MEMBERS * system.time.steps

function cpuNanoseconds(work: () => void): number {
  const { user, system: kernelTime } = process.cpuUsage()
  work()
  const after = process.cpuUsage()
  return 1000 * (after.user + after.system - user - kernelTime)
}

const kernel = compile(system)
const block = kernel.block(BLOCK)
const draws = drawParameters(system.draws, system.correlations, ensemble, 0, MEMBERS)
const noise = drawNoise(names, months, ensemble, 0, BLOCK)
const small = new Float64Array(rows * BLOCK)
const smallMetrics = new Float64Array(system.metrics.length * BLOCK)
const numbers = new Float64Array(rows * ROW_NUMBERS)
const good = Int32Array.from({ length: MEMBERS }, (_, member) => member)
const used = memberRows(system, 0, MEMBERS)
const runAgain = rangeRunner(system, kernel, ensemble)
let { values } = runMembers(system, kernel, ensemble, 0, MEMBERS)

/** Members with draws and noise at hand, outputs in a small array that is used again and again. */
function kernelAlone(): void {
  for (let first = 0; first < MEMBERS; first += BLOCK) {
    block.start(
      BLOCK,
      { values: draws, stride: MEMBERS, offset: first },
      { values: noise, stride: BLOCK, offset: 0 },
    )
    block.advance(saves, { values: small, stride: BLOCK, offset: 0 })
    block.metrics({ values: smallMetrics, stride: BLOCK, offset: 0 })
  }
}

function sortAll(): void {
  for (let row = 0; row < rows; row += 16) statisticsOf(values.slice(row * MEMBERS, (row + 1) * MEMBERS))
}

const PARTS: Readonly<Record<string, () => void>> = {
  kernel: kernelAlone,
  draws: () => void drawParameters(system.draws, system.correlations, ensemble, 0, MEMBERS),
  noise: () => {
    for (let first = 0; first < MEMBERS; first += BLOCK) drawNoise(names, months, ensemble, first, BLOCK)
  },
  'members, all stored': () => {
    values = runMembers(system, kernel, ensemble, 0, MEMBERS).values
  },
  'members, in memory that was used before': () => void runAgain(0, MEMBERS, used),
  statistics: () => readRows({ values, members: MEMBERS, good }, 0, rows, numbers),
  'statistics by sorting (1 row in 16)': sortAll,
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[list.length >> 1] as number

const spent = new Map(Object.keys(PARTS).map((name) => [name, [] as number[]]))
for (let round = 0; round < ROUNDS + 2; round++)
  for (const [name, part] of Object.entries(PARTS)) {
    const time = cpuNanoseconds(part)
    if (round >= 2) spent.get(name)?.push(time)
  }
const of = (name: string): readonly number[] => spent.get(name) as number[]

console.log(
  `${SCENARIO}: ${MEMBERS} members, ${system.time.steps} steps, ${rows} rows; ${cpus()[0]?.model}, Node ${process.version}`,
)
for (const [name, times] of spent)
  console.log(name.padEnd(40), (median(times) / memberSteps).toFixed(1).padStart(8), 'ns per member-step')
const perValue = median(of('statistics')) / (rows * MEMBERS)
console.log(
  `statistics: ${perValue.toFixed(2)} ns per stored value (mean, five quantiles, standard errors of all six)`,
)
console.log(
  `by sorting: ${(median(of('statistics by sorting (1 row in 16)')) / (Math.ceil(rows / 16) * MEMBERS)).toFixed(1)} ns per stored value`,
)
for (const members of ['members, all stored', 'members, in memory that was used before']) {
  const whole = of(members).map(
    (time, i) => (time + (of('statistics')[i] as number)) / (of('kernel')[i] as number),
  )
  console.log(`whole pipeline / bare kernel (${members}): ${median(whole).toFixed(2)}`)
}
