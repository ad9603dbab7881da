import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect } from 'vitest'
import { labCopy } from './labCopy.ts'

/** A folder with the small study in `lab`. */
export interface LabFolder {
  /** A path in the folder. */
  at(...parts: readonly string[]): string
  /** A file of the study. */
  lab(name: string): string
  /** Replaces a text that a file of the study must have. */
  edit(name: string, from: string, to: string): void
}

/** A new folder for each test of the file that calls this, gone when the test is over. */
export function eachInLab(): LabFolder {
  let folder = ''
  beforeEach(() => {
    const copy = labCopy()
    folder = copy.folder
    return copy.remove
  })
  const at = (...parts: readonly string[]): string => join(folder, ...parts)
  const lab = (name: string): string => at('lab', name)
  return {
    at,
    lab,
    edit: (name, from, to) => {
      const text = readFileSync(lab(name), 'utf8')
      expect(text).toContain(from)
      writeFileSync(lab(name), text.replace(from, to))
    },
  }
}
