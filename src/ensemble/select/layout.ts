import { QUANTILES } from '../../model/ensemble.ts'

/** Where two numbers each stand in memory, one for each of the two rows that are read side by side. */
export const NUMBERS = {
  low: 0,
  high: 16,
  sum: 32,
  lost: 48,
  /** Where the bins begin, and bins for each unit. */
  from: 64,
  scale: 80,
  mean: 96,
  squares: 112,
  /** Between which numbers the wanted order statistics of the next rows are expected. */
  expectedFrom: 128,
  expectedTo: 144,
  end: 160,
} as const

/** Order statistics that the quantiles need at the most: two for each, and for both ends of its error. */
const MOST_RANKS = 6 * QUANTILES.length

/** Bins of a row at the most. */
export const MOST_BINS = 1024

/** Bins of a stretch of a row that is divided again. */
export const BINS_AGAIN = { few: 64, many: 256, from: 128 } as const

/**
 * What says where a quantile stands among the order statistics: for the quantile itself and those a standard deviation of its rank
 * below and above, the places of the two order statistics around it and how far it lies between them; behind them the deviation.
 */
export const READING = { below: 0, above: 4, fraction: 8, bytes: 16 } as const
export const QUANTILE = { spread: 48, width: 56, bytes: 64 } as const

/** Constants and lists in memory behind the numbers. */
const BEHIND = NUMBERS.end
export const CONSTANTS = {
  /** 2^50: added to a number below 2^30, leaves four times that number in the lower word, a whole number. */
  whole: BEHIND,
  /** Values of a row, and one less. */
  count: BEHIND + 16,
  countLess: BEHIND + 24,
  bins: BEHIND + 32,
  lastBin: BEHIND + 40,
  /** Bytes of a row, and where the bins of the values of a pair of rows stand. */
  rowBytes: BEHIND + 48,
  binValues: BEHIND + 52,
  /** Where the wanted ranks end. */
  ranksEnd: BEHIND + 56,
  /** Where it is listed which values are in wanted bins. */
  picked: BEHIND + 60,
  quantiles: BEHIND + 64,
  /** Wanted ranks in rising order, and behind them one that no row has. */
  ranks: BEHIND + 64 + QUANTILE.bytes * QUANTILES.length,
  /** Where the order statistics stand, by rank. */
  places: BEHIND + 64 + QUANTILE.bytes * QUANTILES.length + 4 * (MOST_RANKS + 2),
  /** Order statistics that were found, by rank. */
  found: BEHIND + 64 + QUANTILE.bytes * QUANTILES.length + 8 * (MOST_RANKS + 2),
  end: BEHIND + 64 + QUANTILE.bytes * QUANTILES.length + 8 * (MOST_RANKS + 2) + 8 * MOST_RANKS,
} as const

/** Six words for each bin that holds a wanted rank. */
export const TARGET = { from: 0, to: 4, below: 8, ranks: 12, ranksEnd: 16, cell: 20, bytes: 24 } as const

/** Bins and values that are looked at together; behind the last one there is room for as many. */
export const TOGETHER = { bins: 8, values: 4 } as const

const CELLS = 4 * (MOST_BINS + TOGETHER.bins)

/** What is kept while a stretch of values is settled; of the last three there is a word for each bin. The bins of
 * values are kept as addresses: four bytes for each bin, counted from the frame on. */
const LISTED = TARGET.bytes * (MOST_RANKS + 2)
export const FRAME = {
  /** Where the values of wanted bins are put. */
  gathered: 0,
  /** The frame for a part of the stretch, 0 where there is none. */
  next: 4,
  /** Where the bins of the values of a part stand. */
  binValues: 8,
  /** Four times the bins. */
  binsEnd: 12,
  targets: 16,
  counts: 16 + LISTED,
  /** Where its next value is to be put. */
  places: 16 + LISTED + CELLS,
  /** 4 where its values are wanted, 0 elsewhere. */
  wanted: 16 + LISTED + 2 * CELLS,
  bytes: 16 + LISTED + 3 * CELLS,
} as const

/** The bin that stands behind the last value: nobody wants it. */
export const NO_BIN = 4 * MOST_BINS
