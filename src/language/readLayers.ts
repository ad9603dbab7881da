import type { Place } from '../diagnostics/place.ts'
import type { Checked, Folder } from './folder.ts'
import type { Problems } from './problems.ts'
import { type ScenarioFile, scenarioFile } from './schemas/scenarioFile.ts'

/** One scenario file of a chain of `extends`; the command line's settings count as one more. */
export interface Layer extends Checked<ScenarioFile> {
  readonly id: string
}

const MOST_LAYERS = 20

/** Reads a scenario file and those it extends, the one that names the model first; empty when one cannot be read. */
export function readLayers(folder: Folder, name: string, problems: Problems): readonly Layer[] {
  const layers: Layer[] = []
  const seen = new Set<string>()
  let next: string | undefined = name
  let asked: Place = { file: folder.path(name), line: 1, column: 1 }
  while (next !== undefined) {
    if (seen.has(next) || seen.size === MOST_LAYERS) {
      const found = seen.has(next) ? `${next}, which extends this file` : `more than ${MOST_LAYERS} files`
      problems.add('extends-cycle', asked, found, 'a chain of files that ends at one with model')
      return []
    }
    seen.add(next)
    const file: Checked<ScenarioFile> | undefined = folder.yaml(next, scenarioFile, asked)
    if (!file) return []
    checkBase(file, problems)
    layers.unshift({ ...file, id: next.replace(/\.yaml$/, '') })
    asked = file.source.place(['extends'])
    next = file.data.extends
  }
  return layers
}

function checkBase({ data, source }: Checked<ScenarioFile>, problems: Problems): void {
  if ((data.model === undefined) !== (data.extends === undefined)) return
  const found = data.model === undefined ? 'neither model nor extends' : 'model and extends'
  const place = data.model === undefined ? source.place([]) : source.keyPlace(['extends'])
  problems.add(
    'missing-key',
    place,
    found,
    'model (the file of the model) or extends (another scenario file)',
  )
}
