import type { Reducer } from '../model/system.ts'
import type { Evaluator } from './evaluator.ts'

/** A reducer with its parts ready to be evaluated. */
export interface ReadyReducer {
  readonly kind: Reducer['kind']
  readonly slot: number
  readonly value: Evaluator
  readonly from: Evaluator
  readonly to: Evaluator
  readonly threshold: Evaluator
  readonly hold: Evaluator
}

/** Numbers kept between time steps beside the result: the last value or when the current spell began, and the last time. */
export const REDUCER_MEMORY = 2

/** The result before the first time step. */
export function startOf(kind: Reducer['kind']): number {
  switch (kind) {
    case 'highest':
      return -Infinity
    case 'lowest':
      return Infinity
    case 'total':
      return 0
    case 'timeOfHighest':
    case 'timeOfLowest':
    case 'final':
    case 'at':
      return Number.NaN
    case 'firstBelow':
    case 'firstAbove':
      return Infinity
  }
}

/**
 * Brings a reducer up to date at a time step.
 * @param present slots and time; the result stands in the reducer's slot
 * @param memory one number of the reducer's own
 * @param step length of a time step in months, 0 at the last one, which nothing follows
 */
export function reduce(
  reducer: ReadyReducer,
  present: Float64Array,
  memory: Float64Array,
  index: number,
  step: number,
): void {
  const time = present[present.length - 1] as number
  const from = reducer.from(present)
  const to = reducer.to(present)
  if (reducer.kind === 'at') {
    interpolate(reducer, present, memory, index, from, time, step)
    return
  }
  if (reducer.kind === 'total') {
    const overlap = Math.min(time + step, to) - Math.max(time, from)
    if (overlap > 0)
      present[reducer.slot] = (present[reducer.slot] as number) + reducer.value(present) * overlap
    return
  }
  if (time < from || time > to) return
  const value = reducer.value(present)
  if (reducer.kind === 'firstBelow' || reducer.kind === 'firstAbove')
    cross(reducer, present, memory, index, value, time)
  else keep(reducer, present, memory, index, value, time)
}

function keep(
  reducer: ReadyReducer,
  present: Float64Array,
  memory: Float64Array,
  index: number,
  value: number,
  time: number,
): void {
  const { kind, slot } = reducer
  const best = memory[index] as number
  switch (kind) {
    case 'highest':
      if (value > (present[slot] as number)) present[slot] = value
      return
    case 'lowest':
      if (value < (present[slot] as number)) present[slot] = value
      return
    case 'final':
      present[slot] = value
      return
    case 'timeOfHighest':
    case 'timeOfLowest':
      if (Number.isNaN(best) || (kind === 'timeOfHighest' ? value > best : value < best)) {
        memory[index] = value
        present[slot] = time
      }
      return
    default:
      throw new Error(`${kind} keeps no extreme`)
  }
}

/** The value on a date between two time steps lies on the line through theirs; only those two are evaluated. */
function interpolate(
  { slot, value: evaluate }: ReadyReducer,
  present: Float64Array,
  memory: Float64Array,
  index: number,
  date: number,
  time: number,
  step: number,
): void {
  const done = !Number.isNaN(present[slot] as number)
  if (done || time + step < date) return
  const value = evaluate(present)
  if (time < date) {
    memory[index] = value
    memory[index + 1] = time
    return
  }
  const before = memory[index] as number
  const earlier = memory[index + 1] as number
  const between = !Number.isNaN(before) && time > date
  present[slot] = between ? before + ((value - before) * (date - earlier)) / (time - earlier) : value
}

function cross(
  reducer: ReadyReducer,
  present: Float64Array,
  memory: Float64Array,
  index: number,
  value: number,
  time: number,
): void {
  const { kind, slot } = reducer
  if ((present[slot] as number) < Infinity) return
  const threshold = reducer.threshold(present)
  const holds = kind === 'firstBelow' ? value < threshold : value > threshold
  if (!holds) {
    memory[index] = Number.NaN
    return
  }
  const since = Number.isNaN(memory[index] as number) ? time : (memory[index] as number)
  memory[index] = since
  if (time - since >= reducer.hold(present)) present[slot] = since
}
