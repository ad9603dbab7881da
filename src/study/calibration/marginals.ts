import { quantileOf } from '../../distributions/catalogue.ts'
import type { System } from '../../model/system.ts'
import { DISCREPANCY_PRIOR, type LatentSpace } from './latentSpace.ts'
import { type Marginal, marginalOf, sharesOfScores } from './marginal.ts'
import type { PosteriorSample } from './samplePosterior.ts'
import type { Target } from './targets.ts'

/** The size and the memory (months) of the structural error of a series, on its scale. */
export interface ErrorMarginals {
  readonly series: string
  readonly sd: Marginal
  readonly memory: Marginal
}

/** Prior against posterior of each uncertain parameter. */
export function parameterMarginals(
  space: LatentSpace,
  system: System,
  { pictures, count, effectiveSizes }: PosteriorSample,
): Marginal[] {
  const shares = pictures.map((picture) => space.sharesOf(picture, count))
  return system.draws.flatMap(({ name, distribution }, row) => {
    const worth = effectiveSizes[space.parameters.indexOf(name)]
    if (worth === undefined) return []
    const own = shares.map((picture) => picture.subarray(row * count, (row + 1) * count))
    return [marginalOf(name, quantileOf(distribution), joined(own), worth)]
  })
}

/** Prior against posterior of the structural errors. */
export function errorMarginals(
  space: LatentSpace,
  targets: readonly Target[],
  { pictures, count, effectiveSizes }: PosteriorSample,
): ErrorMarginals[] {
  const first = space.parameters.length
  const sharesOf = (coordinate: number): Float64Array =>
    joined(
      pictures.map((picture) =>
        sharesOfScores(
          Float64Array.from(
            { length: count },
            (_, point) => picture[point * space.size + coordinate] as number,
          ),
        ),
      ),
    )
  const [sd, memory] = [quantileOf(DISCREPANCY_PRIOR.sd), quantileOf(DISCREPANCY_PRIOR.memory)]
  const of = (name: string, valueAt: (share: number) => number, coordinate: number): Marginal =>
    marginalOf(name, valueAt, sharesOf(coordinate), effectiveSizes[coordinate] as number)
  return targets.map(({ series: { name }, level }, t) => ({
    series: name,
    sd: of(`error of ${name}`, (share) => sd(share) * level, first + 2 * t),
    memory: of(`memory of ${name}`, memory, first + 2 * t + 1),
  }))
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let start = 0
  for (const part of parts) {
    all.set(part, start)
    start += part.length
  }
  return all
}
