import { type Coded, orderOf } from '../sensitivity/coded.ts'
import { type Box, type Count, wholeBox } from './box.ts'
import type { Space } from './space.ts'

/** A box on the way from all members to few. */
export interface Peeled extends Count {
  readonly box: Box
}

/** Members cut off at one end of a column, or with one of its kinds. */
interface Cut {
  readonly column: number
  readonly side: 'low' | 'high' | 'kind'
  /** The new lowest or highest level, or the kind that goes. */
  readonly level: number
  readonly members: number
  readonly positives: number
}

/** A box with its members in the order of each column that may be cut. */
interface Peeling extends Peeled {
  readonly orders: ReadonlyMap<number, Int32Array>
}

/**
 * The peeling trajectory of the patient rule induction method (Friedman and Fisher, Statistics and Computing 9, 1999, page
 * 123): from the box of all members, again and again the share `alpha` of the members is cut off at the end of the column
 * where the mean label rises most. Equal values go together; where that takes more members than `alpha`, the rise counts
 * per share cut (after Kwakkel and Jaxa-Rozen, Environmental Modelling and Software 79, 2016, page 311). It ends when all
 * members of the box are looked for or fewer than `least` would remain.
 * @param among the columns that may be cut
 */
export function peel(space: Space, among: readonly number[], alpha: number, least: number): Peeled[] {
  let now: Peeling = {
    box: wholeBox(space),
    members: space.size,
    positives: space.positives,
    orders: new Map(among.map((column) => [column, orderOf(space.columns[column] as Coded)])),
  }
  const trajectory: Peeled[] = []
  for (;;) {
    const { box, members, positives } = now
    trajectory.push({ box, members, positives })
    const cut = positives < members ? bestCut(space, now, alpha) : undefined
    if (!cut || members - cut.members < least) return trajectory
    now = afterCut(space, now, cut)
  }
}

function bestCut(space: Space, now: Peeling, alpha: number): Cut | undefined {
  const wanted = Math.max(1, Math.floor(alpha * now.members))
  let best: Cut | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const cut of cuts(space, now, wanted)) {
    const density = (now.positives - cut.positives) / (now.members - cut.members)
    const rise = (density - now.positives / now.members) / Math.max(cut.members, wanted)
    if (rise > most) [best, most] = [cut, rise]
  }
  return best
}

function* cuts(space: Space, { orders, box }: Peeling, wanted: number): Generator<Cut> {
  for (const [column, order] of orders) {
    const coded = space.columns[column] as Coded
    if (box.low[column] === box.high[column]) continue
    if (space.categorical[column]) yield* kindCuts(space, coded, order, column)
    else {
      const cut = { column, labels: space.labels, codes: coded.codes, order, wanted }
      yield* endCut({ ...cut, side: 'low' })
      yield* endCut({ ...cut, side: 'high' })
    }
  }
}

interface End {
  readonly column: number
  readonly side: 'low' | 'high'
  readonly labels: Uint8Array
  readonly codes: Int32Array
  readonly order: Int32Array
  readonly wanted: number
}

/** About the wanted number of members at one end, whole levels only; nothing when there is only one level. */
function* endCut({ column, side, labels, codes, order, wanted }: End): Generator<Cut> {
  const last = order.length - 1
  const at = (i: number): number => order[side === 'low' ? i : last - i] as number
  const codeAt = (i: number): number => codes[at(i)] as number
  let members = wanted
  while (members > 0 && codeAt(members - 1) === codeAt(wanted)) members--
  if (members === 0) while (members <= last && codeAt(members) === codeAt(0)) members++
  if (members > last) return
  let positives = 0
  for (let i = 0; i < members; i++) positives += labels[at(i)] as number
  yield { column, side, level: codeAt(members), members, positives }
}

function* kindCuts(
  { labels }: Space,
  { codes, levels }: Coded,
  order: Int32Array,
  column: number,
): Generator<Cut> {
  const members = new Int32Array(levels.length)
  const positives = new Int32Array(levels.length)
  for (const i of order) {
    const code = codes[i] as number
    members[code] = (members[code] as number) + 1
    positives[code] = (positives[code] as number) + (labels[i] as number)
  }
  for (let level = 0; level < levels.length; level++) {
    const count = members[level] as number
    if (count > 0 && count < order.length)
      yield { column, side: 'kind', level, members: count, positives: positives[level] as number }
  }
}

function afterCut(space: Space, { box, orders, members, positives }: Peeling, cut: Cut): Peeling {
  const { column, side, level } = cut
  const codes = space.columns[column]?.codes as Int32Array
  const stays = {
    low: (code: number) => code >= level,
    high: (code: number) => code <= level,
    kind: (code: number) => code !== level,
  }[side]
  const kept = Uint8Array.from(codes, (code) => (stays(code) ? 1 : 0))
  return {
    box: cutBox(box, cut),
    members: members - cut.members,
    positives: positives - cut.positives,
    orders: new Map([...orders].map(([one, order]) => [one, keptOf(order, kept, members - cut.members)])),
  }
}

function keptOf(order: Int32Array, kept: Uint8Array, members: number): Int32Array {
  const rest = new Int32Array(members)
  let place = 0
  for (let i = 0; i < order.length; i++) {
    const member = order[i] as number
    if (kept[member] === 1) rest[place++] = member
  }
  return rest
}

function cutBox({ low, high, without }: Box, { column, side, level }: Cut): Box {
  switch (side) {
    case 'low':
      return { low: low.with(column, level), high, without }
    case 'high':
      return { low, high: high.with(column, level), without }
    case 'kind':
      return { low, high, without: new Map(without).set(column, new Set(without.get(column)).add(level)) }
  }
}
