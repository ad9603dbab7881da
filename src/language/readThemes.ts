import type { Theme, Variable } from '../model/model.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** The themes of a model; each of their variables is one of the model and stands in one theme only. */
export function readThemes(
  { data, source }: Checked<ModelFile>,
  variables: readonly Variable[],
  problems: Problems,
): readonly Theme[] {
  const known = new Set(variables.map(({ name }) => name))
  const seen = new Set<string>()
  return Object.entries(data.themes).map(([name, theme]) => {
    theme.variables.forEach((variable, i) => {
      const place = source.place(['themes', name, 'variables', i])
      if (!known.has(variable))
        problems.unknown('unknown-name', place, variable, 'a variable of the model', known)
      else if (seen.has(variable))
        problems.add('duplicate-name', place, `${variable} a second time`, 'each variable in one theme')
      seen.add(variable)
    })
    return { name, ...theme }
  })
}
