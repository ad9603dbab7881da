import { normalScore } from './rankedProbability.ts'

/** An observation on the scale it is scored on; `from` and `to` are months on the time axis. */
export interface ScaledObservation {
  readonly from: number
  readonly to: number
  readonly value: number
}

/** What a benchmark says of one observation: its best guess and its score. */
export interface BenchmarkPoint {
  readonly predicted: number
  readonly score: number
}

/** A spread needs more than one change to be estimated from. */
const LEAST_CHANGES = 2

const middle = (o: ScaledObservation): number => (o.from + o.to) / 2

/** The latest observation that was complete before this one began; of those ending together, the shortest. */
function predecessor(
  all: readonly ScaledObservation[],
  one: ScaledObservation,
): ScaledObservation | undefined {
  const earlier = all.filter((o) => o.to <= one.from && middle(o) < middle(one))
  return earlier.sort((a, b) => b.to - a.to || b.from - a.from)[0]
}

/** Squared change since the predecessor for each month between them; undefined for the first. */
function squaredChangeRate(all: readonly ScaledObservation[], one: ScaledObservation): number | undefined {
  const previous = predecessor(all, one)
  return previous && (one.value - previous.value) ** 2 / (middle(one) - middle(previous))
}

/**
 * A random walk without drift, one observation ahead: each is predicted by the one before, normal with a variance that
 * grows with the months between them; the variance of a month is the mean over the changes seen until then. Unlike the
 * simulation it knows every earlier observation, so it is hard to beat where observations are dense.
 * Undefined where fewer than two changes were known.
 */
export function randomWalk(all: readonly ScaledObservation[]): (BenchmarkPoint | undefined)[] {
  return all.map((one) => {
    const previous = predecessor(all, one)
    const rates = all
      .filter((o) => o.to <= one.from && middle(o) < middle(one))
      .map((o) => squaredChangeRate(all, o))
      .filter((rate) => rate !== undefined)
    if (!previous || rates.length < LEAST_CHANGES) return undefined
    const variance = rates.reduce((a, b) => a + b, 0) / rates.length
    const sd = Math.sqrt(variance * (middle(one) - middle(previous)))
    return { predicted: previous.value, score: normalScore(previous.value, sd, one.value) }
  })
}

/**
 * Persistence: the first observation holds for good. Like the simulation it learns nothing on the way. A single number
 * scores its absolute error. Undefined for the observations that were not complete after the first.
 */
export function persistence(all: readonly ScaledObservation[]): (BenchmarkPoint | undefined)[] {
  const first = [...all].sort((a, b) => a.to - b.to || b.from - a.from)[0]
  return all.map((one) => {
    if (!first || one === first || one.from < first.to || middle(one) <= middle(first)) return undefined
    return { predicted: first.value, score: Math.abs(one.value - first.value) }
  })
}
