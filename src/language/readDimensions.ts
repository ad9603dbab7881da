import type { Dimension } from '../model/model.ts'
import type { Text } from '../model/text.ts'
import { DimensionTable } from './dimensionTable.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** Rows of the table that a dimension may take its elements from. */
export interface TableElements {
  readonly dimension: string | undefined
  readonly elements: readonly string[]
  readonly labels: Readonly<Record<string, Text>>
}

/** Reads the dimensions of a model; elements are distinct, and those of a sub-range belong to its parent. */
export function readDimensions(
  model: Checked<ModelFile>,
  rows: TableElements,
  problems: Problems,
): DimensionTable {
  const dimensions = Object.entries(model.data.dimensions).map(([name, written]): Dimension => {
    const place = model.source.keyPlace(['dimensions', name])
    if (Array.isArray(written)) return { name, elements: written, labels: {}, place }
    const fromTable = written.from !== undefined && rows.dimension === name
    const elements = fromTable ? rows.elements : (written.elements ?? [])
    const labels = { ...(fromTable ? rows.labels : {}), ...written.labels }
    return { name, elements, labels, place, ...(written.of === undefined ? {} : { parent: written.of }) }
  })
  const byName = new Map(dimensions.map((d) => [d.name, d]))
  for (const dimension of dimensions) checkDimension(dimension, byName, model, problems)
  return new DimensionTable(dimensions, problems)
}

function checkDimension(
  { name, elements, parent, labels }: Dimension,
  byName: ReadonlyMap<string, Dimension>,
  { source, data }: Checked<ModelFile>,
  problems: Problems,
): void {
  const isList = Array.isArray(data.dimensions[name])
  const path = isList ? ['dimensions', name] : ['dimensions', name, 'elements']
  elements.forEach((element, i) => {
    if (elements.indexOf(element) < i)
      problems.add(
        'duplicate-name',
        source.place([...path, i]),
        `${element} a second time`,
        'each element once',
      )
    if (byName.has(element))
      problems.add('duplicate-name', source.place([...path, i]), element, 'a name that no dimension has')
  })
  for (const label of Object.keys(labels))
    if (!elements.includes(label))
      problems.unknown(
        'unknown-element',
        source.keyPlace(['dimensions', name, 'labels', label]),
        label,
        `an element of ${name}`,
        elements,
      )
  if (parent === undefined) return
  const whole = byName.get(parent)
  const place = source.place(['dimensions', name, 'of'])
  if (!whole || parent === name)
    problems.unknown('unknown-dimension', place, parent, 'another dimension', byName.keys())
  else
    elements.forEach((element, i) => {
      if (!whole.elements.includes(element))
        problems.unknown(
          'unknown-element',
          source.place([...path, i]),
          element,
          `an element of ${parent}`,
          whole.elements,
        )
    })
}
