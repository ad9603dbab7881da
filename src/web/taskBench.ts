import { readRows } from '../ensemble/rowStatistics.ts'
import { ROW_NUMBERS } from '../ensemble/select/rowNumbers.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import { compile } from '../kernel/compiled/compile.ts'
import { preview } from '../kernel/compiled/preview.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import { MemberDraws } from './memberDraws.ts'
import { type MemberPiece, MemberRunner, type Span } from './memberRunner.ts'

/** The system of the study, or the part of it that is run while a lever is being dragged. */
export type Which = 'full' | 'preview'

/** A piece of work that any thread can do, as plain data. */
export type Task =
  | {
      readonly kind: 'members'
      readonly which: Which
      readonly settings: Settings
      readonly first: number
      readonly count: number
      readonly outputs: readonly number[]
      readonly span: Span
    }
  | {
      readonly kind: 'statistics'
      /** The values of one output in pieces of members, in their order: `values[save * count + member]`. */
      readonly pieces: readonly Float64Array<ArrayBuffer>[]
      readonly members: number
      readonly good: Int32Array
    }

/** What comes of a task: members, or `ROW_NUMBERS` for each saved time (see `statisticsAt`). */
export type Result<T extends Task> = T extends { kind: 'members' } ? MemberPiece : Float64Array<ArrayBuffer>

/** Does tasks on the thread it lives on. Kernels are compiled when they are first needed. */
export class TaskBench {
  readonly #systems: Readonly<Record<Which, System>>
  readonly #drawn: MemberDraws
  readonly #runners = new Map<Which, MemberRunner>()
  /** All members of one output: new memory for each would take longer than to fill it. */
  #rows = new Float64Array(0)

  constructor(systems: Readonly<Record<Which, System>>, ensemble: EnsembleSpec) {
    this.#systems = systems
    this.#drawn = new MemberDraws(systems.full, ensemble)
  }

  do<T extends Task>(task: T): Result<T>
  do(task: Task): MemberPiece | Float64Array {
    if (task.kind === 'statistics') return this.#statistics(task)
    const { which, settings, first, count, outputs, span } = task
    const runner = this.#runners.get(which) ?? this.#makeRunner(which)
    this.#runners.set(which, runner)
    return runner.run(settings, first, count, outputs, span)
  }

  /** Only what is shown while a lever is being dragged is in single precision. */
  #makeRunner(which: Which): MemberRunner {
    const system = this.#systems[which]
    const kernel = which === 'preview' ? preview(system) : compile(system)
    return new MemberRunner(system, kernel, this.#drawn)
  }

  #statistics({ pieces, members, good }: Extract<Task, { kind: 'statistics' }>): Float64Array {
    const saves = pieces.reduce((sum, piece) => sum + piece.length, 0) / members
    if (this.#rows.length !== saves * members) this.#rows = new Float64Array(saves * members)
    const values = joined(pieces, saves, members, this.#rows)
    const numbers = new Float64Array(saves * ROW_NUMBERS)
    readRows({ values, members, good }, 0, saves, numbers)
    return numbers
  }
}

/** Puts pieces of members beside each other: `into[save * members + member]`. @returns `into` */
export function joined(
  pieces: readonly Float64Array[],
  saves: number,
  members: number,
  into: Float64Array,
): Float64Array {
  let first = 0
  for (const piece of pieces) {
    const count = piece.length / saves
    for (let save = 0; save < saves; save++) {
      const [from, to] = [save * count, save * members + first]
      for (let i = 0; i < count; i++) into[to + i] = piece[from + i] as number
    }
    first += count
  }
  return into
}
