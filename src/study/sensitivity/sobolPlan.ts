import { keyOf } from '../../ensemble/keyOf.ts'
import { owenScramble } from '../../ensemble/owenScramble.ts'
import { philox } from '../../ensemble/philox.ts'
import { SOBOL_DIMENSIONS, sobolDirections, sobolPoint } from '../../ensemble/sobol.ts'
import { PURPOSES, shareOf } from '../../ensemble/uniform.ts'
import { ALL_NOISE, CALM, OTHERS, type Plan } from './plan.ts'

/** Pairs of points A and B, each followed by A with one input after the other taken from B. */
export interface SobolPlan extends Plan {
  readonly points: number
  /** Parameters that have rows of their own, then all others together, then all noise together where the plan varies it. */
  readonly inputs: readonly string[]
}

/** Which inputs have indices of their own. */
export interface SobolChoice {
  /** Whether noise varies. */
  readonly noise?: boolean
  /** The parameters that indices are wanted of; all where it is left out. The others vary too, but move as one input. */
  readonly of?: readonly string[]
}

/** Parameters a plan can have: each takes two dimensions of the sequence. */
export const MOST_PARAMETERS = SOBOL_DIMENSIONS / 2

/**
 * The design of Saltelli (Computer Physics Communications 145, 2002, page 280; radial form of Saltelli et al., Computer
 * Physics Communications 181, 2010, page 259) on an Owen-scrambled Sobol' sequence of two dimensions for each parameter.
 * Row `point * (inputs + 2)` is A, the next one B, then A with each input of B. Noise, where it varies, is one more
 * input: A has that of one member, B that of another. Where indices of some parameters only are wanted, all others are one
 * more input too, so that nothing is left out of the variance. More points leave the first as they are.
 * @param points a power of 2, so that every dimension is spread evenly
 * @throws RangeError when the points are no power of 2 or the parameters too many
 */
export function sobolPlan(
  names: readonly string[],
  points: number,
  seed: string,
  { noise = false, of = names }: SobolChoice = {},
): SobolPlan {
  if (!Number.isInteger(points) || points < 2 || (points & (points - 1)) !== 0)
    throw new RangeError(`${points} points are no power of 2`)
  if (names.length > MOST_PARAMETERS)
    throw new RangeError(`${names.length} parameters are more than ${MOST_PARAMETERS}`)
  const own = names.filter((name) => of.includes(name))
  const inputs = [...own, ...(own.length < names.length ? [OTHERS] : []), ...(noise ? [ALL_NOISE] : [])]
  const rows = points * (inputs.length + 2)
  const plan = {
    names,
    rows,
    points,
    inputs,
    shares: new Float64Array(rows * names.length),
    noise: new Int32Array(rows),
  }
  fillShares(plan, seed)
  fillNoise(plan, noise)
  return plan
}

function fillShares({ names, inputs, points, shares }: SobolPlan, seed: string): void {
  const width = names.length
  const stride = (inputs.length + 2) * width
  for (const [parameter, name] of names.entries()) {
    const input = inputs.includes(name) ? inputs.indexOf(name) : inputs.indexOf(OTHERS)
    const [shareA, shareB] = [coordinate(parameter, seed), coordinate(width + parameter, seed)]
    for (let point = 0; point < points; point++) {
      const [a, b] = [shareA(point), shareB(point)]
      const start = point * stride + parameter
      for (let place = start; place < start + stride; place += width) shares[place] = a
      shares[start + width] = b
      shares[start + (2 + input) * width] = b
    }
  }
}

/** Member 2 p lends its noise to A of point p, member 2 p + 1 to B. */
function fillNoise({ inputs, rows, noise }: SobolPlan, varied: boolean): void {
  const width = inputs.length + 2
  for (let row = 0; row < rows; row++) {
    const place = row % width
    const ofB = place === 1 || place === width - 1
    noise[row] = varied ? 2 * Math.floor(row / width) + (ofB ? 1 : 0) : CALM
  }
}

/** One coordinate of the scrambled sequence, by the number of the point. */
function coordinate(dimension: number, seed: string): (point: number) => number {
  const key = keyOf(seed, 'Sobol plan')
  const [scramble] = philox([dimension, 0, PURPOSES.scramble, 0], key)
  const directions = sobolDirections(dimension)
  return (point) => {
    const [below] = philox([dimension, point, PURPOSES.belowScramble, 0], key)
    return shareOf(owenScramble(sobolPoint(directions, point), scramble), below)
  }
}
