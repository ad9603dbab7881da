import { QUANTILES, type Statistics } from '../../model/ensemble.ts'

const NAMES = ['mean', ...QUANTILES.map(([name]) => name)] as const

/** Numbers that say all of a row's statistics: mean and quantiles, then their standard errors in the same order. */
export const ROW_NUMBERS = 2 * NAMES.length

/** Statistics as `ROW_NUMBERS` numbers; no zero is negative. */
export function numbersOf(statistics: Statistics): number[] {
  const { standardErrors } = statistics
  return [...NAMES.map((name) => statistics[name] + 0), ...NAMES.map((name) => standardErrors[name])]
}

/** The statistics that stand at a place among numbers of rows. Written out, because this is done for every row of an ensemble. */
export function statisticsAt(numbers: Float64Array, row: number): Statistics {
  const at = row * ROW_NUMBERS
  const number = (i: number): number => numbers[at + i] as number
  return {
    ...{ mean: number(0), p5: number(1), p25: number(2), p50: number(3), p75: number(4), p95: number(5) },
    standardErrors: {
      ...{ mean: number(6), p5: number(7), p25: number(8), p50: number(9), p75: number(10), p95: number(11) },
    },
  }
}
