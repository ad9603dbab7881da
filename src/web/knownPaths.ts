import type { OtherRun } from '../charts/chartDataOf.ts'
import { ROW_NUMBERS, statisticsAt } from '../ensemble/select/rowNumbers.ts'
import type { Ensemble, Series, Statistics } from '../model/ensemble.ts'
import type { Output } from '../model/system.ts'
import type { Unchanged } from './leverReach.ts'
import type { MemberPiece } from './memberRunner.ts'
import { joined } from './taskBench.ts'

/** What is known of the paths of a run: at first that which is as it was published, then what was run. */
export class KnownPaths {
  readonly #outputs: readonly Output[]
  readonly #kept: readonly number[]
  readonly #saves: number
  readonly #members: number
  readonly #same: Unchanged | undefined
  readonly #values: Float64Array
  readonly #statistics = new Map<number, readonly Statistics[]>()

  /**
   * @param outputs all of a system
   * @param kept positions of those whose values are kept
   */
  constructor(
    outputs: readonly Output[],
    kept: readonly number[],
    [saves, members]: readonly [saves: number, members: number],
    same: Unchanged | undefined,
  ) {
    this.#outputs = outputs
    this.#kept = kept
    this.#saves = saves
    this.#members = members
    this.#same = same
    this.#values = new Float64Array(kept.length * saves * members)
    if (same) for (const output of kept) this.#takePublished(output, same)
  }

  keeps(output: number): boolean {
    return this.#kept.includes(output)
  }

  /** @param outputs positions of those that the pieces have, from the first save period on that was run */
  takeValues(pieces: readonly MemberPiece[], outputs: readonly number[]): void {
    for (const [i, output] of outputs.entries()) {
      if (!this.keeps(output)) continue
      const parts = pieces.map((piece) => piece.values[i] as Float64Array)
      joined(parts, this.#saves - this.#first, this.#members, this.#rowsOf(output, this.#first))
    }
  }

  /** @param numbers `ROW_NUMBERS` for each save period that was run, of each output */
  takeStatistics(numbers: readonly Float64Array[], outputs: readonly number[]): void {
    for (const [i, output] of outputs.entries()) {
      const own = numbers[i] as Float64Array
      const rows = own.length / ROW_NUMBERS
      this.#statistics.set(
        output,
        Array.from({ length: rows }, (_, row) => statisticsAt(own, row)),
      )
    }
  }

  /** The statistics of an output at all saved times. */
  statistics(output: number): readonly Statistics[] {
    const fresh = this.#statistics.get(output)
    if (!this.#same) return fresh ?? []
    const published = publishedStatistics(this.#same.published, this.#outputs[output] as Output)
    return fresh ? [...published.slice(0, this.#first), ...fresh] : published
  }

  /** An ensemble with the values that are kept. */
  complete(ensemble: Ensemble): Ensemble {
    const series = this.#kept.map((output) => seriesOf(this.#outputs[output] as Output))
    return { ...ensemble, series, values: this.#values }
  }

  /** The first save period that is run. */
  get #first(): number {
    return this.#same?.saves ?? 0
  }

  #takePublished(output: number, { published, saves, outputs }: Unchanged): void {
    const rows = outputs.has(output) ? this.#saves : saves
    const values = publishedValues(published, this.#outputs[output] as Output)
    this.#rowsOf(output, 0).set(values.subarray(0, rows * this.#members))
  }

  /** The values of an output from a save period on. */
  #rowsOf(output: number, first: number): Float64Array {
    const size = this.#saves * this.#members
    const start = this.#kept.indexOf(output) * size
    return this.#values.subarray(start + first * this.#members, start + size)
  }
}

/** What an output is the path of. */
export function seriesOf({ variable, element, unit }: Output): Series {
  return { variable, element, unit }
}

function publishedStatistics({ summary }: OtherRun, output: Output): readonly Statistics[] {
  return summary.series.find((one) => isSame(one, output))?.statistics ?? []
}

function publishedValues({ ensemble }: OtherRun, output: Output): Float64Array {
  const size = ensemble.times.length * ensemble.members
  const row = ensemble.series.findIndex((one) => isSame(one, output))
  return ensemble.values.subarray(row * size, (row + 1) * size)
}

interface Named {
  readonly variable: string
  readonly element: string
}

const isSame = (a: Named, b: Named): boolean => a.variable === b.variable && a.element === b.element
