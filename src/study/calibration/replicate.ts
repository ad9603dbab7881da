import { type Key, keyOf } from '../../ensemble/keyOf.ts'
import { uniform } from '../../ensemble/uniform.ts'
import { errorOf } from './seriesError.ts'
import { studentDraw } from './studentT.ts'

/** Student's t numbers of a stream, by draw and observation. */
export type StudentStream = (draw: number, observation: number) => number

/** The stream of a name: a pure function of seed and name. */
export function studentStream(seed: string, name: string): StudentStream {
  const [a, b, c] = ['first', 'second', 'third'].map((part) => keyOf(seed, `${name}, ${part}`)) as [
    Key,
    Key,
    Key,
  ]
  return (draw, observation) => {
    const at = (key: Key): number => uniform(key, 'draw', draw, observation)
    return studentDraw(at(a), at(b), at(c))
  }
}

/**
 * Observations as they might have been: what was simulated plus errors, of which the first are as they were and the rest
 * drawn.
 * @param factor see `errorFactor`
 * @param z the errors known, in its first `known` places; the others are filled in
 */
export function replicate(
  factor: Float64Array,
  z: Float64Array,
  known: number,
  simulated: (i: number) => number,
  student: (i: number) => number,
): Float64Array {
  const errors = z.map((value, i) => (i < known ? value : student(i)))
  return errors.map((_, i) => simulated(i) + errorOf(factor, errors, i))
}
