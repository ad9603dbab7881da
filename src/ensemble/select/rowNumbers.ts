import { QUANTILES, type Statistics } from '../../model/ensemble.ts'

const NAMES = ['mean', ...QUANTILES.map(([name]) => name)] as const

/** Numbers that say all of a row's statistics: mean and quantiles, then their standard errors in the same order. */
export const ROW_NUMBERS = 2 * NAMES.length

/** Statistics as `ROW_NUMBERS` numbers; no zero is negative. */
export function numbersOf(statistics: Statistics): number[] {
  const { standardErrors } = statistics
  return [...NAMES.map((name) => statistics[name] + 0), ...NAMES.map((name) => standardErrors[name])]
}

/**
 * The statistics that stand at a place among numbers of rows. Written out without spreading, which takes ten times as long, because
 * this is done for every row of an ensemble.
 */
export function statisticsAt(numbers: Float64Array, row: number): Statistics {
  const at = row * ROW_NUMBERS
  return {
    mean: numbers[at] as number,
    p5: numbers[at + 1] as number,
    p25: numbers[at + 2] as number,
    p50: numbers[at + 3] as number,
    p75: numbers[at + 4] as number,
    p95: numbers[at + 5] as number,
    standardErrors: {
      mean: numbers[at + 6] as number,
      p5: numbers[at + 7] as number,
      p25: numbers[at + 8] as number,
      p50: numbers[at + 9] as number,
      p75: numbers[at + 10] as number,
      p95: numbers[at + 11] as number,
    },
  }
}
