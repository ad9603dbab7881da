import { keyOf } from '../../ensemble/keyOf.ts'
import { uniform } from '../../ensemble/uniform.ts'

/** The member whose history a game tells: of some members one, by the code that a class has chosen. */
export function drawHistory(code: string, members: ArrayLike<number>): number {
  const place = Math.floor(uniform(keyOf(code, 'history'), 'draw', 0) * members.length)
  return members[place] as number
}
