import { type Box, insideOf, restrictedColumns, scoreOf } from './box.ts'
import type { Space } from './space.ts'

/** Rises of the score below it are rounding. */
const LEAST_RISE = 1e-12
const MOST_ROUNDS = 20

/**
 * Moves the limits of a box, one column after the other, to where coverage and density are best together, until nothing
 * gets better. In place of the pasting of Friedman and Fisher (Statistics and Computing 9, 1999, page 123), which widens
 * faces in fixed portions while the mean rises: peeling overshoots by half a portion on each face, which with several
 * columns costs more coverage than the portions can give back. No column gets its first limits here.
 */
export function adjustBox(space: Space, box: Box): Box {
  let now = box
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = now
    for (const column of restrictedColumns(space, now)) {
      now = space.categorical[column] ? adjustKinds(space, now, column) : adjustEnds(space, now, column)
    }
    if (now === before) return now
  }
  return now
}

/** Members inside all other limits, and those looked for, below each level of a column. */
interface Profile {
  readonly members: Int32Array
  readonly positives: Int32Array
}

function profileOf(space: Space, box: Box, column: number): Profile {
  const others = restrictedColumns(space, box).filter((one) => one !== column)
  const inside = insideOf(space, box, others)
  const { codes = [], levels = [] } = space.columns[column] ?? {}
  const members = new Int32Array(levels.length + 1)
  const positives = new Int32Array(levels.length + 1)
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 0) continue
    const place = (codes[i] as number) + 1
    members[place] = (members[place] as number) + 1
    positives[place] = (positives[place] as number) + (space.labels[i] as number)
  }
  for (let place = 1; place <= levels.length; place++) {
    members[place] = (members[place] as number) + (members[place - 1] as number)
    positives[place] = (positives[place] as number) + (positives[place - 1] as number)
  }
  return { members, positives }
}

function adjustEnds(space: Space, box: Box, column: number): Box {
  const { members, positives } = profileOf(space, box, column)
  const between = (low: number, high: number): number =>
    scoreOf(
      {
        members: (members[high + 1] as number) - (members[low] as number),
        positives: (positives[high + 1] as number) - (positives[low] as number),
      },
      space.positives,
    )
  const last = members.length - 2
  const [oldLow, oldHigh] = [box.low[column] as number, box.high[column] as number]
  const low = oldLow === 0 ? 0 : bestPlace(0, oldHigh, oldLow, (place) => between(place, oldHigh))
  const high = oldHigh === last ? last : bestPlace(low, last, oldHigh, (place) => between(low, place))
  if (low === oldLow && high === oldHigh) return box
  return { ...box, low: box.low.with(column, low), high: box.high.with(column, high) }
}

/** The place with the best score: the middle of the stretch of equals about it, or `now` when none is better. */
function bestPlace(from: number, to: number, now: number, score: (place: number) => number): number {
  let [first, best] = [now, score(now) + LEAST_RISE]
  for (let place = from; place <= to; place++) {
    const here = score(place)
    if (here > best) [first, best] = [place, here]
  }
  if (score(first) < best) return now
  let end = first
  while (end < to && score(end + 1) === best) end++
  return (first + end) >> 1
}

/** Lets kinds in or out, one at a time, as long as the score rises; one always stays. */
function adjustKinds(space: Space, box: Box, column: number): Box {
  const { members, positives } = profileOf(space, box, column)
  const count = members.length - 1
  const at = (below: Int32Array, level: number): number =>
    (below[level + 1] as number) - (below[level] as number)
  const scoreWithout = (outside: ReadonlySet<number>): number => {
    const inside = Array.from({ length: count }, (_, level) => level).filter((level) => !outside.has(level))
    const sum = (below: Int32Array): number => inside.reduce((total, level) => total + at(below, level), 0)
    return scoreOf({ members: sum(members), positives: sum(positives) }, space.positives)
  }
  const before = box.without.get(column) ?? new Set<number>()
  let outside: ReadonlySet<number> = before
  for (let level = 0; level < count; level++) {
    const changed = outside.has(level) ? difference(outside, level) : new Set(outside).add(level)
    if (changed.size < count && scoreWithout(changed) > scoreWithout(outside) + LEAST_RISE) outside = changed
  }
  if (outside === before) return box
  const without = new Map(box.without).set(column, outside)
  if (outside.size === 0) without.delete(column)
  return { ...box, without }
}

function difference(set: ReadonlySet<number>, one: number): ReadonlySet<number> {
  const rest = new Set(set)
  rest.delete(one)
  return rest
}
