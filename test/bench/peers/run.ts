import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchMarkdown, benchTable } from '../../../src/bench/benchTable.ts'
import { type Drawn, drawMembers } from '../../../src/bench/drawMembers.ts'
import { ContestantProcess } from '../../../src/cli/bench/contestantProcess.ts'
import { describeMachine } from '../../../src/cli/bench/describeMachine.ts'
import { compareResults, type Entry, race } from '../../../src/cli/bench/race.ts'
import { loadFile } from '../../../src/cli/loadFile.ts'

/**
 * Other engines on one commodity cycle, side by side: `npx tsx test/bench/peers/run.ts [ROUNDS] [--record]`, after `npm install` in this
 * folder. With `--record` the table is written into README.md.
 * Nothing is timed unless all trajectories are equal.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url))
const SCENARIO = join(HERE, 'cycle/base.yaml')
const MANY = 1000
const FEW = 2
const ONE = 1
const LARGEST_DIFFERENCE = 1e-9
const ROUNDS = Number(process.argv[2] ?? 15)

const { system, scenario, from } = loadFile(SCENARIO, { members: MANY })
const folder = mkdtempSync(join(tmpdir(), 'chokepoint-peers-'))
const parameters = join(folder, 'parameters')
const notes: string[] = []

/** The parameters of each member one after the other, as all engines read them. */
function memberByMember({ draws, members }: Drawn): Float64Array {
  const count = system.draws.length
  return Float64Array.from(
    { length: count * members },
    (_, i) => draws.values[(i % count) * draws.stride + Math.floor(i / count)] as number,
  )
}

function enter(name: string, members: number, command: readonly [string, ...string[]]): Entry {
  return {
    ...{ key: name, name, isOurs: false, unit: 'member-step', clock: 'cpu' },
    units: members * system.time.steps,
    process: new ContestantProcess(command),
    inOrder: (values) => values,
  }
}

const ours = (name: string, kernel: 'compile' | 'preview'): Entry =>
  enter(name, MANY, [
    process.execPath,
    ...['--import', 'tsx', join(HERE, 'chokepoint.ts')],
    ...[kernel, SCENARIO, String(MANY)],
  ])

const engine = (name: string, key: string, members: number): Entry =>
  enter(name, members, [process.execPath, join(HERE, 'server.mjs'), key, parameters, String(members), folder])

const works = (command: string, list: readonly string[]): boolean => {
  try {
    execFileSync(command, list, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function generatedC(): Promise<Entry[]> {
  if (!works('cc', ['--version'])) return []
  const { generated } = await import(join(HERE, 'engines/sdeverywhere.mjs'))
  writeFileSync(join(folder, 'cycle.c'), await generated('generateC', folder))
  return [['-O2'], ['-O3', '-march=native']].map((flags) => {
    const program = join(folder, `sdeverywhere${flags[0]}`)
    const headers = ['-I', join(HERE, 'c'), '-I', folder]
    execFileSync('cc', [...flags, '-w', ...headers, '-o', program, join(HERE, 'c/server.c'), '-lm'])
    return enter(`SDEverywhere, C (cc ${flags.join(' ')})`, MANY, [program, parameters, String(MANY)])
  })
}

function python(): Entry[] {
  if (!works('python3', ['-c', 'import pysd'])) notes.push('PySD: not available here.')
  else notes.push('PySD is here, but has no form of the cycle yet.')
  if (works('python3', ['-c', 'import numpy']))
    return [
      enter('numpy, 1000 members at once', MANY, [
        'python3',
        join(HERE, 'engines/cycle.py'),
        parameters,
        String(MANY),
      ]),
    ]
  notes.push('numpy: not available here.')
  return []
}

async function main(entries: Entry[]): Promise<void> {
  const machine = describeMachine()
  entries.push(
    ours('Chokepoint, compiled f64x2', 'compile'),
    { ...ours('Chokepoint, preview f32x4', 'preview'), inOrder: undefined },
    ...(await generatedC()),
    engine('SDEverywhere, JavaScript', 'sdeverywhere', 64),
    ...python(),
    engine('Squiggle, sample sets of 1000', 'squiggle/sampleSets', MANY),
    engine('Squiggle, numbers', 'squiggle/scalar', FEW),
    engine('mathjs, evaluate', 'mathjs', FEW),
    engine('mathjs, evaluate of texts', 'mathjs/texts', ONE),
    engine('simulation', 'simulation', FEW),
  )
  const differences = await compareResults(entries, folder)
  for (const [{ name }, difference] of differences)
    if (difference > LARGEST_DIFFERENCE)
      throw new Error(`${name} differs by ${difference}: nothing was timed`)
  const rows = await race(entries, ROUNDS, () => process.stderr.write('.'))
  const result = {
    ...{ scenario: from.path, machine, notes, members: MANY },
    ...{ stocks: system.stocks.length, equations: system.step.length, steps: system.time.steps },
    rows: rows.map((row, i) => {
      const difference = differences.get(entries[i] as Entry)
      return difference === undefined ? row : { ...row, difference }
    }),
  }
  console.log(`\n${benchTable(result).join('\n')}`)
  if (process.argv.includes('--record')) record(benchMarkdown(result))
}

function record(table: string): void {
  const file = join(HERE, 'README.md')
  const mark = /(<!-- results -->\n)[\s\S]*(<!-- end -->)/
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(mark, (_, start, end) => `${start}${table}\n${end}`),
  )
}

if (!existsSync(join(HERE, 'node_modules'))) throw new Error(`run npm install in ${HERE} first`)
const entries: Entry[] = []
try {
  writeFileSync(parameters, memberByMember(drawMembers(system, scenario.ensemble, MANY)))
  await main(entries)
} finally {
  for (const { process } of entries) process.stop()
  rmSync(folder, { recursive: true })
}
