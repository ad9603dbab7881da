import { isReserved } from '../../src/language/reservedNames.ts'
import { canonicalName } from './parseXmileEquation.ts'
import type { XmileDimension, XmileModel, XmileVariable } from './readXmile.ts'

/** A dimension with the names that stand for it and its elements in our files. */
export interface NamedDimension extends XmileDimension {
  readonly id: string
  readonly elementIds: readonly string[]
}

/** A variable with its name in our files and the dimensions it runs over, the second `d` of `[d, d]` under a name of its own. */
export interface NamedVariable extends XmileVariable {
  readonly id: string
  readonly dimensions: readonly NamedDimension[]
  /** Lookups by the canonical name of the element; '' for that of a single variable. */
  readonly tables: ReadonlyMap<string, string>
}

const AXIS_NAMES = ['model_time', 'unit_of_time']

/** Gives everything in a model a name that our language allows. */
export class NameTable {
  readonly dimensions: readonly NamedDimension[]
  readonly variables: ReadonlyMap<string, NamedVariable>
  readonly #taken = new Set<string>(AXIS_NAMES)

  constructor(model: XmileModel) {
    const elementIds = model.dimensions.flatMap((d) => d.elements.map(plain))
    for (const id of elementIds) this.#taken.add(id)
    const dimensions = model.dimensions.map((d) => this.#nameDimension(d, d.name))
    for (const id of elementIds) this.#taken.delete(id)
    for (const { id } of dimensions) this.#taken.add(id)
    const second = new Map<string, NamedDimension>()
    this.variables = new Map(
      model.variables.map((v) => [v.name, this.#nameVariable(v, dimensions, second)] as const),
    )
    this.dimensions = [...dimensions, ...second.values()]
  }

  dimension(name: string): NamedDimension | undefined {
    return this.dimensions.find((d) => d.name === name)
  }

  /** The variable that a name within a module means. */
  variable(name: string, module: string): NamedVariable | undefined {
    return this.variables.get(module === '' ? name : `${module}.${name}`) ?? this.variables.get(name)
  }

  /** A name for something the model has no word for. */
  newName(wanted: string): string {
    const base = plain(wanted).replace(/^(?=[^a-z])/, 'v_')
    let id = base
    for (let i = 2; this.#taken.has(id) || isReserved(id); i++) id = `${base}_${i}`
    this.#taken.add(id)
    return id
  }

  #nameDimension(dimension: XmileDimension, wanted: string): NamedDimension {
    return { ...dimension, id: this.newName(wanted), elementIds: dimension.elements.map(plain) }
  }

  #nameVariable(
    variable: XmileVariable,
    dimensions: readonly NamedDimension[],
    second: Map<string, NamedDimension>,
  ): NamedVariable {
    const over = variable.over.map((name, i) => {
      const dimension = dimensions.find((d) => d.name === name)
      if (!dimension) throw new Error(`no dimension ${name}`)
      if (variable.over.indexOf(name) === i) return dimension
      const copy = second.get(name) ?? this.#nameDimension(dimension, `${name}_2`)
      second.set(name, copy)
      return copy
    })
    const id = this.newName(variable.name)
    return { ...variable, id, dimensions: over, tables: this.#nameTables(variable, id) }
  }

  #nameTables({ definition, byElement }: XmileVariable, id: string): Map<string, string> {
    const all = [['', definition] as const, ...byElement]
    const withTable = all.filter(([, d]) => d?.table)
    return new Map(withTable.map(([key]) => [key, this.newName(`${id}_${key}_table`.replace(/,|__/g, '_'))]))
  }
}

const plain = (name: string): string => canonicalName(name).replace(/[^a-z0-9_]/g, '_')
