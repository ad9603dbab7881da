import { failuresOf } from '../ensemble/runMembers.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { type Block, type Kernel, savesOf } from '../kernel/kernel.ts'
import type { Failure } from '../model/ensemble.ts'
import type { System } from '../model/system.ts'
import type { MemberDraws } from './memberDraws.ts'

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

/** Members that share one block; results do not depend on it. */
const BLOCK = 32

/**
 * Runs members of one system again and again, to the bits of `runMembers`: settings replace draws, so the other draws and the noise
 * are made once.
 */
export class MemberRunner {
  readonly #system: System
  readonly #block: Block
  readonly #saves: number
  /** Outputs of one block: those that are not asked for are computed and checked like the others. */
  readonly #outputs: Float64Array
  readonly #drawn: MemberDraws

  /** @param drawn what the members of a system with the same draws and noise draw */
  constructor(system: System, kernel: Kernel, drawn: MemberDraws) {
    this.#system = system
    this.#drawn = drawn
    this.#block = kernel.block(BLOCK)
    this.#saves = savesOf(system.time)
    this.#outputs = new Float64Array(system.outputs.length * this.#saves * BLOCK)
  }

  /** @param outputs positions in the system's outputs of those to be kept */
  run(settings: Settings, first: number, count: number, outputs: readonly number[]): MemberPiece {
    const { draws: own, noise } = this.#drawn.of(first, count)
    const draws = this.#under(settings, own, count)
    const values = outputs.map(() => new Float64Array(this.#saves * count))
    const metricValues = new Float64Array(this.#system.metrics.length * count)
    const failures: Failure[] = []
    for (let from = 0; from < count; from += BLOCK) {
      const members = Math.min(BLOCK, count - from)
      const within = (values: Float64Array) => ({ values, stride: count, offset: from })
      this.#block.start(members, within(draws), within(noise))
      this.#block.advance(this.#saves, { values: this.#outputs, stride: BLOCK, offset: 0 })
      this.#block.metrics({ values: metricValues, stride: count, offset: from })
      failures.push(...failuresOf(this.#system, this.#block, first + from))
      for (const [i, output] of outputs.entries())
        this.#copy(output, members, values[i] as Float64Array, count, from)
    }
    return { first, count, values, metricValues, draws, failures }
  }

  /** Number by number: views of so short rows would cost more than what they hold. */
  #copy(output: number, members: number, into: Float64Array, count: number, offset: number): void {
    const outputs = this.#outputs
    let from = output * this.#saves * BLOCK
    let to = offset
    for (let save = 0; save < this.#saves; save++, from += BLOCK, to += count)
      for (let i = 0; i < members; i++) into[to + i] = outputs[from + i] as number
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
