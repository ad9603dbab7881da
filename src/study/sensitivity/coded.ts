import { sorted } from '../../ensemble/sorted.ts'

/** A column of numbers as whole numbers: which of its distinct values each is. */
export interface Coded {
  /** Distinct values in rising order. */
  readonly levels: Float64Array
  /** The number of each value's level. */
  readonly codes: Int32Array
  /** How many values lie below each level; after the last level, how many there are. */
  readonly below: Int32Array
}

/** Codes values that are not NaN; infinite ones are levels like others. */
export function coded(values: Float64Array): Coded {
  const order = sorted(values)
  const levels = order.filter((value, i) => i === 0 || value !== order[i - 1])
  const codes = new Int32Array(values.length)
  const below = new Int32Array(levels.length + 1)
  for (let i = 0; i < values.length; i++) {
    const code = levelOf(levels, values[i] as number)
    codes[i] = code
    below[code + 1] = (below[code + 1] as number) + 1
  }
  for (let level = 1; level < below.length; level++) {
    below[level] = (below[level] as number) + (below[level - 1] as number)
  }
  return { levels, codes, below }
}

function levelOf(levels: Float64Array, value: number): number {
  let low = 0
  let high = levels.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((levels[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of the values in rising order; those of equal values keep their order. */
export function orderOf({ codes, below }: Coded): Int32Array {
  const next = below.slice()
  const order = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number
    const place = next[code] as number
    order[place] = i
    next[code] = place + 1
  }
  return order
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf({ codes, below }: Coded): Float64Array {
  return Float64Array.from(codes, (code) => ((below[code] as number) + (below[code + 1] as number) + 1) / 2)
}
