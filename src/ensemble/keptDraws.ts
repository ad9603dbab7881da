import { monthsOfNoise } from '../kernel/kernel.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { Draw, System } from '../model/system.ts'
import { noiseDrawer } from './drawNoise.ts'
import { drawParameters } from './drawParameters.ts'

/** What the members of a whole ensemble draw. */
export interface EnsembleDraws {
  /** `draws[draw * members + member]`. */
  readonly draws: Float64Array
  /** The noise of some members from one on, `noise[(series * months + month) * members + member - from]`. */
  noiseOf(from: number, members: number): Float64Array
}

/** Ranges of members whose noise is kept. */
const KEPT = 256

/**
 * Draws ensembles of a model that is being edited, as `drawParameters` and `drawNoise` do: draws are keyed by their names, so that those
 * with the distribution they had the last time are still the same.
 */
export class KeptDraws {
  /** What all kept draws and all kept noise go by besides their names. */
  #shared = ''
  #noiseShared = ''
  #rows = new Map<string, { readonly distribution: Draw['distribution']; readonly row: Float64Array }>()
  readonly #noise = new Map<string, Float64Array>()

  of(system: System, ensemble: EnsembleSpec): EnsembleDraws {
    return { draws: this.#draws(system, ensemble), noiseOf: this.#noiseDrawer(system, ensemble) }
  }

  #draws({ draws, correlations }: System, ensemble: EnsembleSpec): Float64Array {
    const { members } = ensemble
    const shared = JSON.stringify([ensemble, correlations])
    if (shared !== this.#shared) this.#rows.clear()
    this.#shared = shared
    const isKept = ({ name, distribution }: Draw): boolean =>
      isSame(this.#rows.get(name)?.distribution, distribution)
    const fresh = draws.filter((draw) => !isKept(draw))
    const drawn = drawParameters(fresh, correlations, ensemble, 0, members)
    const rows = new Map(draws.flatMap(({ name }) => this.#known(name)))
    fresh.forEach(({ name, distribution }, i) => {
      rows.set(name, { distribution, row: drawn.subarray(i * members, (i + 1) * members) })
    })
    this.#rows = rows
    const all = new Float64Array(draws.length * members)
    draws.forEach(({ name }, i) => {
      all.set(rows.get(name)?.row as Float64Array, i * members)
    })
    return all
  }

  #known(name: string): (readonly [string, { distribution: Draw['distribution']; row: Float64Array }])[] {
    const known = this.#rows.get(name)
    return known ? [[name, known]] : []
  }

  #noiseDrawer({ noise, time }: System, ensemble: EnsembleSpec): EnsembleDraws['noiseOf'] {
    const names = noise.map(({ name }) => name)
    const shared = JSON.stringify([names, monthsOfNoise(time), ensemble.seed])
    if (shared !== this.#noiseShared) this.#noise.clear()
    this.#noiseShared = shared
    const draw = noiseDrawer(names, monthsOfNoise(time), ensemble)
    return (from, members) => {
      const key = `${from} ${members}`
      // A copy: the drawer writes the next range over this one.
      const made = this.#noise.get(key) ?? draw(from, members).slice()
      if (this.#noise.size < KEPT) this.#noise.set(key, made)
      return made
    }
  }
}

/** Whether two distributions say the same; long lists of numbers are as a rule the very same lists. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [names, others] = [Object.keys(a), Object.keys(b)]
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name as never], b[name as never]))
  )
}
