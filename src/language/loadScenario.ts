import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Scenario } from '../model/scenario.ts'
import { buildScenario } from './buildScenario.ts'
import { type FileReader, WITHOUT_MEMORY } from './fileReader.ts'
import type { Files } from './files.ts'
import { Folder, type Input } from './folder.ts'
import { noticesOf } from './noticesOf.ts'
import { type Overrides, overridesLayer } from './overrides.ts'
import { Problems } from './problems.ts'
import { type Layer, readLayers } from './readLayers.ts'
import { OBSERVATION_COLUMNS, OBSERVATIONS } from './readObservations.ts'
import { PROJECT_TABLE, projectColumns } from './readProjects.ts'
import type { Row } from './readTable.ts'
import { TIMELINE, TIMELINE_COLUMNS } from './readTimeline.ts'
import { type Remainder, remainderOf } from './remainder.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'
import { fileName } from './schemas/basic.ts'
import { modelFile } from './schemas/modelFile.ts'
import { parametersFile } from './schemas/parametersFile.ts'

export type { Overrides } from './overrides.ts'

interface Loading {
  readonly scenario?: Scenario
  /** Of a scenario with faults, what is left to be looked through. */
  readonly remainder?: Remainder
  readonly diagnostics: readonly Diagnostic[]
  readonly notices: readonly Diagnostic[]
  readonly inputs: readonly Input[]
}

/**
 * Reads a scenario file, those it extends, and the model, parameters and tables of its folder.
 * @param path of the scenario file, such as `mineral/base.yaml`
 * @param reader of files: with a memory of earlier readings it is quicker to read files again of which little has changed
 * @returns the scenario, or all that is wrong with its files; `notices` are what has no effect in sound ones, `inputs` the files that were read
 */
export function loadScenario(
  files: Files,
  path: string,
  overrides: Overrides = {},
  reader: FileReader = WITHOUT_MEMORY,
): Loading {
  const problems = new Problems()
  const cut = path.lastIndexOf('/') + 1
  const folder = new Folder(files, path.slice(0, cut), problems, reader)
  const { inputs, faulty } = folder
  const read = readFiles(folder, path.slice(cut), overrides, problems)
  const isReadable = !problems.any
  const found = new Problems()
  const scenario = read && buildScenario(read, found)
  const causes = found.list.filter((problem) => isReadable || !faulty.isCauseOf(problem))
  problems.addAll(causes)
  const diagnostics = problems.sorted(inputs.map((input) => input.path))
  if (!scenario) return { diagnostics, notices: [], inputs }
  if (diagnostics.length === 0) return { diagnostics, notices: noticesOf(scenario, read), inputs, scenario }
  const remainder = remainderOf(scenario, read, causes, diagnostics, faulty)
  return { diagnostics, notices: [], inputs, ...(remainder ? { remainder } : {}) }
}

/** Reads all files; undefined when one that the others hang on cannot be read. */
function readFiles(
  folder: Folder,
  name: string,
  overrides: Overrides,
  problems: Problems,
): ScenarioFiles | undefined {
  if (!fileName('.yaml').safeParse(name).success) {
    const place = { file: folder.path(name), line: 1, column: 1 }
    problems.add(
      'bad-file-name',
      place,
      JSON.stringify(name),
      'a scenario file with a plain name that ends in .yaml',
    )
    return undefined
  }
  const { layers, model: reference } = readLayers(folder, name, problems)
  const { layer, diagnostics } = overridesLayer(overrides, name.replace(/\.yaml$/, ''))
  problems.addAll(diagnostics)
  if (!reference) return undefined
  const { asked } = reference
  const model = folder.checked(folder.source(reference.name, asked), modelFile)
  const parameters = folder.has('parameters.yaml')
    ? folder.checked(folder.source('parameters.yaml', asked), parametersFile)
    : undefined
  const optional = (table: string, columns: readonly string[]) =>
    (folder.has(table) ? folder.table(table, columns, asked) : undefined) ?? []
  const timeline = optional(TIMELINE, TIMELINE_COLUMNS)
  const observations = optional(OBSERVATIONS, OBSERVATION_COLUMNS)
  if (!model || layers.length === 0) return undefined
  const declared = model.data.projects
  const projects = declared
    ? folder.table(PROJECT_TABLE, projectColumns(declared.columns), model.source.keyPlace(['projects']))
    : undefined
  return {
    layers: layer ? [...layers, layer] : layers,
    ...{ model, parameters, projects: projects ?? [], timeline, observations },
    posteriors: new Map(layers.flatMap((one) => posteriorRows(folder, one))),
  }
}

function posteriorRows(folder: Folder, layer: Layer): readonly (readonly [Layer, readonly Row[]])[] {
  const { data, source } = layer
  if (typeof data.posterior !== 'object') return []
  const rows = folder.table(data.posterior.file, undefined, source.place(['posterior', 'file']))
  return rows ? [[layer, rows]] : []
}
