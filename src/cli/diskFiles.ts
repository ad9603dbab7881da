import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { Files } from '../language/files.ts'
import type { Fingerprint } from '../report/manifest.ts'
import { Refusal } from './refusal.ts'

/** Kinds of file that a scenario may read. */
const READABLE = ['.yaml', '.yml', '.csv']

/** Far above any real scenario; a larger file is a mistake or an attack. */
const LARGEST = 32 * 1024 * 1024

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The fingerprint of a file that is about to be written. */
export function fingerprint(path: string, bytes: Uint8Array | string): Fingerprint {
  return { path, sha256: sha256(typeof bytes === 'string' ? Buffer.from(bytes) : bytes) }
}

/** Bytes that are hashed at once. */
const PIECE = 16 * 1024 * 1024

/** The fingerprint of a file that may be too large for memory, under the path it will have. */
export function fingerprintOfFile(path: string, file: string): Fingerprint {
  const hash = createHash('sha256')
  const handle = openSync(file, 'r')
  try {
    const piece = new Uint8Array(PIECE)
    for (let read = -1; read !== 0; ) {
      read = readSync(handle, piece)
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
  return { path, sha256: hash.digest('hex') }
}

/**
 * The files of a scenario folder and its neighbours on the disk. Only tables and YAML within the folder that holds the
 * scenario's folder can be read, also through links.
 */
export class DiskFiles implements Files {
  readonly #root: string
  readonly #fingerprints = new Map<string, Fingerprint>()
  readonly #texts = new Map<string, string | undefined>()

  /** @param root the folder that holds the scenario folders */
  constructor(root: string) {
    this.#root = realpathSync(root)
  }

  read(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#texts.set(path, this.#readOnce(path))
    return this.#texts.get(path)
  }

  /** Fingerprints of the files read so far. */
  fingerprints(): Fingerprint[] {
    return [...this.#fingerprints.values()]
  }

  #readOnce(path: string): string | undefined {
    const file = this.#within(path)
    if (file === undefined || !READABLE.includes(extname(file))) return undefined
    const { size } = statSync(file)
    if (size > LARGEST) throw new Refusal(`${path} is larger than ${LARGEST / 1024 / 1024} MB`)
    const bytes = readFileSync(file)
    this.#fingerprints.set(path, { path, sha256: sha256(bytes) })
    return new TextDecoder().decode(bytes)
  }

  /** The real place of a path; undefined when there is no such file within the root. */
  #within(path: string): string | undefined {
    try {
      const real = realpathSync(resolve(this.#root, path))
      return real.startsWith(this.#root + sep) && statSync(real).isFile() ? real : undefined
    } catch {
      return undefined
    }
  }
}

/** A scenario file given on the command line, as the language sees it and as the user named it. */
export interface ScenarioPath {
  readonly files: DiskFiles
  /** Relative to the folder that holds the scenario folders. */
  readonly path: string
  /** Turns a path of the language into one relative to the current folder; an option of the command line stays itself. */
  readonly shown: (path: string) => string
}

/** @throws Refusal when there is no such file */
export function scenarioPath(file: string): ScenarioPath {
  const absolute = resolve(file)
  const folder = dirname(absolute)
  const found = statSync(absolute, { throwIfNoEntry: false })
  if (found?.isDirectory())
    throw new Refusal(`${file} is a folder; name a scenario file in it (npx chokepoint list ${file})`)
  if (!found?.isFile()) throw new Refusal(`there is no file ${file}`)
  const root = dirname(folder)
  const above = relative(process.cwd(), root)
  return {
    files: new DiskFiles(root),
    path: `${basename(folder)}/${basename(absolute)}`,
    shown: (path) => (path.startsWith('--') ? path : join(above, path)),
  }
}
