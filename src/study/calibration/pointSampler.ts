import { normalQuantile } from '../../distributions/normalQuantile.ts'
import { type Key, keyOf } from '../../ensemble/keyOf.ts'
import { DESIGNS } from '../../ensemble/sharesOf.ts'
import { uniform } from '../../ensemble/uniform.ts'
import { exp } from '../../functions/elementary.ts'
import { informedDirections } from './informedDirections.ts'
import type { LatentSpace } from './latentSpace.ts'
import type { Likelihood } from './likelihood.ts'
import { moved, priorOverReference, type Reference, referenceOf } from './reference.ts'
import { nextTemperature, resample, tilt } from './temperature.ts'

/** Sizes of populations of points: the populations never exchange points, so that they can be compared. */
export interface Populations {
  readonly populations: number
  /** Points of each. */
  readonly points: number
}

/** Share of moves accepted at which random-walk moves explore fastest (Roberts, Gelman & Gilks 1997: 0.234). */
const WANTED_ACCEPTANCE = 0.25
const LEAST_STEP = 0.005
/** Share of the points that weights are still worth after one rise of the temperature. */
const KEPT_SHARE = 0.5
/** Fewer possible points than this share of the prior, and what is sampled is not the prior asked for. */
const LEAST_POSSIBLE = 0.1

/**
 * A cloud of points that is carried from the prior to the posterior: weighted by a rising power of the likelihood,
 * resampled and moved (sequential Monte Carlo sampler: Del Moral, Doucet & Jasra 2006, J. R. Stat. Soc. B 68, p. 411).
 * All random numbers are keyed by coordinate, point and move, so the outcome does not depend on how points are run.
 */
export class PointSampler {
  readonly count: number
  scores: Float64Array
  logLikelihoods: Float64Array
  temperature = 0
  evaluations: number
  /** Members that failed, of all evaluations. */
  failed: number
  /** Share of the last move of each kind that was accepted. */
  acceptance = Number.NaN
  /** Logarithm of the evidence (the mean likelihood over the prior) by population. */
  readonly logEvidence: Float64Array
  readonly #space: LatentSpace
  readonly #likelihood: Likelihood
  readonly #sizes: Populations
  readonly #keys: readonly Key[]
  readonly #acceptanceKey: Key
  readonly #resamplingKey: Key
  readonly #steps = { shaped: 0.5, shocks: 0.5 }
  #moves = 0
  /** One for each half of the populations. */
  #references: readonly [Reference, Reference]

  private constructor(space: LatentSpace, likelihood: Likelihood, sizes: Populations, seed: string) {
    if (sizes.populations < 2) throw new RangeError('at least two populations are needed to compare')
    this.#space = space
    this.#likelihood = likelihood
    this.#sizes = sizes
    this.#keys = space.streams.map((name) => keyOf(seed, `calibration: ${name}`))
    this.#acceptanceKey = keyOf(seed, 'calibration, acceptance')
    this.#resamplingKey = keyOf(seed, 'calibration, resampling')
    this.count = sizes.populations * sizes.points
    this.scores = new Float64Array(this.count * space.size)
    this.logLikelihoods = new Float64Array(this.count)
    this.logEvidence = new Float64Array(sizes.populations)
    this.evaluations = 0
    this.failed = 0
    const prior = nothingInformed(space.shaped)
    this.#references = [prior, prior]
  }

