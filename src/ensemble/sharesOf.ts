import type { Design } from '../model/scenario.ts'
import type { Key } from './keyOf.ts'
import { owenScramble } from './owenScramble.ts'
import { philox } from './philox.ts'
import { blockOf, shuffledInBlock } from './shuffledInBlock.ts'
import { SOBOL_DIMENSIONS, sobolDirections, sobolPoint } from './sobol.ts'
import { PURPOSES, shareOf, uniform } from './uniform.ts'

/** The share 0 < u < 1 of a parameter in a member: its draw is the quantile at that share. */
export type Shares = (member: number) => number

/**
 * The shares of the parameter with this key, for each design. A parameter's shares never depend on which
 * other parameters there are.
 *
 * - `mc`: independent; the first members stay the same when more are asked for.
 * - `lhs`: one member in each of `members` equal strata (McKay, Beckman and Conover, Technometrics 21, 1979,
 *   page 239); depends on `members`.
 * - `sobol`: every 2^k members in a row from a multiple of 2^k take one share from each of 2^k equal strata,
 *   for every k from 4 up at once, so that any number of members is well spread and the first members stay
 *   the same when more are asked for.
 */
export const DESIGNS: Readonly<Record<Design, (key: Key, members: number) => Shares>> = {
  mc: (key) => (member) => uniform(key, 'draw', member),
  lhs: latinHypercube,
  sobol: scrambledSobol,
}

function latinHypercube(key: Key, members: number): Shares {
  const strata = Int32Array.from({ length: members }, (_, i) => i)
  for (let i = members - 1; i > 0; i--) {
    const other = Math.floor(uniform(key, 'stratum', i) * (i + 1))
    const stratum = strata[i] as number
    strata[i] = strata[other] as number
    strata[other] = stratum
  }
  return (member) => {
    const share = ((strata[member] as number) + uniform(key, 'withinStratum', member)) / members
    return Math.min(share, 1 - 2 ** -53)
  }
}

/**
 * Owen-scrambled Sobol' points, padded by name (the idea of Burley, Practical hash-based Owen scrambling,
 * JCGT 9(4), 2020, page 1, section 5): the key picks a dimension, an order of the points and a scramble.
 *
 * Coordinates of one sequence, given out by number, would change when a parameter is added in front; given
 * out by a hash of the name, two parameters that meet in one dimension would move together. So each parameter
 * has an order of its own: a nested shuffle, which keeps every 2^k points in a row in 2^k strata, and a
 * random permutation within each 16. (With the nested shuffle alone, two members in a row would lie in
 * opposite halves of every parameter, and correlations by chance would be 1.27 times as large as those of
 * independent draws; so they are 1.03 times.) What this gives: the error of what adds up over parameters
 * falls nearly as 1 / members. What it gives up: pairs of parameters are spread as at random, so that
 * interactions converge as in plain Monte Carlo. Multiples of 16 members are best, powers of 2 better.
 */
function scrambledSobol(key: Key): Shares {
  const { shuffle, scramble, directions } = scrambleOf(key)
  return (member) => {
    const [order] = philox([blockOf(member), 0, PURPOSES.blockOrder, 0], key)
    const index = owenScramble(shuffledInBlock(member, order), shuffle)
    const point = owenScramble(sobolPoint(directions, index), scramble)
    const [below] = philox([member, 0, PURPOSES.belowScramble, 0], key)
    return shareOf(point, below)
  }
}

/** What a key picks for scrambled Sobol' points. */
export interface Scramble {
  readonly shuffle: number
  readonly scramble: number
  readonly directions: Int32Array
}

export function scrambleOf(key: Key): Scramble {
  const [shuffle, scramble] = philox([0, 0, PURPOSES.scramble, 0], key)
  return { shuffle, scramble, directions: sobolDirections(dimensionOf(key)) }
}

/** The dimension of Sobol' points that a key picks. */
export function dimensionOf(key: Key): number {
  const [, , choice] = philox([0, 0, PURPOSES.scramble, 0], key)
  return (choice >>> 0) % SOBOL_DIMENSIONS
}
