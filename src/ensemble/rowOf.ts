import { keyOf } from './keyOf.ts'
import { uniform } from './uniform.ts'

/**
 * The row of a table of joint draws that each member takes: a random order of the rows, gone through again and again, so
 * that every row is taken equally often and the first members stay the same when more are asked for (Durstenfeld 1964,
 * Commun. ACM 7, p. 420).
 */
export function rowOf(seed: string, table: string, rows: number): (member: number) => number {
  const key = keyOf(seed, `rows of ${table}`)
  const order = Int32Array.from({ length: rows }, (_, i) => i)
  for (let i = rows - 1; i > 0; i--) {
    const other = Math.floor(uniform(key, 'draw', i) * (i + 1))
    const row = order[i] as number
    order[i] = order[other] as number
    order[other] = row
  }
  return (member) => order[member % rows] as number
}
