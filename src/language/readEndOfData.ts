import type { Variable } from '../model/model.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** The parameter that the model names as the end of its data, a single date. */
export function readEndOfData(
  { data, source }: Checked<ModelFile>,
  variables: readonly Variable[],
  problems: Problems,
): string | undefined {
  const name = data.end_of_data
  if (name === undefined) return undefined
  const dates = variables.filter((v) => v.kind === 'parameter' && v.unit === 'date' && v.over.length === 0)
  const known = dates.map((date) => date.name)
  if (!known.includes(name))
    problems.unknown('unknown-name', source.place(['end_of_data']), name, 'a parameter of unit date', known)
  return name
}
