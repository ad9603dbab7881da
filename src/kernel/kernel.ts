/**
 * Runs a block of members through a system. A kernel knows nothing of ensembles, threads or files.
 * Members of a block never influence each other.
 */
export interface Kernel {
  /** Allocates a block of up to `members` members. */
  block(members: number): Block
}

export interface Block {
  /**
   * Sets the block to the start of the time axis.
   * @param draws `draws[draw * stride + offset + member]`
   * @param noise standard normal draws, `noise[(series * months + month) * members + member]`
   */
  start(members: number, draws: Float64Array, stride: number, offset: number, noise: Float64Array): void
  /**
   * Advances by `saves` save periods and stores the outputs at the beginning of each:
   * `into[(output * into_times + time) * stride + offset + member]`.
   */
  advance(
    saves: number,
    into: Float64Array,
    firstTime: number,
    times: number,
    stride: number,
    offset: number,
  ): void
  /** Metrics of the members after the last step: `into[metric * stride + offset + member]`. */
  metrics(into: Float64Array, stride: number, offset: number): void
  /** The first thing that went wrong in each failed member. */
  failures(): readonly BlockFailure[]
}

export interface BlockFailure {
  /** Number within the block. */
  readonly member: number
  readonly slot: number
  readonly time: number
  readonly reason: string
}
