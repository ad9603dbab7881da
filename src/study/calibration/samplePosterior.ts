import { effectiveSize, splitRhat } from './convergence.ts'
import type { LatentSpace } from './latentSpace.ts'
import type { Likelihood } from './likelihood.ts'
import { PointSampler, type Populations } from './pointSampler.ts'

/** How much is spent on a posterior. */
export interface Effort extends Populations {
  /** Moves after each rise of the temperature. */
  readonly moves: number
  /** Moves at the end that are not kept, then pictures kept of all points, with so many moves before each. */
  readonly settling: number
  readonly pictures: number
  readonly spacing: number
  /** Times that pictures are taken anew, at most, until populations agree. */
  readonly rounds: number
}

/** Enough for about a hundred parameters and as many observations: some 250,000 members. */
export const EFFORT: Effort = {
  populations: 4,
  points: 256,
  moves: 8,
  settling: 40,
  pictures: 20,
  spacing: 5,
  rounds: 3,
}

/** Less of everything: to see whether a calibration works at all. Tails are rough and populations may not agree. */
export const QUICK_EFFORT: Effort = {
  ...{ populations: 4, points: 64, moves: 5, settling: 20, pictures: 20, spacing: 3, rounds: 1 },
}

/** Populations agree when no coordinate's R-hat is above this (Vehtari et al. 2021, p. 672). */
export const WANTED_RHAT = 1.01

/** Where a sampler is; the share of a temperature of 1 says nothing of the time left. */
export interface SamplingProgress {
  readonly temperature: number
  readonly acceptance: number
  readonly evaluations: number
  /** Share of the moves at the final temperature that are done. */
  readonly done: number
}

/** Points of the posterior and how far they can be trusted. */
export interface PosteriorSample {
  /** Points of one picture. */
  readonly count: number
  /** Scores of all points, picture by picture. */
  readonly pictures: readonly Float64Array[]
  /** Inverse temperatures, from above 0 to 1. */
  readonly temperatures: readonly number[]
  readonly evaluations: number
  /** Members that failed, of all evaluations. */
  readonly failed: number
  /** Mean share of moves accepted while pictures were taken. */
  readonly acceptance: number
  /** Logarithm of the evidence by population; far apart, the populations have not found the same posterior. */
  readonly logEvidence: readonly number[]
  /** By coordinate (parameters and structural errors). */
  readonly rhat: readonly number[]
  readonly effectiveSizes: readonly number[]
}

/** Carries points from the prior to the posterior and keeps pictures of them there. */
export async function samplePosterior(
  space: LatentSpace,
  likelihood: Likelihood,
  effort: Effort,
  seed: string,
  onProgress: (progress: SamplingProgress) => void = () => {},
): Promise<PosteriorSample> {
  const sampler = await PointSampler.ofPrior(space, likelihood, effort, seed)
  const sampling = new Sampling(sampler, effort, onProgress)
  const temperatures = await sampling.warm()
  await sampling.settle()
  const coordinates = Array.from({ length: space.shaped }, (_, coordinate) => coordinate)
  const round = async () => {
    const { pictures, acceptance } = await sampling.takePictures()
    const rhat = coordinates.map((c) => splitRhat(populationsOf(pictures, effort, space.size, c)))
    return { pictures, acceptance, rhat }
  }
  let last = await round()
  for (let more = 1; more < effort.rounds && !(Math.max(...last.rhat) <= WANTED_RHAT); more++) {
    await sampler.reshape()
    last = await round()
  }
  const { evaluations, failed, logEvidence, count } = sampler
  return {
    ...last,
    ...{ count, temperatures, evaluations, failed },
    logEvidence: [...logEvidence],
    effectiveSizes: coordinates.map((c) => effectiveSize(pointsOf(last.pictures, count, space.size, c))),
  }
}

/** Moves points with a certain effort and tells how far they are. */
class Sampling {
  readonly #sampler: PointSampler
  readonly #effort: Effort
  readonly #onProgress: (progress: SamplingProgress) => void
  /** Moves at the final temperature, and how many there will be at most. */
  #atEnd = 0
  readonly #most: number

  constructor(sampler: PointSampler, effort: Effort, onProgress: (progress: SamplingProgress) => void) {
    this.#sampler = sampler
    this.#effort = effort
    this.#onProgress = onProgress
    this.#most = effort.settling + effort.rounds * effort.pictures * effort.spacing
  }

  /** From the prior to the posterior. @returns the inverse temperatures on the way */
  async warm(): Promise<number[]> {
    const temperatures: number[] = []
    while (this.#sampler.temperature < 1) {
      await this.#sampler.warm()
      temperatures.push(this.#sampler.temperature)
      if (this.#sampler.temperature < 1) await this.#move(this.#effort.moves)
    }
    return temperatures
  }

  /** Moves that are not kept; proposals are shaped anew halfway. */
  async settle(): Promise<void> {
    const halfway = Math.floor(this.#effort.settling / 2)
    await this.#move(halfway)
    await this.#sampler.reshape()
    await this.#move(this.#effort.settling - halfway)
  }

  /** Scores of all points, picture by picture, and the mean share of moves accepted in between. */
  async takePictures(): Promise<Pick<PosteriorSample, 'pictures' | 'acceptance'>> {
    const pictures: Float64Array[] = []
    let acceptance = 0
    for (let i = 0; i < this.#effort.pictures; i++) {
      acceptance += (await this.#move(this.#effort.spacing)) / this.#effort.pictures
      pictures.push(this.#sampler.scores.slice())
    }
    return { pictures, acceptance }
  }

  /** @returns the mean share of moves accepted */
  async #move(moves: number): Promise<number> {
    let accepted = 0
    for (let i = 0; i < moves; i++) {
      await this.#sampler.move()
      const { temperature, acceptance, evaluations } = this.#sampler
      accepted += acceptance / moves
      if (temperature === 1) this.#atEnd++
      this.#onProgress({ temperature, acceptance, evaluations, done: Math.min(this.#atEnd / this.#most, 1) })
    }
    return accepted
  }
}

/** One chain a population: all its points in the order of the pictures (Margossian et al. 2024, Bayesian Anal.). */
function populationsOf(
  pictures: readonly Float64Array[],
  { populations, points }: Populations,
  size: number,
  coordinate: number,
): Float64Array[] {
  return Array.from({ length: populations }, (_, population) =>
    Float64Array.from({ length: pictures.length * points }, (_, place) => {
      const picture = Math.floor(place / points)
      const point = population * points + place - picture * points
      return pictures[picture]?.[point * size + coordinate] as number
    }),
  )
}

/** One chain a point. */
function pointsOf(
  pictures: readonly Float64Array[],
  count: number,
  size: number,
  coordinate: number,
): Float64Array[] {
  return Array.from({ length: count }, (_, point) =>
    Float64Array.from(pictures, (picture) => picture[point * size + coordinate] as number),
  )
}
