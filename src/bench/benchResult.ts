/** How long one way of running members took, in rounds that were interleaved with all others. */
export interface Measured {
  readonly key: string
  readonly name: string
  /** What was divided by: the time steps of all members, or the values that were summarised. */
  readonly unit: 'member-step' | 'value'
  /** CPU time of the process with all its threads, or the time on the wall. */
  readonly clock: 'cpu' | 'wall'
  /** Nanoseconds for each unit, one number a round. */
  readonly rounds: readonly number[]
  /** The largest relative difference of its outputs from those of the compiled kernel, where they were compared. */
  readonly difference?: number
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly system: string
  readonly node: string
  /** The C compiler's first line; undefined where there is none. */
  readonly cc: string | undefined
  /** Processes that wanted to run, averaged over the last minute before the start. */
  readonly load: number
}

export interface BenchResult {
  readonly scenario: string
  readonly stocks: number
  readonly equations: number
  readonly steps: number
  /** Members of an ensemble run as a whole. */
  readonly members: number
  readonly machine: Machine
  readonly rows: readonly Measured[]
  /** What was left out and why. */
  readonly notes: readonly string[]
}

/** What stands in a row of the table. */
export interface BenchRow extends Omit<Measured, 'rounds'> {
  readonly median: number
  /** The lower and the upper tenth of the rounds. */
  readonly low: number
  readonly high: number
  /** Time in relation to the first row measured by the same clock: the median of the rounds' ratios. */
  readonly ratio: number | undefined
}

/** The number at a rank, given as a share of all of them; of two, the one further from the middle. */
function at(numbers: readonly number[], share: number): number {
  const order = [...numbers].sort((a, b) => a - b)
  const rank = share * (order.length - 1)
  return order[share > 0.5 ? Math.ceil(rank) : Math.floor(rank)] ?? Number.NaN
}

/** Medians, spreads and ratios. */
export function benchRows(rows: readonly Measured[]): BenchRow[] {
  return rows.map(({ rounds, ...row }) => {
    const base = rows.find((r) => r.unit === row.unit && r.clock === row.clock)
    const ratios = rounds.map((ns, i) => ns / (base?.rounds[i] ?? Number.NaN))
    return {
      ...row,
      median: at(rounds, 0.5),
      low: at(rounds, 0.1),
      high: at(rounds, 0.9),
      ratio: row.unit === 'member-step' ? at(ratios, 0.5) : undefined,
    }
  })
}
