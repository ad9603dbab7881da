import type { Place } from '../diagnostics/place.ts'
import type { Checked, Folder } from './folder.ts'
import type { Problems } from './problems.ts'
import { fileName } from './schemas/basic.ts'
import { type ScenarioFile, scenarioFile } from './schemas/scenarioFile.ts'
import type { Source } from './source.ts'

/** One scenario file of a chain of `extends`; the command line's settings count as one more. */
export interface Layer extends Checked<ScenarioFile> {
  readonly id: string
}

/** A file named in another, and where. */
export interface Reference {
  readonly name: string
  readonly asked: Place
}

const MOST_LAYERS = 20

/**
 * Reads a scenario file and those it extends, the one that names the model first. Files with problems are left out, but followed
 * as far as they say where.
 */
export function readLayers(
  folder: Folder,
  name: string,
  problems: Problems,
): { layers: readonly Layer[]; model: Reference | undefined } {
  const layers: Layer[] = []
  const seen = new Set<string>()
  let next: Reference | undefined = { name, asked: { file: folder.path(name), line: 1, column: 1 } }
  let model: Reference | undefined
  while (next !== undefined) {
    if (seen.has(next.name) || seen.size === MOST_LAYERS) {
      const found = seen.has(next.name)
        ? `${next.name}, which this file itself extends`
        : `more than ${MOST_LAYERS} files`
      problems.add('extends-cycle', next.asked, found, 'a chain of files that ends at one with model')
      break
    }
    seen.add(next.name)
    const source = folder.source(next.name, next.asked)
    const file = folder.checked(source, scenarioFile)
    if (file) layers.unshift({ ...file, id: next.name.replace(/\.yaml$/, '') })
    if (file) checkBase(file, problems)
    model = source && reference(source, 'model')
    next = source && reference(source, 'extends')
  }
  return { layers, model }
}

function reference(source: Source, key: 'model' | 'extends'): Reference | undefined {
  const data: Readonly<Record<string, unknown>> = Object(source.data)
  const name = fileName('.yaml').safeParse(data[key])
  return name.success ? { name: name.data, asked: source.place([key]) } : undefined
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
