import { square } from '../functions/square.ts'
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

/** The observations that were complete before one began. */
const knownBefore = (all: readonly ScaledObservation[], one: ScaledObservation): ScaledObservation[] =>
  all.filter((o) => o.to <= one.from && middle(o) < middle(one))

/** The latest observation that was complete before this one began; of those ending together, the shortest. */
function predecessor(
  all: readonly ScaledObservation[],
  one: ScaledObservation,
): ScaledObservation | undefined {
  return knownBefore(all, one).sort((a, b) => b.to - a.to || b.from - a.from)[0]
}

/** Change since the predecessor, and the months between them; undefined for the first. */
function changeSince(
  all: readonly ScaledObservation[],
  one: ScaledObservation,
): { readonly change: number; readonly months: number } | undefined {
  const previous = predecessor(all, one)
  return previous && { change: one.value - previous.value, months: middle(one) - middle(previous) }
}

const changesOf = (known: readonly ScaledObservation[]) =>
  known.map((o) => changeSince(known, o)).filter((one) => one !== undefined)

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Where a random walk to an observation begins, how many months it takes, and the changes that tell of its steps. */
function walkTo(known: readonly ScaledObservation[], one: ScaledObservation) {
  const previous = predecessor(known, one)
  const changes = changesOf(known)
  if (!previous || changes.length < LEAST_CHANGES) return undefined
  return { start: previous.value, ahead: middle(one) - middle(previous), changes }
}

/**
 * A random walk without drift from what was known: the last observation before one, normal with a variance that grows with
 * the months between them; the variance of a month is the mean over the changes seen. Undefined where fewer than two
 * changes were known.
 */
export function walkFrom(
  known: readonly ScaledObservation[],
  one: ScaledObservation,
): BenchmarkPoint | undefined {
  const walk = walkTo(known, one)
  if (!walk) return undefined
  const { start, ahead, changes } = walk
  const variance = sum(changes.map(({ change, months }) => square(change) / months)) / changes.length
  return { predicted: start, score: normalScore(start, Math.sqrt(variance * ahead), one.value) }
}

/**
 * A random walk with drift from what was known: the last observation moves on by the mean change of a month; the variance
 * counts that the drift is estimated from so many months (Hyndman & Athanasopoulos 2021, Forecasting: Principles and
 * Practice, 3rd ed., sec. 5.5). Undefined where fewer than two changes were known.
 */
export function driftFrom(
  known: readonly ScaledObservation[],
  one: ScaledObservation,
): BenchmarkPoint | undefined {
  const walk = walkTo(known, one)
  if (!walk) return undefined
  const { start, ahead, changes } = walk
  const span = sum(changes.map(({ months }) => months))
  const slope = sum(changes.map(({ change }) => change)) / span
  const rests = changes.map(({ change, months }) => square(change - slope * months) / months)
  const sd = Math.sqrt((sum(rests) / (changes.length - 1)) * ahead * (1 + ahead / span))
  const predicted = start + slope * ahead
  return { predicted, score: normalScore(predicted, sd, one.value) }
}

/** The last observation before one, for good: a single number scores its absolute error. */
export function lastFrom(
  known: readonly ScaledObservation[],
  one: ScaledObservation,
): BenchmarkPoint | undefined {
  const previous = predecessor(known, one)
  return previous && { predicted: previous.value, score: Math.abs(one.value - previous.value) }
}

/**
 * A random walk, one observation ahead: each is predicted from those before it. Unlike the simulation it knows every
 * earlier observation, so it is hard to beat where observations are dense.
 */
export function randomWalk(all: readonly ScaledObservation[]): (BenchmarkPoint | undefined)[] {
  return all.map((one) => walkFrom(knownBefore(all, one), one))
}

/** A random walk with drift, one observation ahead. */
export function drift(all: readonly ScaledObservation[]): (BenchmarkPoint | undefined)[] {
  return all.map((one) => driftFrom(knownBefore(all, one), one))
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
