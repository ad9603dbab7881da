import type { Distribution } from '../model/distribution.ts'
import { elementKey } from '../model/elementKey.ts'
import { type Evidence, GRADES } from '../model/evidence.ts'
import type { Parameter } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { distributionAt } from './distributionAt.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import { type Cell, type Column, columnAxis, expectedIn, type Project } from './projects.ts'
import { PROJECT_TABLE } from './readProjects.ts'
import type { ModelFile } from './schemas/modelFile.ts'

/** Every declared column as an array over the projects; a column of elements as 1 for the named element and 0 for the others. */
export function projectParameters(
  model: Checked<ModelFile>,
  projects: ReadonlyMap<string, Project>,
  dimensions: DimensionTable,
  origin: string,
  problems: Problems,
): readonly Parameter[] {
  const declared = model.data.projects
  if (!declared) return []
  return Object.entries(declared.columns).map(([name, column]) => {
    const rest = defaultCell(name, column, model, dimensions, origin, problems)
    const cells = [...projects.values()].map((project) => {
      const cell = project.cells.get(name) ?? rest
      if (!cell && column.element_of === undefined)
        problems.add(
          'bad-cell',
          project.place,
          `no ${name}`,
          `${expectedIn(name, column)}: the column has no default`,
        )
      return [project, cell] as const
    })
    const { range } = columnAxis(column, origin)
    return {
      ...parameterOf(name, column, declared.dimension, cells, model, dimensions),
      ...(range ? { range } : {}),
    }
  })
}

function defaultCell(
  name: string,
  column: Column,
  { source }: Checked<ModelFile>,
  dimensions: DimensionTable,
  origin: string,
  problems: Problems,
): Cell | undefined {
  const written = column.default
  if (written === undefined) return undefined
  const path = ['projects', 'columns', name, 'default']
  if (column.element_of === undefined) {
    const distribution = distributionAt(written, columnAxis(column, origin), source, path, problems)
    return { value: { kind: 'number', distribution } }
  }
  const elements = dimensions.elements(column.element_of)
  const element = String(written)
  if (!elements.includes(element))
    problems.unknown(
      'unknown-element',
      source.place(path),
      element,
      expectedIn(name, column, elements),
      elements,
    )
  return { value: { kind: 'element', element } }
}

function parameterOf(
  name: string,
  column: Column,
  dimension: string,
  cells: readonly (readonly [Project, Cell | undefined])[],
  { source }: Checked<ModelFile>,
  dimensions: DimensionTable,
): Parameter {
  const across = column.element_of === undefined ? [] : [column.element_of]
  const entries = cells.flatMap(([project, cell]) =>
    dimensions.keys(across).map((element) => {
      const key = elementKey(element === '' ? [project.id] : [project.id, element])
      return { key, distribution: numberOf(cell, element), evidence: cell?.evidence ?? project.evidence }
    }),
  )
  return {
    kind: 'parameter',
    name,
    unit: column.unit ?? 'dimensionless',
    label: column.label,
    over: [dimension, ...across],
    values: { kind: 'each', byElement: Object.fromEntries(entries.map((e) => [e.key, e.distribution])) },
    evidence: { source: `${PROJECT_TABLE}, row by row`, grade: weakest(entries.map((e) => e.evidence)) },
    evidenceByElement: Object.fromEntries(entries.map((e) => [e.key, e.evidence])),
    place: source.keyPlace(['projects', 'columns', name]),
    ...(column.description ? { description: column.description } : {}),
  }
}

function numberOf(cell: Cell | undefined, element: string): Distribution {
  if (cell?.value.kind === 'number') return cell.value.distribution
  return { kind: 'fixed', value: cell?.value.element === element ? 1 : 0 }
}

function weakest(evidence: readonly Evidence[]): Evidence['grade'] {
  const ranks = evidence.map((e) => GRADES.indexOf(e.grade))
  return GRADES[Math.max(0, ...ranks)] as Evidence['grade']
}
