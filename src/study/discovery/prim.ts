import { adjustBox } from './adjustBox.ts'
import { type Box, restrictedColumns, scoreOf } from './box.ts'
import { type FoundBox, foundBox, type Quality, qualityOf } from './foundBox.ts'
import { type Peeled, peel } from './peel.ts'
import { significantOnly } from './restrictions.ts'
import type { Space } from './space.ts'
import { tellingColumns } from './telling.ts'

/** One box of the peeling trajectory. */
interface TrajectoryPoint extends Quality {
  /** Parameters with limits. */
  readonly restricted: number
}

/** Where what is looked for happens. */
export interface Prim {
  /** From the box of all members to the smallest. */
  readonly trajectory: readonly TrajectoryPoint[]
  /** The point of the trajectory that `box` was made from. */
  readonly chosen: number
  readonly box: FoundBox
}

/** Share of the members of a box that is peeled off at a time. */
const ALPHA = 0.05

/** Boxes are not peeled below so many members, nor this share of all. */
const LEAST_MEMBERS = 20
const LEAST_SHARE = 0.005

/** Scores this much below the best are as good, when they need fewer parameters. */
const AS_GOOD = 0.02

/**
 * Scenario discovery (Bryant and Lempert, Technological Forecasting and Social Change 77, 2010, page 34) with the patient
 * rule induction method (Friedman and Fisher, Statistics and Computing 9, 1999, page 123): peel, choose a box, move its
 * limits to where they do best, take away those that chance could have set.
 *
 * Chosen is the point of the trajectory with the greatest harmonic mean of coverage and density; of those within 0.02 of
 * it, the one with the fewest parameters. All this is done twice, with every parameter and with those that tell members
 * apart by themselves, and the better box is taken: among many parameters, peeling follows chance until little is left to
 * find, and without those that only act together it may miss what it should find.
 *
 * Without anything to tell apart the box is that of all members, without limits.
 */
export function prim(space: Space): Prim {
  const all = [...space.columns.keys()]
  const telling = tellingColumns(space)
  const found = attempt(space, all)
  if (telling.length === all.length) return found
  const other = attempt(space, telling)
  const [one, two] = [scoreOf(found.box, space.positives), scoreOf(other.box, space.positives)]
  return two > one || (two === one && other.box.limits.length <= found.box.limits.length) ? other : found
}

function attempt(space: Space, among: readonly number[]): Prim {
  const least = Math.max(LEAST_MEMBERS, LEAST_SHARE * space.size)
  const peeled = peel(space, space.positives === 0 ? [] : among, ALPHA, least)
  const trajectory = peeled.map((one) => pointOf(space, one))
  const chosen = choose(space, trajectory)
  return { trajectory, chosen, box: foundBox(space, refined(space, (peeled[chosen] as Peeled).box)) }
}

function pointOf(space: Space, { box, members, positives }: Peeled): TrajectoryPoint {
  return {
    ...qualityOf(space, { members, positives }),
    restricted: restrictedColumns(space, box).length,
  }
}

function choose({ positives }: Space, trajectory: readonly TrajectoryPoint[]): number {
  const scores = trajectory.map((point) => scoreOf(point, positives))
  const best = Math.max(...scores)
  const good = [...trajectory.keys()].filter((i) => (scores[i] as number) >= best - AS_GOOD)
  const parameters = (i: number): number => trajectory[i]?.restricted as number
  return good.reduce((one, other) => {
    const fewer = parameters(other) - parameters(one)
    return fewer < 0 || (fewer === 0 && (scores[other] as number) > (scores[one] as number)) ? other : one
  })
}

/** Better limits can make others needless. */
function refined(space: Space, box: Box): Box {
  const adjusted = adjustBox(space, box)
  const needed = significantOnly(space, adjusted)
  return needed === adjusted ? adjusted : refined(space, needed)
}
