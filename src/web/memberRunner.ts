import { drawNoise } from '../ensemble/drawNoise.ts'
import { drawParameters } from '../ensemble/drawParameters.ts'
import { failuresOf } from '../ensemble/runMembers.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { compile } from '../kernel/compiled/compile.ts'
import { type Block, monthsOfNoise, savesOf } from '../kernel/kernel.ts'
import type { Failure } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'

/** Some members of an ensemble, as plain arrays that can be handed from thread to thread. */
export interface MemberPiece {
  readonly first: number
  readonly count: number
  /** One array for each output asked for: `values[save * count + member]`. */
  readonly values: readonly Float64Array<ArrayBuffer>[]
  /** `metricValues[metric * count + member]`. */
  readonly metricValues: Float64Array<ArrayBuffer>
  /** `draws[draw * count + member]`. */
  readonly draws: Float64Array<ArrayBuffer>
  readonly failures: readonly Failure[]
}

/** What members draw whatever the levers say. */
interface Drawn {
  readonly draws: Float64Array<ArrayBuffer>
  /** For each block. */
  readonly noise: readonly Float64Array[]
}

/** Members that share one block; results do not depend on it. */
const BLOCK = 16

/** Pieces whose draws are kept for the next run. */
const KEPT = 48

/**
 * Runs members of one system again and again, to the bits of `runMembers`: settings replace draws, so the other draws and the noise
 * are made once, and one kernel does for all.
 */
export class MemberRunner {
  readonly #system: System
  readonly #ensemble: EnsembleSpec
  readonly #block: Block
  readonly #saves: number
  /** Outputs of one block: those that are not asked for are computed and checked like the others. */
  readonly #outputs: Float64Array
  readonly #drawn = new Map<number, Drawn>()

  /** @param ensemble with the number of all members, of which some designs make the draws of each */
  constructor(system: System, ensemble: EnsembleSpec) {
    this.#system = system
    this.#ensemble = ensemble
    this.#block = compile(system).block(BLOCK)
    this.#saves = savesOf(system.time)
    this.#outputs = new Float64Array(system.outputs.length * this.#saves * BLOCK)
  }

  /** @param outputs positions in the system's outputs of those to be kept */
  run(settings: Settings, first: number, count: number, outputs: readonly number[]): MemberPiece {
    const { draws: own, noise } = this.#drawnBy(first, count)
    const draws = this.#under(settings, own, count)
    const values = outputs.map(() => new Float64Array(this.#saves * count))
    const metricValues = new Float64Array(this.#system.metrics.length * count)
    const failures: Failure[] = []
    for (let from = 0; from < count; from += BLOCK) {
      const members = Math.min(BLOCK, count - from)
      const drawn = { values: draws, stride: count, offset: from }
      this.#block.start(members, drawn, {
        values: noise[from / BLOCK] as Float64Array,
        stride: members,
        offset: 0,
      })
      this.#block.advance(this.#saves, { values: this.#outputs, stride: BLOCK, offset: 0 })
      this.#block.metrics({ values: metricValues, stride: count, offset: from })
      failures.push(...failuresOf(this.#system, this.#block, first + from))
      for (const [i, output] of outputs.entries())
        this.#copy(output, members, values[i] as Float64Array, count, from)
    }
    return { first, count, values, metricValues, draws, failures }
  }

  #copy(output: number, members: number, into: Float64Array, count: number, offset: number): void {
    for (let save = 0; save < this.#saves; save++) {
      const from = (output * this.#saves + save) * BLOCK
      into.set(this.#outputs.subarray(from, from + members), save * count + offset)
    }
  }

  #drawnBy(first: number, count: number): Drawn {
    const known = this.#drawn.get(first)
    if (known && known.draws.length === this.#system.draws.length * count) return known
    const { draws, correlations, noise, time } = this.#system
    const names = noise.map(({ name }) => name)
    const made = {
      draws: drawParameters(draws, correlations, this.#ensemble, first, count) as Float64Array<ArrayBuffer>,
      noise: Array.from({ length: Math.ceil(count / BLOCK) }, (_, i) =>
        drawNoise(
          names,
          monthsOfNoise(time),
          this.#ensemble,
          first + i * BLOCK,
          Math.min(BLOCK, count - i * BLOCK),
        ),
      ),
    }
    if (this.#drawn.size < KEPT) this.#drawn.set(first, made)
    return made
  }

  #under(settings: Settings, draws: Float64Array, count: number): Float64Array<ArrayBuffer> {
    const changed = draws.slice() as Float64Array<ArrayBuffer>
    for (const [row, { name }] of this.#system.draws.entries()) {
      const value = settings[name]
      if (value !== undefined) changed.fill(value, row * count, (row + 1) * count)
    }
    return changed
  }
}
