import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/** A file too large for memory, which stands on the disk and is moved to where it belongs. */
interface StoredFile {
  readonly stored: string
}

/** The files of a run by their path within its folder. */
export type Outputs = ReadonlyMap<string, string | Uint8Array>

/** The same with files among them that stand on the disk already. */
export type AllOutputs = ReadonlyMap<string, string | Uint8Array | StoredFile>

const MANIFEST = 'manifest.json'

/** Files of an earlier run in a folder, by its manifest; undefined when the folder is not one of ours. */
function earlierOutputs(folder: string): string[] | undefined {
  try {
    const { product, outputs } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
    if (product?.name !== 'chokepoint' || !Array.isArray(outputs)) return undefined
    return [MANIFEST, ...outputs.map(({ path }) => String(path))]
  } catch {
    return undefined
  }
}

/** Turns what the disk refuses into a message for the user. */
function refusing<T>(folder: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Refusal(`cannot write to ${folder}: ${code}`)
  }
}

/** @throws Refusal when the folder holds things that an earlier run did not put there */
export function checkReplaceable(folder: string): void {
  const found = refusing(folder, () => statSync(folder, { throwIfNoEntry: false }))
  if (!found) return
  if (!found.isDirectory()) throw new Refusal(`${folder} is a file, not a folder`)
  if (readdirSync(folder).length > 0 && !earlierOutputs(folder))
    throw new Refusal(`${folder} is not empty and was not written by chokepoint; choose another with --out`)
}

/** Files that the user keeps in the folder of an earlier run move along; only what that run wrote is replaced. */
function keepOthers(folder: string, into: string): void {
  const ours = earlierOutputs(folder) ?? []
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of paths.map((one) => one.replaceAll('\\', '/'))) {
    if (ours.includes(path) || !statSync(join(folder, path)).isFile() || existsSync(join(into, path)))
      continue
    cpSync(join(folder, path), join(into, path), { recursive: true })
  }
}

function swap(prepared: string, folder: string): void {
  if (!existsSync(folder)) {
    renameSync(prepared, folder)
    return
  }
  const old = `${prepared}-old`
  keepOthers(folder, prepared)
  renameSync(folder, old)
  try {
    renameSync(prepared, folder)
  } catch (error) {
    renameSync(old, folder)
    throw error
  }
  rmSync(old, { recursive: true })
}

/**
 * Fills a new folder beside the target and hands it over to take the target's place. Whatever goes wrong, nothing stays
 * beside it. @throws Refusal when the disk refuses
 */
export function fillBeside(
  folder: string,
  fill: (prepared: string) => void,
  place: (prepared: string, target: string) => void,
): void {
  const target = resolve(folder)
  const prepared = join(dirname(target), `.${basename(target)}-${process.pid}`)
  refusing(folder, () => {
    try {
      rmSync(prepared, { recursive: true, force: true })
      mkdirSync(prepared, { recursive: true })
      fill(prepared)
      place(prepared, target)
    } finally {
      rmSync(prepared, { recursive: true, force: true })
    }
  })
}

/** Moves a file, also to another disk. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch {
    cpSync(from, to)
    rmSync(from)
  }
}

function writeFiles(folder: string, outputs: AllOutputs): void {
  for (const [path, content] of outputs) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (typeof content === 'object' && 'stored' in content) moveFile(content.stored, join(folder, path))
    else writeFileSync(join(folder, path), content)
  }
}

/**
 * Writes a run's folder as a whole: into a new folder beside it, which then takes its name. Whatever goes wrong, the folder
 * is either as it was before or complete.
 * @throws Refusal when the folder cannot be replaced or written
 */
export function writeOutputs(folder: string, outputs: AllOutputs): void {
  checkReplaceable(folder)
  fillBeside(folder, (prepared) => writeFiles(prepared, outputs), swap)
}
