import { cpus } from 'node:os'
import { calibrateOnThreads } from '../../src/cli/calibrating.ts'
import { chosenMetrics } from '../../src/cli/chosenMetrics.ts'
import { discoverMembers } from '../../src/cli/discoverCommand.ts'
import { EFFORTS } from '../../src/cli/efforts.ts'
import { loadFile } from '../../src/cli/loadFile.ts'
import { openPool } from '../../src/cli/pool.ts'
import { policiesOf, searchOf, tradeOf } from '../../src/cli/portfolioCommand.ts'
import type { SensitivityOptions } from '../../src/cli/sensitivityOptions.ts'
import { sensitivityStudy } from '../../src/cli/sensitivityStudy.ts'
import type { Session } from '../../src/cli/session.ts'
import { terminal } from '../../src/cli/terminal.ts'

/** Something that has to be answered in time on the shipped study. */
interface Entry {
  readonly answer: string
  /** Seconds it may take on two cores. */
  readonly bar: number
  /** Says what was done, e.g. how many runs. */
  readonly run: () => Promise<string>
}

const BASE = 'scenarios/gallium/base.yaml'
const METRICS = ['peak_spot_price', 'lowest_japanese_cover', 'unmet_2027_2030_total']
const WHERE = 'months_until_japanese_cut <= 12'
const NANOSECOND = 1e-9
const MICROSECOND = 1e-6

const session: Session = {
  terminal: terminal(process, process.env),
  signal: new AbortController().signal,
}

const options: SensitivityOptions = {
  ...{ set: {}, lang: 'en', kernel: 'compile', workers: 2, quiet: true },
  ...{ points: 2 ** 11, trajectories: 24, inputs: 60 },
}

/** Members, threads and compilation included; charts and pages not. */
async function sensitivity(method: 'tornado' | 'sobol'): Promise<string> {
  const loaded = loadFile(BASE, options)
  const pool = openPool({ kernel: 'compile', workers: 2, signal: session.signal })
  const runs = { pool, options: { ...options, method: [method] }, session }
  const { findings } = await sensitivityStudy(loaded, [], chosenMetrics(loaded, METRICS), runs).finally(
    pool.close,
  )
  const { runs: rows = 0, inputs } = findings.methods.find((one) => one.method === method) ?? {}
  return `${rows} runs${inputs === undefined ? '' : `, ${inputs} inputs`}`
}

async function discovery(): Promise<string> {
  const found = await discoverMembers(BASE, { ...options, where: WHERE }, session)
  const { members, positives, box } = found.findings.study.found
  return `${positives} of ${members} members, ${box.limits.length} limits`
}

const POLICIES = [
  ...['us_stockpile', 'us_stockpile_cap', 'price_floor_guarantee', 'offtake_contracts'],
  ...['joint_procurement', 'investment_grant_48c', 'recycling_push', 'magnet_thrifting'],
]

async function portfolioSearch(): Promise<string> {
  const loaded = loadFile(BASE, { ...options, members: 500 })
  const policies = policiesOf(loaded.scenario, POLICIES)
  const trade = tradeOf(loaded, { atLeast: [], atMost: [] })
  const { search } = await searchOf(loaded, policies, trade, options, session)
  return `${search.results.length} portfolios of ${search.members} members, ${search.front.length} on the front`
}

/** Months from the origin of the time axis to the end of the data. */
const UNTIL = 53

async function calibration(): Promise<string> {
  const { scenario } = loadFile('scenarios/gallium/prior.yaml', options)
  const asked = { until: UNTIL, rows: 1000, effort: EFFORTS.full }
  const { diagnostics } = await calibrateOnThreads(scenario, asked, options, session)
  const { evaluations, observations, rhat } = diagnostics
  return `${evaluations} members, ${observations} observations, R-hat ${rhat.toFixed(3)}`
}

const ENTRIES: readonly Entry[] = [
  { answer: 'Tornado of 3 metrics', bar: 5, run: () => sensitivity('tornado') },
  { answer: 'Sobol of 3 metrics, 60 parameters, 2^11 points', bar: 120, run: () => sensitivity('sobol') },
  { answer: 'PRIM and CART, members included', bar: 5, run: discovery },
  { answer: 'Calibration', bar: 600, run: calibration },
  { answer: 'Portfolios of 8 policies', bar: 120, run: portfolioSearch },
]

const { print } = session.terminal
print(`${cpus()[0]?.model ?? 'unknown processor'}, 2 threads, Node.js ${process.version}`)
print('| answer | seconds | bar | processor seconds | what was done |\n|---|---|---|---|---|')
for (const { answer, bar, run } of ENTRIES) {
  const [start, used] = [process.hrtime.bigint(), process.cpuUsage()]
  const done = await run()
  const seconds = Number(process.hrtime.bigint() - start) * NANOSECOND
  const { user, system } = process.cpuUsage(used)
  const missed = seconds > bar ? ' (missed)' : ''
  print(
    `| ${answer} | ${seconds.toFixed(1)}${missed} | ${bar} | ${((user + system) * MICROSECOND).toFixed(1)} | ${done} |`,
  )
}
