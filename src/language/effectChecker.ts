import type { Place } from '../diagnostics/place.ts'
import type { Effect, Exogenous, Variable } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import type { Problems } from './problems.ts'

type WrittenEffect = Omit<Effect, 'duration'> & { readonly duration: number | undefined }

/** Checks that effects act on exogenous paths in a way these can take. */
export class EffectChecker {
  readonly #paths: ReadonlyMap<string, Exogenous>
  readonly #dimensions: DimensionTable
  readonly #problems: Problems

  constructor(variables: readonly Variable[], dimensions: DimensionTable, problems: Problems) {
    this.#paths = new Map(variables.flatMap((v) => (v.kind === 'exogenous' ? [[v.name, v]] : [])))
    this.#dimensions = dimensions
    this.#problems = problems
  }

  /** An effect as it was written, checked. */
  checked(
    { duration, ...written }: WrittenEffect,
    places: { readonly exogenous: Place; readonly elements: Place },
  ): Effect {
    const effect = { ...written, ...(duration === undefined ? {} : { duration }) }
    this.#check(effect, places)
    return effect
  }

  #check(effect: Effect, places: { readonly exogenous: Place; readonly elements: Place }): void {
    const path = this.#paths.get(effect.exogenous)
    if (!path) {
      this.#problems.unknown(
        'unknown-name',
        places.exogenous,
        effect.exogenous,
        'an exogenous path',
        this.#paths.keys(),
      )
      return
    }
    if ((path.path === 'impulse') !== (effect.action === 'pulse')) {
      const expected = path.path === 'impulse' ? 'pulse' : 'set, add or ramp'
      this.#problems.add(
        'wrong-action',
        effect.place,
        effect.action,
        `${expected}: ${path.name} is of path ${path.path}`,
      )
    }
    for (const element of effect.elements) this.#dimensions.checkKey(element, path.over, places.elements)
  }
}
