import { drawNoise } from '../ensemble/drawNoise.ts'
import { drawParameters } from '../ensemble/drawParameters.ts'
import { monthsOfNoise } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'

/** What some members draw whatever the levers say. */
export interface Drawn {
  /** `draws[draw * count + member]`. */
  readonly draws: Float64Array
  /** `noise[(series * months + month) * count + member]`. */
  readonly noise: Float64Array
}

/** Ranges of members whose draws are kept. */
const KEPT = 96

/** The draws and the noise of a study's members, each made once. */
export class MemberDraws {
  readonly #system: System
  readonly #ensemble: EnsembleSpec
  readonly #known = new Map<string, Drawn>()

  /** @param ensemble with the number of all members: some designs draw each with a view to it */
  constructor(system: System, ensemble: EnsembleSpec) {
    this.#system = system
    this.#ensemble = ensemble
  }

  /** Those of `count` members from `first` on. */
  of(first: number, count: number): Drawn {
    const range = `${first} ${count}`
    const known = this.#known.get(range)
    if (known) return known
    const made = this.#make(first, count)
    if (this.#known.size < KEPT) this.#known.set(range, made)
    return made
  }

  #make(first: number, count: number): Drawn {
    const { draws, correlations, noise, time } = this.#system
    const names = noise.map(({ name }) => name)
    return {
      draws: drawParameters(draws, correlations, this.#ensemble, first, count),
      noise: drawNoise(names, monthsOfNoise(time), this.#ensemble, first, count),
    }
  }
}
