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

export interface Block {
  /**
   * Puts members at the start of the time axis.
   * @param draws one row a draw of the system
   * @param noise one row a noise series and month, `series * months + month`
   */
  start(members: number, draws: Columns, noise: Columns): void
  /**
   * Stores the outputs at `saves` save periods from number `first` on, one row an output and save period
   * (`output * allSaves + save`), advancing the members between them and past the last but the final one.
   */
  advance(saves: number, into: Columns): void
  /** Metrics at the end, one row a metric. */
  metrics(into: Columns): void
  /** The first thing that went wrong in each failed member; its values are NaN from then on. */
  failures(): readonly BlockFailure[]
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

/** Months of noise a member needs. */
export function monthsOfNoise({ steps, step }: { steps: number; step: number }): number {
  return Math.floor(steps * step) + 1
}
