import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/** The files of a run by their path within its folder. */
export type Outputs = ReadonlyMap<string, string | Uint8Array>

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

/** @throws Refusal when the folder holds things that an earlier run did not put there */
export function checkReplaceable(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
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
 * Writes a run's folder as a whole: into a new folder beside it, which then takes its name. Whatever goes wrong, the folder
 * is either as it was before or complete.
 * @throws Refusal when the folder cannot be replaced or written
 */
export function writeOutputs(folder: string, outputs: Outputs): void {
  const target = resolve(folder)
  checkReplaceable(target)
  let prepared: string | undefined
  try {
    mkdirSync(dirname(target), { recursive: true })
    prepared = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
    for (const [path, content] of outputs) {
      mkdirSync(dirname(join(prepared, path)), { recursive: true })
      writeFileSync(join(prepared, path), content)
    }
    swap(prepared, target)
  } catch (error) {
    if (prepared) rmSync(prepared, { recursive: true, force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Refusal(`cannot write to ${folder}: ${code}`)
  }
}
