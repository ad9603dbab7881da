import { CALM, MEDIAN, type Plan } from './plan.ts'

/** The shares between which each parameter is moved: its P10 and P90. */
const SWING = [0.1, 0.9] as const

/** What a metric does when one parameter moves from its P10 to its P90. */
export interface Swing {
  readonly name: string
  readonly low: number
  readonly high: number
  /** `high - low`; 0 where the metric never comes at both ends. */
  readonly change: number
}

/** The swings of one metric by all parameters. */
export interface Tornado {
  /** The metric with every parameter at its median and no shocks. */
  readonly base: number
  /** The widest first; those with a failed end last, in the order of the plan. */
  readonly swings: readonly Swing[]
  /** Rows that failed. */
  readonly failed: number
}

/**
 * One row with every parameter at its median, then two for each parameter: at its P10 and its P90, the others still at
 * their medians, all without shocks. Interactions do not show (Saltelli and Annoni, Environmental Modelling and Software
 * 25, 2010, page 1508): that is what the indices of `sobolIndices` are for.
 */
export function tornadoPlan(names: readonly string[]): Plan {
  const rows = 1 + 2 * names.length
  const shares = new Float64Array(rows * names.length).fill(MEDIAN)
  names.forEach((_, parameter) => {
    SWING.forEach((share, end) => {
      shares[(1 + 2 * parameter + end) * names.length + parameter] = share
    })
  })
  return { names, rows, shares, noise: new Int32Array(rows).fill(CALM) }
}

/** @param values one number for each row of a `tornadoPlan`; NaN where the row failed */
export function tornado({ names, rows }: Plan, values: Float64Array): Tornado {
  const swings = names.map((name, parameter) => {
    const [low, high] = [values[1 + 2 * parameter] as number, values[2 + 2 * parameter] as number]
    return { name, low, high, change: low === high ? 0 : high - low }
  })
  return {
    base: values[0] as number,
    swings: swings.sort((a, b) => width(b) - width(a) || 0),
    failed: values.subarray(0, rows).filter(Number.isNaN).length,
  }
}

function width({ change }: Swing): number {
  return Number.isNaN(change) ? -1 : Math.abs(change)
}
