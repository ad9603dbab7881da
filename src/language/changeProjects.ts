import type { DimensionTable } from './dimensionTable.ts'
import { distributionAt } from './distributionAt.ts'
import { evidenceOfChange } from './evidenceOf.ts'
import type { Problems } from './problems.ts'
import { type Cell, type Column, type Columns, columnAxis, expectedIn, type Project } from './projects.ts'
import type { WrittenDistribution } from './readDistribution.ts'
import type { Layer } from './readLayers.ts'
import type { ScenarioFile } from './schemas/scenarioFile.ts'
import type { Path } from './source.ts'

type WrittenProject = Exclude<ScenarioFile['projects'][string], 'on' | 'off'>

const OWN = ['label', 'source', 'grade', 'note']
const ACTIVE = 'active'

/** Adds to, changes or switches off the projects of the table as one scenario file says. */
export function changeProjects(
  projects: ReadonlyMap<string, Project>,
  layer: Layer,
  columns: Columns,
  elementsOf: DimensionTable['elements'],
  origin: string,
  problems: Problems,
): ReadonlyMap<string, Project> {
  const changed = new Map(projects)
  const changer = new ProjectChanger(layer, columns, elementsOf, origin, problems)
  for (const [id, written] of Object.entries(layer.data.projects)) {
    const known = changed.get(id)
    const project =
      typeof written === 'string' ? changer.switch(id, written, changed) : changer.change(id, written, known)
    if (project) changed.set(id, project)
  }
  return changed
}

class ProjectChanger {
  readonly #layer: Layer
  readonly #columns: Columns
  readonly #elementsOf: DimensionTable['elements']
  readonly #origin: string
  readonly #problems: Problems

  constructor(
    layer: Layer,
    columns: Columns,
    elementsOf: DimensionTable['elements'],
    origin: string,
    problems: Problems,
  ) {
    this.#layer = layer
    this.#columns = columns
    this.#elementsOf = elementsOf
    this.#origin = origin
    this.#problems = problems
  }

  switch(id: string, written: 'on' | 'off', projects: ReadonlyMap<string, Project>): Project | undefined {
    const place = this.#layer.source.keyPlace(['projects', id])
    const project = projects.get(id)
    if (!project) {
      this.#problems.unknown(
        'unknown-name',
        place,
        id,
        'a project of the table or of an extended file',
        projects.keys(),
      )
      return undefined
    }
    if (!Object.hasOwn(this.#columns, ACTIVE)) {
      this.#problems.add(
        'cannot-change',
        place,
        written,
        `a column ${ACTIVE} in the model, which switches projects off`,
      )
      return undefined
    }
    const distribution = { kind: 'fixed', value: written === 'on' ? 1 : 0 } as const
    const evidence = evidenceOfChange({}, this.#layer.id)
    const cell: Cell = { value: { kind: 'number', distribution }, evidence }
    return { ...project, cells: new Map([...project.cells, [ACTIVE, cell]]) }
  }

  change(id: string, written: WrittenProject, known: Project | undefined): Project | undefined {
    const path = ['projects', id]
    const { source } = this.#layer
    const label = written.label ?? known?.label
    const isNew = known === undefined
    if (!label)
      this.#problems.add('missing-key', source.keyPlace(path), 'no label', 'label: a new project has one')
    const halfEvidence = (written.source === undefined) !== (written.grade === undefined)
    if (halfEvidence || (isNew && written.source === undefined))
      this.#problems.add(
        'missing-evidence',
        source.keyPlace(path),
        'no source or no grade',
        'both source and grade',
      )
    const evidence = evidenceOfChange(written, this.#layer.id)
    const cells = new Map(known?.cells)
    for (const [name, value] of Object.entries(written)) {
      if (OWN.includes(name)) continue
      const cell = this.#cell(name, value as WrittenDistribution, path)
      if (cell) cells.set(name, isNew ? cell : { ...cell, evidence })
    }
    if (!label) return undefined
    return { id, place: source.keyPlace(path), label, evidence: known?.evidence ?? evidence, cells }
  }

  #cell(name: string, written: WrittenDistribution, path: Path): Cell | undefined {
    const column = Object.hasOwn(this.#columns, name) ? (this.#columns[name] as Column) : undefined
    const place = this.#layer.source.place([...path, name])
    if (!column) {
      const key = this.#layer.source.keyPlace([...path, name])
      this.#problems.unknown('unknown-column', key, name, 'a column of the table', Object.keys(this.#columns))
      return undefined
    }
    if (column.element_of === undefined) {
      const axis = columnAxis(column, this.#origin)
      const distribution = distributionAt(written, axis, this.#layer.source, [...path, name], this.#problems)
      return { value: { kind: 'number', distribution } }
    }
    const elements = this.#elementsOf(column.element_of)
    if (typeof written === 'string' && elements.includes(written))
      return { value: { kind: 'element', element: written } }
    this.#problems.unknown(
      'unknown-element',
      place,
      JSON.stringify(written),
      expectedIn(name, column, elements),
      elements,
    )
    return undefined
  }
}
