import type { Checked } from './folder.ts'
import type { Layer } from './readLayers.ts'
import type { Row } from './readTable.ts'
import type { ModelFile } from './schemas/modelFile.ts'
import type { ParametersFile } from './schemas/parametersFile.ts'

/** Everything a scenario is made of, as it stands in its files. */
export interface ScenarioFiles {
  /** The scenario files, the one that names the model first. */
  readonly layers: readonly Layer[]
  readonly model: Checked<ModelFile>
  readonly parameters: Checked<ParametersFile> | undefined
  readonly projects: readonly Row[]
  readonly timeline: readonly Row[]
  readonly observations: readonly Row[]
  /** Rows of the tables that the scenario files name as posteriors, by layer. */
  readonly posteriors: ReadonlyMap<Layer, readonly Row[]>
}
