import type { System } from '../model/system.ts'

/**
 * Runs blocks of members through one system. A kernel knows nothing of ensembles, threads or files; members of a block
 * never influence each other.
 */
export interface Kernel {
  /** Allocates a block of up to `members` members; it can be started again and again. */
  block(members: number): Block
}

/** Where the values of a block's members stand in a larger array: `row * stride + offset + member`. */
export interface Columns {
  readonly values: Float64Array
  readonly stride: number
  readonly offset: number
}

/** A part of the time axis: months of noise, or save periods. */
export interface Stretch {
  readonly first: number
  readonly count: number
}

/** Columns with rows for a stretch only, `row * count + time - first`; for the whole time axis where none is given. */
export interface TimedColumns extends Columns {
  readonly stretch?: Stretch
}

export interface Block {
  /**
   * Puts members at the start of the time axis.
   * @param draws one row a draw of the system
   * @param noise one row a noise series and month, `series * months + month`
   */
  start(members: number, draws: Columns, noise: Columns): void
  /**
   * Stores the outputs at the next `saves` save periods, one row an output and save period (`output * allSaves + save`),
   * advancing the members to each of them, and after the last of all to the end of the time axis.
   */
  advance(saves: number, into: Columns): void
  /** Metrics at the end, one row a metric. */
  metrics(into: Columns): void
  /** The first thing that went wrong in each failed member; its values are NaN from then on. */
  failures(): readonly BlockFailure[]
}

/** Makes blocks whose members can be paused. */
export interface PausableKernel extends Kernel {
  block(members: number): PausableBlock
}

/** A block whose members can be paused after any save period: others use its memory until they go on. */
export interface PausableBlock extends Block {
  start(members: number, draws: Columns, noise: TimedColumns): void
  advance(saves: number, into: TimedColumns): void
  /** Bytes that paused members take, a multiple of 8. */
  readonly pausedBytes: number
  /** Writes down all of the members that draws and noise do not give again. @param into begins at a multiple of 8 bytes */
  pause(into: Uint8Array): void
  /**
   * Goes on with paused members, which then give what they would have given without a pause. A failure from before is not told
   * again.
   * @param save the number of the next save period
   * @param noise from the month of the save period before on
   */
  resume(from: Uint8Array, save: number, members: number, draws: Columns, noise: TimedColumns): void
}

export interface BlockFailure {
  /** Number within the block. */
  readonly member: number
  readonly slot: number
  /** Months on the time axis. */
  readonly time: number
  readonly reason: string
}

/** Save periods of a system, the start and the end included. */
export function savesOf({ steps, stepsPerSave }: { steps: number; stepsPerSave: number }): number {
  return Math.floor(steps / stepsPerSave) + 1
}

/** Months of noise that members need to get from the save period before a stretch to its last one, or to the end after the last of all. */
export function monthsOfStretch(time: System['time'], { first, count }: Stretch): Stretch {
  const { steps, stepsPerSave, step } = time
  const last = first + count
  const from = Math.floor(Math.max(0, first - 1) * stepsPerSave * step)
  const to = Math.floor((last < savesOf(time) ? (last - 1) * stepsPerSave : steps) * step)
  return { first: from, count: to - from + 1 }
}

/** Months of noise a member needs. */
export function monthsOfNoise({ steps, step }: { steps: number; step: number }): number {
  return Math.floor(steps * step) + 1
}