  /** Points of the prior. @throws RangeError when hardly any of them is possible, or with fewer than two populations */
  static async ofPrior(
    space: LatentSpace,
    likelihood: Likelihood,
    sizes: Populations,
    seed: string,
  ): Promise<PointSampler> {
    const sampler = new PointSampler(space, likelihood, sizes, seed)
    sampler.#keys.forEach((key, coordinate) => {
      const shares = DESIGNS.sobol(key, sampler.count)
      for (let i = 0; i < sampler.count; i++)
        sampler.scores[i * space.size + coordinate] = normalQuantile(shares(i))
    })
    sampler.logLikelihoods = await sampler.#evaluate(sampler.scores)
    const possible = sampler.logLikelihoods.filter((value) => value > Number.NEGATIVE_INFINITY).length
    if (possible < LEAST_POSSIBLE * sampler.count)
      throw new RangeError(`only ${possible} of ${sampler.count} members of the prior can be compared`)
    return sampler
  }

  /** Raises the temperature as far as the weights allow, resamples within each population and looks anew at the shape. */
  async warm(): Promise<void> {
    const next = nextTemperature(this.logLikelihoods, this.temperature, KEPT_SHARE)
    const [scores, logLikelihoods] = [this.scores.slice(), this.logLikelihoods.slice()]
    const { points, populations } = this.#sizes
    const stage = this.#moves
    for (let population = 0; population < populations; population++) {
      const first = population * points
      const own = logLikelihoods.subarray(first, first + points)
      const { weights, logMean } = tilt(own, next - this.temperature)
      this.logEvidence[population] = (this.logEvidence[population] as number) + logMean
      const u = uniform(this.#resamplingKey, 'draw', population, stage)
      resample(weights, u).forEach((from, i) => {
        const start = (first + from) * this.#space.size
        this.scores.set(scores.subarray(start, start + this.#space.size), (first + i) * this.#space.size)
        this.logLikelihoods[first + i] = own[from] as number
      })
    }
    this.temperature = next
    await this.reshape()
  }

  /**
   * Fits what moves are made after to the points as they are: that of one half of the populations to those of the other
   * half. Fitted to the points they move, moves would take chance for information: points would draw together where they
   * lie close by chance.
   */
  async reshape(): Promise<void> {
    const { size, shaped, parameters } = this.#space
    const cloud = { scores: this.scores, count: this.count, size, used: shaped }
    const counted: Likelihood = async (scores, count) => {
      this.evaluations += count
      return this.#likelihood(scores, count)
    }
    const informed = await informedDirections(cloud, parameters.length, counted, this.temperature)
    const fitted = (first: number, count: number): Reference => {
      const scores = this.scores.subarray(first * size, (first + count) * size)
      return referenceOf({ ...cloud, scores, count }, informed)
    }
    this.#references = [fitted(this.#half, this.count - this.#half), fitted(0, this.#half)]
  }

  /** Points of the first half of the populations. */
  get #half(): number {
    return Math.floor(this.#sizes.populations / 2) * this.#sizes.points
  }

  #referenceOf(point: number): Reference {
    return this.#references[point < this.#half ? 0 : 1]
  }

  /** Moves every point once: parameters and structural errors, and in every other move the shocks. */
  async move(): Promise<void> {
    this.#moves++
    const shocks = this.#space.size > this.#space.shaped && this.#moves % 2 === 0
    const proposed = shocks ? this.#movedShocks() : this.#movedShape()
    const logLikelihoods = await this.#evaluate(proposed)
    let accepted = 0
    for (let point = 0; point < this.count; point++) {
      const gain = this.#gain(point, proposed, logLikelihoods[point] as number)
      if (!(uniform(this.#acceptanceKey, 'draw', point, this.#moves) < exp(Math.min(gain, 0)))) continue
      const start = point * this.#space.size
      this.scores.set(proposed.subarray(start, start + this.#space.size), start)
      this.logLikelihoods[point] = logLikelihoods[point] as number
      accepted++
    }
    this.acceptance = accepted / this.count
    const kind = shocks ? 'shocks' : 'shaped'
    const step = this.#steps[kind] * exp(this.acceptance - WANTED_ACCEPTANCE)
    this.#steps[kind] = Math.min(Math.max(step, LEAST_STEP), 1)
  }

  /** Logarithm of what the target gains by a proposal, the reference divided out. */
  #gain(point: number, proposed: Float64Array, logLikelihood: number): number {
    if (logLikelihood === Number.NEGATIVE_INFINITY) return logLikelihood
    const reference = this.#referenceOf(point)
    const before = priorOverReference(reference, this.#shapedOf(this.scores, point))
    const after = priorOverReference(reference, this.#shapedOf(proposed, point))
    const likelihood = logLikelihood - (this.logLikelihoods[point] as number)
    return this.temperature * likelihood + (after - before) / 2
  }

  #movedShape(): Float64Array {
    const { shaped, size } = this.#space
    const proposed = this.scores.slice()
    for (let point = 0; point < this.count; point++) {
      const shocks = Float64Array.from({ length: shaped }, (_, i) => this.#normal(i, point))
      const next = moved(
        this.#referenceOf(point),
        this.#shapedOf(this.scores, point),
        shocks,
        this.#steps.shaped,
      )
      proposed.set(next, point * size)
    }
    return proposed
  }

  #movedShocks(): Float64Array {
    const { shaped, size } = this.#space
    const step = this.#steps.shocks
    const kept = Math.sqrt(1 - step * step)
    return this.scores.map((score, place) => {
      const point = Math.floor(place / size)
      const coordinate = place - point * size
      return coordinate < shaped ? score : kept * score + step * this.#normal(coordinate, point)
    })
  }

  #normal(coordinate: number, point: number): number {
    return normalQuantile(uniform(this.#keys[coordinate] as Key, 'draw', point, this.#moves))
  }

  #shapedOf(scores: Float64Array, point: number): Float64Array {
    const start = point * this.#space.size
    return scores.subarray(start, start + this.#space.shaped)
  }

  async #evaluate(scores: Float64Array): Promise<Float64Array> {
    const { logLikelihoods, failed } = await this.#likelihood(scores, this.count)
    this.evaluations += this.count
    this.failed += failed
    return logLikelihoods
  }
}

function nothingInformed(size: number): Reference {
  const none = new Float64Array(0)
  return { size, directions: none, means: none, variances: none }
}
