import { QUANTILES } from '../../model/ensemble.ts'

/** Where two numbers each stand in memory, one for each of the two rows that are read side by side. */
export const NUMBERS = {
  low: 0,
  high: 16,
  sum: 32,
  lost: 48,
  /** Added to values before they are put into bins, by their upper words: see `writeBins`. */
  shift: 64,
  /** The least and the greatest number with the shift that have bins of their own. */
  first: 80,
  last: 96,
  mean: 112,
  squares: 128,
  /** Between which numbers the wanted order statistics of the next rows are expected, and the best shift as a share of that range. */
  expectedFrom: 144,
  expectedTo: 160,
  expectedShift: 176,
  /** Bins for each unit of an upper word, and what is added to bins; twice, in single precision. */
  scale: 192,
  offset: 208,
  end: 224,
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

/** Bins that are counted together. */
export const TOGETHER = 4

/** A bin: where the slot of its latest value stands, and how many values it has. */
export const BIN = { latest: 0, count: 4, bytes: 8 } as const

/** Where the first bin stands; values that belong there may also be put into those before it, which are settled with it. */
export const FIRST_BIN = BIN.bytes * (TOGETHER - 1)

/** Where the upper word of a number stands. */
export const UPPER_WORD = 4

/**
 * 2^20 and the bins before the first, in single precision: added to a number below 2^20, leaves where that bin stands in the fraction's
 * bits, of which the last three are to be cleared.
 */
export const WHOLE = 2 ** 20 + TOGETHER - 1
export const PLACE = 2 ** 23 - BIN.bytes

/** A wanted rank, the ranks in rising order, and where its order statistic stands; eight bytes, as all that is kept for each rank. */
export const RANK = { rank: 0, place: 4, bytes: 8 } as const

/** The bins together in which a rank is the first wanted one, and the values below them. */
export const GROUP = { bins: 0, below: 4, bytes: 8 } as const

/** A bin that holds wanted ranks: a few of its values in rising order, the bin, the values below it, and where its ranks end. */
export const TARGET = { sorted: 0, bin: 64, below: 68, ranksEnd: 72, bytes: 80 } as const

const RANKS_ROOM = 8 * (MOST_RANKS + 2)
const TARGETS_END = 64 * Math.ceil((16 + TARGET.bytes * (MOST_RANKS + 2)) / 64)
const BINS_ROOM = BIN.bytes * (MOST_BINS + 8 * TOGETHER)

/** What is kept while a row or a stretch of one is settled. */
export const FRAME = {
  /** Where the values of a bin that holds many are put. */
  gathered: 0,
  /** The frame for a part of the stretch, 0 where there is none. */
  next: 4,
  /** Slots of its values, eight bytes from each to the next, in which the slot of the value before in the same bin is said. */
  slots: 8,
  /** Bytes of the bins. */
  binsEnd: 12,
  /** In front of the first there is room for one. */
  targets: 16 + TARGET.bytes,
  bins: TARGETS_END,
  bytes: TARGETS_END + BINS_ROOM,
} as const

/** Constants and lists in memory behind the numbers. */
const BEHIND = NUMBERS.end
const QUANTILES_END = BEHIND + 128 + QUANTILE.bytes * QUANTILES.length
export const CONSTANTS = {
  /** 2^49 and the bins before the first: added to a number below 2^28, leaves where that bin stands in the lower word. */
  whole: BEHIND,
  /** Values of a row, and one less. */
  count: BEHIND + 16,
  countLess: BEHIND + 24,
  bins: BEHIND + 32,
  /** The bins of a row as a whole number, and what the last one's number is with `WHOLE` added, in single precision. */
  binCount: BEHIND + 40,
  lastBin: BEHIND + 44,
  /** Bytes of a row. */
  rowBytes: BEHIND + 48,
  /** For each number of values, eight times the wanted ranks that are lower: a byte each. */
  ranksBelow: BEHIND + 52,
  /** Eight times the wanted ranks. */
  ranksEnd: BEHIND + 56,
  /** How far before the first bin values may be put that belong there, for four values next to each other. */
  below: BEHIND + 64,
  /** The bins of the values that are looked at. */
  bin: BEHIND + 96,
  quantiles: BEHIND + 128,
  ranks: QUANTILES_END,
  groups: QUANTILES_END + RANKS_ROOM,
  /** Order statistics that were found, by rank. */
  found: QUANTILES_END + 2 * RANKS_ROOM,
  /** The frames of the two rows. */
  frames: 64 * Math.ceil((QUANTILES_END + 3 * RANKS_ROOM) / 64),
  end: 64 * Math.ceil((QUANTILES_END + 3 * RANKS_ROOM) / 64) + 2 * FRAME.bytes,
} as const
