import type { Variable } from '../model/model.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'

/** The outputs of all files, each once; every one is a variable that has a path. */
export function readOutputs(
  layers: readonly Layer[],
  variables: readonly Variable[],
  problems: Problems,
): readonly string[] {
  const known = new Set(variables.filter((v) => v.kind !== 'lookup').map((v) => v.name))
  const outputs = new Set<string>()
  for (const { data, source } of layers)
    data.outputs.forEach((name, i) => {
      if (!known.has(name))
        problems.unknown(
          'unknown-output',
          source.place(['outputs', i]),
          name,
          'a variable of the model',
          known,
        )
      outputs.add(name)
    })
  return [...outputs]
}
