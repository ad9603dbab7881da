import type { Variable } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import type { Problems } from './problems.ts'

/** Variables, parameters and dimensions share one space of names; the second to take a name is reported. */
export function checkNames(
  variables: readonly Variable[],
  dimensions: DimensionTable,
  problems: Problems,
): void {
  const taken = new Map(dimensions.all.map(({ name, place }) => [name, place]))
  for (const { name, place } of variables) {
    const first = taken.get(name)
    if (first)
      problems.add('duplicate-name', place, name, `another name: ${first.file}:${first.line} has this one`)
    else taken.set(name, place)
  }
}
