import type { Space } from './space.ts'

/** Limits on the levels of each column. */
export interface Box {
  /** The lowest and highest level inside, by column. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** Levels of categorical columns that are outside. */
  readonly without: ReadonlyMap<number, ReadonlySet<number>>
}

/** How many members are in a box, and how many of those looked for. */
export interface Count {
  readonly members: number
  readonly positives: number
}

/** The box of all members. */
export function wholeBox({ columns }: Space): Box {
  return {
    low: new Int32Array(columns.length),
    high: Int32Array.from(columns, ({ levels }) => levels.length - 1),
    without: new Map(),
  }
}

/** The columns in which a box leaves something out. */
export function restrictedColumns({ columns }: Space, { low, high, without }: Box): number[] {
  return columns.flatMap(({ levels }, column) => {
    const whole = low[column] === 0 && high[column] === levels.length - 1 && !without.has(column)
    return whole ? [] : [column]
  })
}

/** The box without its limits on a column. */
export function released(space: Space, box: Box, column: number): Box {
  const { low, high, without } = box
  const rest = new Map(without)
  rest.delete(column)
  const last = (space.columns[column]?.levels.length ?? 1) - 1
  return { low: low.with(column, 0), high: high.with(column, last), without: rest }
}

/** 1 for each member inside the limits of the columns named. */
export function insideOf({ columns, size }: Space, box: Box, named: readonly number[]): Uint8Array {
  const inside = new Uint8Array(size).fill(1)
  for (const column of named) {
    const codes = columns[column]?.codes ?? []
    const [low, high] = [box.low[column] as number, box.high[column] as number]
    const outside = box.without.get(column)
    for (let i = 0; i < size; i++) {
      const code = codes[i] as number
      if (code < low || code > high || outside?.has(code)) inside[i] = 0
    }
  }
  return inside
}

/** Members in a box, and how many of them are looked for. */
export function countIn(space: Space, box: Box): Count {
  const inside = insideOf(space, box, restrictedColumns(space, box))
  let [members, positives] = [0, 0]
  for (let i = 0; i < inside.length; i++) {
    members += inside[i] as number
    positives += (inside[i] as number) * (space.labels[i] as number)
  }
  return { members, positives }
}

/**
 * The harmonic mean of coverage and density (van Rijsbergen, Information Retrieval, 2nd ed. 1979, chapter 7), from 0 to 1:
 * a box that misses most of what is looked for, or holds mostly other members, is a poor answer.
 */
export function scoreOf({ members, positives }: Count, all: number): number {
  return members + all === 0 ? 0 : (2 * positives) / (members + all)
}
