import { createHash } from 'node:crypto'
import { fileWriter } from 'hyparquet-writer'
import type { Stretch } from '../kernel/kernel.ts'
import type { Ensemble } from '../model/ensemble.ts'
import { type MemberBlock, MembersParquet, PARQUET_FROM } from '../report/membersParquet.ts'
import type { Simulation } from '../simulate.ts'
import type { Loaded } from './loadFile.ts'
import type { AllOutputs } from './outputFolder.ts'
import { PartFolder } from './partFolder.ts'
import { pathsOf } from './pathsOf.ts'
import { openPool } from './pool.ts'
import { PRODUCT } from './product.ts'
import { progress } from './progress.ts'
import { Interrupted } from './refusal.ts'
import { runEnsemble } from './runEnsemble.ts'
import { finishLarge, streamLarge } from './runLarge.ts'
import { runTiled } from './runTiled.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

const MEMBERS_FILE = 'members.parquet'

/** A run of any size. */
export interface CompleteRun {
  readonly simulation: Simulation
  /** The first members in full, where the paths of all were not kept. */
  readonly excerpt?: Ensemble
  /** The ensemble with some of its metrics at least; with very many members, only those that the scenario asks for are in memory. */
  withMetrics(isWanted: (metric: Ensemble['metrics'][number]) => boolean): Ensemble
  /** Files that are already on the disk. */
  readonly stored: AllOutputs
  /** Removes what was kept beside the run's folder, except for what lets an interrupted run go on. @param written whether all was written */
  end(written: boolean): void
}

/** Everything that a run's results depend on. */
function keyOf({ scenario, from }: Loaded): string {
  const { ensemble, changes, outputs, charts } = scenario
  const inputs = from.files.fingerprints()
  const parts = { product: PRODUCT, inputs, ensemble, changes, outputs, charts }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Members of an ensemble that is in memory, block by block. */
function* blocksOf({ members, metricValues, draws }: Ensemble, size = 16_384): Generator<MemberBlock> {
  for (let first = 0; first < members; first += size) {
    const within = (values: Float64Array) => values.subarray(first)
    const count = Math.min(size, members - first)
    yield { first, count, stride: members, metricValues: within(metricValues), draws: within(draws) }
  }
}

function writeMembers(
  part: PartFolder,
  blocks: Iterable<MemberBlock>,
  { scenario, system, ensemble }: Simulation,
  { signal }: Session,
): AllOutputs {
  const stored = part.file(MEMBERS_FILE)
  const failed = new Set(ensemble.failures.map(({ member }) => member))
  const names = { ...ensemble, metrics: system.metrics, drawNames: system.draws.map(({ name }) => name) }
  const parquet = new MembersParquet(fileWriter(stored), names, scenario, failed)
  for (const block of blocks) {
    signal.throwIfAborted()
    parquet.add(block)
  }
  parquet.finish()
  return new Map([[MEMBERS_FILE, { stored }]])
}

async function inMemory(
  loaded: Loaded,
  folder: string,
  options: ScenarioOptions,
  session: Session,
): Promise<CompleteRun> {
  const simulation = await runEnsemble(loaded, options, session)
  const withMetrics = () => simulation.ensemble
  return { simulation, withMetrics, ...membersFileOf(loaded, folder, simulation, session) }
}

/** The members' file, where they are too many for a file that is written with the others. */
function membersFileOf(
  loaded: Loaded,
  folder: string,
  simulation: Simulation,
  session: Session,
): Pick<CompleteRun, 'stored' | 'end'> {
  if (simulation.ensemble.members < PARQUET_FROM) return { stored: new Map(), end: () => {} }
  const part = new PartFolder(folder, keyOf(loaded))
  try {
    const stored = writeMembers(part, blocksOf(simulation.ensemble), simulation, session)
    return { stored, end: () => part.remove() }
  } catch (error) {
    part.remove()
    throw error
  }
}

async function inTiles(
  loaded: Loaded,
  tiles: readonly Stretch[],
  folder: string,
  { kernel, workers, quiet = false }: ScenarioOptions,
  session: Session,
): Promise<CompleteRun> {
  const { terminal, signal } = session
  const { title } = loaded.scenario
  const pool = openPool({ kernel, workers, signal })
  try {
    const { excerpt, ...simulation } = await runTiled(loaded, pool, tiles, (saves, late) => {
      const again = late > 0 ? ` again without ${late} that failed late` : ''
      return progress(`${title.en}: save periods of all members${again}`, saves, terminal, quiet)
    })
    pool.close()
    const withMetrics = () => simulation.ensemble
    return { simulation, excerpt, withMetrics, ...membersFileOf(loaded, folder, simulation, session) }
  } catch (error) {
    if (signal.aborted) throw new Interrupted('stopped', BEGINS_ANEW)
    throw error
  } finally {
    pool.close()
  }
}

const BEGINS_ANEW = 'Stopped; nothing was written or kept: with so many members the same command begins anew.'

async function onDisk(
  loaded: Loaded,
  folder: string,
  { kernel, workers, quiet = false }: ScenarioOptions,
  session: Session,
): Promise<CompleteRun> {
  const { terminal, signal } = session
  const { ensemble, title } = loaded.scenario
  const part = new PartFolder(folder, keyOf(loaded))
  const shown = progress(`${title.en}: members`, ensemble.members, terminal, quiet)
  const pool = openPool({ kernel, workers, signal })
  try {
    const streamed = await streamLarge(loaded, pool, part, shown.add)
    pool.close()
    const run = finishLarge(loaded, part, streamed)
    const stored = writeMembers(part, run.blocks(), run, session)
    const { excerpt, withMetrics } = run
    return { simulation: run, excerpt, withMetrics, stored, end: (written) => written && part.remove() }
  } catch (error) {
    if (signal.aborted && part.segments > 0) throw new Interrupted('stopped', keptMessage(part))
    if (part.segments === 0) part.remove()
    throw error
  } finally {
    pool.close()
    shown.stop()
  }
}

function keptMessage({ path }: PartFolder): string {
  return `Stopped; what is finished is kept in ${path}: the same command goes on from there.`
}

/**
 * Runs a scenario, however large it is. Where the paths of all members do not fit into memory they are summarised one time tile after
 * the other; where even so they do not fit they are counted, and an interrupted run is taken up again by the same command.
 * @throws Interrupted
 */
export function completeRun(
  loaded: Loaded,
  folder: string,
  options: ScenarioOptions,
  session: Session,
): Promise<CompleteRun> {
  const paths = pathsOf(loaded.system, loaded.scenario.ensemble)
  switch (paths.kind) {
    case 'kept':
      return inMemory(loaded, folder, options, session)
    case 'tiled':
      return inTiles(loaded, paths.tiles, folder, options, session)
    case 'counted':
      return onDisk(loaded, folder, options, session)
  }
}
