import { changeProjects } from './changeProjects.ts'
import type { Problems } from './problems.ts'
import type { Project } from './projects.ts'
import type { TableElements } from './readDimensions.ts'
import { PROJECT_TABLE, readProjects } from './readProjects.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/** The projects of the table and of all scenario files, and the elements they give to their dimension. */
export function gatherProjects(
  { model, layers, projects: rows }: ScenarioFiles,
  origin: string,
  problems: Problems,
): TableElements & { readonly byId: ReadonlyMap<string, Project> } {
  const declared = model.data.projects
  const elementsOf = (name: string): readonly string[] => {
    const written = Object.hasOwn(model.data.dimensions, name) ? model.data.dimensions[name] : undefined
    return Array.isArray(written) ? written : (written?.elements ?? [])
  }
  checkDeclaration(model, problems)
  let byId: ReadonlyMap<string, Project> = new Map()
  if (declared) byId = readProjects(rows, declared.columns, elementsOf, origin, problems)
  for (const layer of layers)
    byId = changeProjects(byId, layer, declared?.columns ?? {}, elementsOf, origin, problems)
  const labels = Object.fromEntries([...byId].map(([id, project]) => [id, project.label]))
  return { byId, dimension: declared?.dimension, elements: [...byId.keys()], labels }
}

/** The dimension of the projects takes its elements from the table, and no other does. */
function checkDeclaration({ data, source }: ScenarioFiles['model'], problems: Problems): void {
  const fromTable = Object.entries(data.dimensions).flatMap(([name, written]) =>
    !Array.isArray(written) && written.from !== undefined ? [{ name, from: written.from }] : [],
  )
  const declared = data.projects
  for (const { name, from } of fromTable) {
    const place = source.place(['dimensions', name, 'from'])
    if (from !== PROJECT_TABLE) problems.add('bad-value', place, from, PROJECT_TABLE)
    else if (declared?.dimension !== name)
      problems.add(
        'missing-key',
        place,
        `no projects with dimension: ${name}`,
        'projects, which declares the columns of the table',
      )
  }
  if (!declared) return
  const names = fromTable.map(({ name }) => name)
  if (!names.includes(declared.dimension)) {
    const expected = `a dimension with from: ${PROJECT_TABLE}`
    problems.unknown(
      'unknown-dimension',
      source.place(['projects', 'dimension']),
      declared.dimension,
      expected,
      names,
    )
  }
  for (const [column, { element_of }] of Object.entries(declared.columns)) {
    if (element_of === undefined) continue
    const others = Object.keys(data.dimensions).filter((name) => !names.includes(name))
    const place = source.place(['projects', 'columns', column, 'element_of'])
    if (!others.includes(element_of))
      problems.unknown('unknown-dimension', place, element_of, 'another dimension', others)
  }
}
