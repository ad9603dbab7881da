import type { NamedVariable } from './nameTable.ts'
import type { XmileDefinition } from './readXmile.ts'

interface Element {
  /** Canonical, and in our files. */
  readonly key: string
  readonly id: string
  readonly title: string
  readonly definition: XmileDefinition
  readonly at: ReadonlyMap<string, number>
}

/** Every element of an array with its definition, the last dimension running fastest; a single number has one. */
export function elementsOf({ dimensions, definition, byElement, name }: NamedVariable): readonly Element[] {
  const positions = dimensions.reduce<number[][]>(
    (rows, d) => rows.flatMap((row) => d.elements.map((_, i) => [...row, i])),
    [[]],
  )
  return positions.map((row) => {
    const of = (list: 'elements' | 'elementIds' | 'titles'): string =>
      row.map((position, i) => dimensions[i]?.[list][position]).join(',')
    const own = byElement.get(of('elements')) ?? definition
    if (!own) throw new Error(`no equation for ${name}[${of('elements')}]`)
    const at = new Map(row.map((position, i) => [dimensions[i]?.name as string, position]))
    return { key: of('elements'), id: of('elementIds'), title: of('titles'), definition: own, at }
  })
}
