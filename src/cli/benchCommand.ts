import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchResult, Machine } from '../bench/benchResult.ts'
import { benchMarkdown, benchTable } from '../bench/benchTable.ts'
import { type CContestant, cContestants, incomparable } from '../bench/cContestants.ts'
import { drawMembers } from '../bench/drawMembers.ts'
import { savesOf } from '../kernel/kernel.ts'
import { buildC } from './bench/buildC.ts'
import { ContestantProcess, ofNode } from './bench/contestantProcess.ts'
import { describeMachine, widestVector } from './bench/describeMachine.ts'
import { agrees, compareResults, type Entry, race } from './bench/race.ts'
import { exampleFiles } from './exampleFiles.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { progress } from './progress.ts'
import type { Session } from './session.ts'

export interface BenchOptions {
  /** Of an ensemble that is run as a whole. */
  readonly members: number
  readonly rounds: number
  readonly json?: boolean
  readonly markdown?: boolean
  readonly quiet?: boolean
}

/** Members of a block in which kernels are compared: they fit into the caches of the processor. */
const BLOCK = 32

/** Members that the interpreter runs in a turn. */
const FEW = 2

interface Field {
  readonly entries: Entry[]
  readonly notes: string[]
}

/** `chokepoint bench`: how long a member's time step takes, in every way we know, all in one run. */
export async function benchCommand(
  file: string | undefined,
  options: BenchOptions,
  session: Session,
): Promise<number> {
  const machine = describeMachine()
  const loaded = loadFile(file ?? exampleFiles().base, { members: options.members })
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-bench-'))
  const field: Field = { entries: [], notes: [] }
  const stop = (): void => {
    for (const { process } of field.entries) process.stop()
  }
  session.signal.addEventListener('abort', stop)
  try {
    enterOurs(field, file ?? exampleFiles().base, loaded, machine.cores)
    await enterC(field, loaded, machine, folder, session.signal)
    print(await measure(field, loaded, machine, folder, options, session), options, session)
    return EXIT.done
  } finally {
    session.signal.removeEventListener('abort', stop)
    stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function enterOurs(
  { entries, notes }: Field,
  file: string,
  { scenario, system }: Loaded,
  cores: number,
): void {
  const { members } = scenario.ensemble
  const { steps } = system.time
  const start = (key: string, count: number): ContestantProcess =>
    new ContestantProcess(ofNode(key, file, String(members), String(count)))
  const alone = (key: string, name: string, count: number, isOurs = true): Entry => ({
    ...{ key, name, isOurs, unit: 'member-step', clock: 'cpu', units: count * steps },
    process: start(key, count),
    inOrder: (values) => values,
  })
  const whole = (key: string, name: string, more: Partial<Entry> = {}): Entry => ({
    ...{ key, name, isOurs: true, unit: 'member-step', clock: 'cpu', units: members * steps },
    process: start(key, members),
    inOrder: undefined,
    ...more,
  })
  const values = members * system.outputs.length * savesOf(system.time)
  const why = incomparable(system)
  if (why) notes.push(`Not compared: ${why}.`)
  entries.push(
    alone('f64x2', 'compiled, f64x2', BLOCK),
    alone('f64', 'compiled, without vectors', BLOCK),
    { ...alone('preview', 'preview in single precision, f32x4', BLOCK), inOrder: undefined },
    alone('interpreter', 'interpreter', FEW),
    ...(why ? [] : [alone('js', 'generated JavaScript', BLOCK, false)]),
    whole('whole', 'whole run, from draws to exact quantiles'),
    whole('whole-again', 'whole run in memory that was used before'),
    whole('statistics', 'exact quantiles and means with standard errors', { unit: 'value', units: values }),
    whole('summary', 'the same as a summary, with metrics', { unit: 'value', units: values }),
    whole('threads-1', 'draws and members, 1 thread', { clock: 'wall' }),
    ...(cores > 1
      ? [whole(`threads-${cores}`, `draws and members, ${cores} threads`, { clock: 'wall' })]
      : []),
  )
}

async function enterC(
  { entries, notes }: Field,
  { scenario, system }: Loaded,
  { cc }: Machine,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  if (incomparable(system)) return
  if (cc === undefined) return void notes.push('No C compiler here: nothing to compare C with.')
  const drawn = drawMembers(system, scenario.ensemble, BLOCK)
  const contestants = cContestants(system, drawn, widestVector())
  const enter = async (contestant: CContestant): Promise<Entry | undefined> => {
    try {
      const process = new ContestantProcess(await buildC(contestant, folder, signal))
      const { key, name, inOrder } = contestant
      const units = BLOCK * system.time.steps
      return { key, name, inOrder, isOurs: false, unit: 'member-step', clock: 'cpu', units, process }
    } catch (error) {
      signal.throwIfAborted()
      notes.push(`Could not be built: ${contestant.name} (${firstLine(error)}).`)
      return undefined
    }
  }
  const built = await Promise.all(contestants.map(enter))
  entries.push(...built.filter((entry) => entry !== undefined))
}

/** What the compiler says first, or else what went wrong. */
function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr || message).split('\n')[0] ?? ''
}

async function measure(
  { entries, notes }: Field,
  { scenario, system, from }: Loaded,
  machine: Machine,
  folder: string,
  { rounds, quiet = false, json = false }: BenchOptions,
  { terminal, signal }: Session,
): Promise<BenchResult> {
  const differences = await compareResults(entries, folder)
  const racing = entries.filter((entry) => agrees(differences.get(entry)))
  for (const entry of entries)
    if (!racing.includes(entry)) notes.push(`Not timed, as its results differ: ${entry.name}.`)
  const shown = progress('Rounds', rounds, terminal, quiet || json)
  const rows = await race(racing, rounds, () => {
    signal.throwIfAborted()
    shown.add(1)
  }).finally(shown.stop)
  return {
    scenario: from.path,
    stocks: system.stocks.length,
    equations: system.step.length,
    steps: system.time.steps,
    members: scenario.ensemble.members,
    machine,
    rows: rows.map((row, i) => {
      const difference = differences.get(racing[i] as Entry)
      return difference === undefined ? row : { ...row, difference }
    }),
    notes,
  }
}

function print(result: BenchResult, { json, markdown }: BenchOptions, { terminal }: Session): void {
  if (json) terminal.print(JSON.stringify(result))
  else if (markdown) terminal.print(benchMarkdown(result))
  else for (const line of benchTable(result)) terminal.print(line)
}
