import { failuresOf } from '../ensemble/runMembers.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { type Block, type Columns, type Kernel, type PausableBlock, savesOf } from '../kernel/kernel.ts'
import type { Failure } from '../model/ensemble.ts'
import type { System } from '../model/system.ts'
import type { MemberDraws } from './memberDraws.ts'

/** Some members of an ensemble, as plain arrays that can be handed from thread to thread. */
export interface MemberPiece {
  readonly first: number
  readonly count: number
  /** One array for each output asked for, from the first save period on that was asked for: `values[save * count + member]`. */
  readonly values: readonly Float64Array<ArrayBuffer>[]
  /** `metricValues[metric * count + member]`. */
  readonly metricValues: Float64Array<ArrayBuffer>
  /** `draws[draw * count + member]`. */
  readonly draws: Float64Array<ArrayBuffer>
  readonly failures: readonly Failure[]
}

/** How much of the time axis is asked for. */
export interface Span {
  /** The first save period: before it, the members are those of a run that was paused there. */
  readonly from: number
  /** The save period before which the members are kept for later runs; 0 where they are not. */
  readonly pause: number
}

/** From the start to the end, and nothing is kept. */
const WHOLE: Span = { from: 0, pause: 0 }

/** Members that share one block; results do not depend on it. */
const BLOCK = 32

/** Bytes of members that are kept at most. */
const ROOM = 64e6

/** Members of one block before a save period. */
interface Paused {
  readonly save: number
  readonly bytes: Uint8Array
  readonly failures: readonly Failure[]
}

/**
 * Runs members of one system again and again, to the bits of `runMembers`: settings replace draws, so the other draws and the noise
 * are made once.
 */
export class MemberRunner {
  readonly #system: System
  readonly #block: Block | PausableBlock
  readonly #saves: number
  /** Outputs of one block: those that are not asked for are computed and checked like the others. */
  readonly #outputs: Float64Array
  readonly #drawn: MemberDraws
  /** By the first member of each block. */
  readonly #paused = new Map<number, Paused>()

  /** @param drawn what the members of a system with the same draws and noise draw */
  constructor(system: System, kernel: Kernel, drawn: MemberDraws) {
    this.#system = system
    this.#drawn = drawn
    this.#block = kernel.block(BLOCK)
    this.#saves = savesOf(system.time)
    this.#outputs = new Float64Array(system.outputs.length * this.#saves * BLOCK)
  }

  /** @param outputs positions in the system's outputs of those to be kept */
  run(
    settings: Settings,
    first: number,
    count: number,
    outputs: readonly number[],
    span: Span = WHOLE,
  ): MemberPiece {
    const { draws: own, noise } = this.#drawn.of(first, count)
    const draws = this.#under(settings, own, count)
    const values = outputs.map(() => new Float64Array((this.#saves - span.from) * count))
    const metricValues = new Float64Array(this.#system.metrics.length * count)
    const failures: Failure[] = []
    for (let from = 0; from < count; from += BLOCK) {
      const members = Math.min(BLOCK, count - from)
      const within = (values: Float64Array) => ({ values, stride: count, offset: from })
      failures.push(...this.#live(first + from, members, within(draws), within(noise), span))
      this.#block.metrics({ values: metricValues, stride: count, offset: from })
      for (const [i, output] of outputs.entries())
        this.#copy(output, members, span.from, values[i] as Float64Array, count, from)
    }
    return { first, count, values, metricValues, draws, failures }
  }

  /** Takes members to the end, from where they were paused if they were. @returns what went wrong */
  #live(first: number, members: number, draws: Columns, noise: Columns, { from, pause }: Span): Failure[] {
    const block = this.#block
    const into = { values: this.#outputs, stride: BLOCK, offset: 0 }
    const paused = from > 0 ? this.#paused.get(first) : undefined
    const isPausable = 'resume' in block
    if (isPausable && paused?.save === from) block.resume(paused.bytes, from, members, draws, noise)
    else {
      block.start(members, draws, noise)
      if (isPausable && pause > 0) this.#pause(block, first, pause, into)
    }
    block.advance(this.#saves, into)
    const before = paused?.save === from ? paused.failures : []
    return [...before, ...failuresOf(this.#system, block, first)].sort((a, b) => a.member - b.member)
  }

  #pause(block: PausableBlock, first: number, save: number, into: Columns): void {
    block.advance(save, into)
    if (this.#paused.size * block.pausedBytes >= ROOM) return
    const bytes = new Uint8Array(block.pausedBytes)
    block.pause(bytes)
    this.#paused.set(first, { save, bytes, failures: failuresOf(this.#system, block, first) })
  }

  /** Number by number: views of so short rows would cost more than what they hold. */
  #copy(
    output: number,
    members: number,
    first: number,
    into: Float64Array,
    count: number,
    offset: number,
  ): void {
    const outputs = this.#outputs
    let from = (output * this.#saves + first) * BLOCK
    let to = offset
    for (let save = first; save < this.#saves; save++, from += BLOCK, to += count)
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
