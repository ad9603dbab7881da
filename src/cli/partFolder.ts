import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import type { MemberRows } from '../ensemble/runMembers.ts'
import type { Failure } from '../model/ensemble.ts'
import { PRODUCT } from './product.ts'
import { Refusal } from './refusal.ts'

const RECORD = 'part.json'

/** What is known of a run that is not complete. */
interface PartRecord {
  readonly product: string
  /** The run it belongs to: another input, seed or version has another key. */
  readonly key: string
  /** Finished segments of members. */
  readonly segments: number
  readonly failures: readonly Failure[]
}

/**
 * The folder beside a run's own that keeps what a long run has finished, so that the same command goes on from there. The record is
 * replaced in one step after everything it speaks of has been written.
 */
export class PartFolder {
  readonly path: string
  #record: PartRecord

  /**
   * Takes up what an earlier run with the same key has left, or begins anew.
   * @throws Refusal when something else has the folder's name
   */
  constructor(folder: string, key: string) {
    this.path = `${resolve(folder)}.part`
    const found = this.#read()
    this.#record = found?.key === key ? found : { product: PRODUCT.name, key, segments: 0, failures: [] }
    if (found?.key === key) return
    if (existsSync(this.path)) rmSync(this.path, { recursive: true })
    mkdirSync(this.path, { recursive: true })
    this.#write(this.#record)
  }

  get segments(): number {
    return this.#record.segments
  }

  get failures(): readonly Failure[] {
    return this.#record.failures
  }

  /** A place for a file that later moves into the run's folder. */
  file(name: string): string {
    return join(this.path, name)
  }

  /** Keeps a segment's metrics and draws, and the counts up to its end. */
  save(
    { metricValues, draws }: MemberRows,
    counts: Iterable<ArrayBufferView>,
    failures: readonly Failure[],
  ): void {
    const { segments } = this.#record
    writeArrays(this.file(`segment-${segments}`), [metricValues, draws])
    writeArrays(this.file(`counts-${segments + 1}`), counts)
    this.#record = {
      ...this.#record,
      segments: segments + 1,
      failures: [...this.#record.failures, ...failures],
    }
    this.#write(this.#record)
    rmSync(this.file(`counts-${segments}`), { force: true })
  }

  /** Fills arrays with a segment's metrics and draws. */
  segment(number: number, { metricValues, draws }: Pick<MemberRows, 'metricValues' | 'draws'>): void {
    readArrays(this.file(`segment-${number}`), [metricValues, draws])
  }

  /** Fills arrays with numbers of a segment, each from one on: metrics come first, then draws. */
  numbers(number: number, wanted: readonly (readonly [from: number, into: Float64Array])[]): void {
    readArrays(
      this.file(`segment-${number}`),
      wanted.map(([, into]) => into),
      wanted.map(([from, { BYTES_PER_ELEMENT }]) => from * BYTES_PER_ELEMENT),
    )
  }

  /** Fills arrays with the counts up to the last finished segment. */
  counts(into: readonly ArrayBufferView[]): void {
    readArrays(this.file(`counts-${this.#record.segments}`), into)
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }

  #read(): PartRecord | undefined {
    if (!existsSync(this.path)) return undefined
    try {
      const record = JSON.parse(readFileSync(this.file(RECORD), 'utf8')) as PartRecord
      if (record.product === PRODUCT.name) return record
    } catch {
      if (readdirSync(this.path).length === 0) return undefined
    }
    throw new Refusal(`${this.path} was not written by ${PRODUCT.name}; move it away or choose another --out`)
  }

  #write(record: PartRecord): void {
    writeFileSync(this.file(`${RECORD}.new`), JSON.stringify(record))
    renameSync(this.file(`${RECORD}.new`), this.file(RECORD))
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

function writeArrays(path: string, arrays: Iterable<ArrayBufferView>): void {
  const handle = openSync(path, 'w')
  try {
    for (const array of arrays) {
      const bytes = bytesOf(array)
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    }
  } finally {
    closeSync(handle)
  }
}

/** @param from where in the file each array begins; one behind the other where it is not said */
function readArrays(path: string, arrays: readonly ArrayBufferView[], from?: readonly number[]): void {
  const handle = openSync(path, 'r')
  try {
    for (const [i, array] of arrays.entries()) {
      const bytes = bytesOf(array)
      for (let at = 0; at < bytes.length; ) {
        const position = from ? (from[i] as number) + at : null
        const read = readSync(handle, bytes, at, bytes.length - at, position)
        if (read === 0) throw new Error(`${path} is shorter than it was`)
        at += read
      }
    }
  } finally {
    closeSync(handle)
  }
}
