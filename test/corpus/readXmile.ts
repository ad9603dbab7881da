import { canonicalName, parseXmileEquation, type XmileExpression } from './parseXmileEquation.ts'
import { childOf, childrenOf, readXml, type XmlElement } from './readXml.ts'

type Point = readonly [x: number, y: number]

/** The equation of a variable or of one of its elements; a table is applied to the equation's value. */
export interface XmileDefinition {
  readonly equation: XmileExpression
  readonly initial?: XmileExpression
  readonly table?: readonly Point[]
}

export interface XmileVariable {
  readonly kind: 'stock' | 'flow' | 'aux'
  /** Canonical, with the module it belongs to: `retailer.open_orders`. */
  readonly name: string
  readonly module: string
  /** As in the header of a table of results. */
  readonly title: string
  /** Canonical names of dimensions. */
  readonly over: readonly string[]
  readonly definition: XmileDefinition | undefined
  /** By the canonical names of the elements, joined by commas. */
  readonly byElement: ReadonlyMap<string, XmileDefinition>
  readonly inflows: readonly XmileExpression[]
  readonly outflows: readonly XmileExpression[]
  readonly nonNegative: boolean
}

export interface XmileDimension {
  readonly name: string
  readonly titles: readonly string[]
  /** Canonical. */
  readonly elements: readonly string[]
  readonly mapsTo: string | undefined
}

export interface XmileModel {
  readonly start: number
  readonly timeStep: number
  readonly method: string
  readonly dimensions: readonly XmileDimension[]
  readonly variables: readonly XmileVariable[]
}

/** Reads a model file; variables of modules stand beside all others, under their module's name. */
export function readXmile(text: string): XmileModel {
  const file = readXml(text.replace(/^\ufeff/, ''))
  const specs = childOf(file, 'sim_specs')
  const step = childOf(specs, 'dt')
  const written = Number(step?.text ?? 1)
  return {
    start: Number(childOf(specs, 'start')?.text),
    timeStep: step?.attributes.reciprocal === 'true' ? 1 / written : written,
    method: (specs?.attributes.method ?? 'euler').toLowerCase(),
    dimensions: childrenOf(childOf(file, 'dimensions'), 'dim').map(readDimension),
    variables: readVariables(file),
  }
}

function readDimension(element: XmlElement): XmileDimension {
  const size = Number(element.attributes.size ?? 0)
  const named = childrenOf(element, 'elem').map((e) => e.attributes.name as string)
  const titles = named.length > 0 ? named : Array.from({ length: size }, (_, i) => String(i + 1))
  const mapsTo = childOf(element, 'isee:maps_to')?.text
  return {
    name: canonicalName(element.attributes.name as string),
    titles,
    elements: titles.map(canonicalName),
    mapsTo: mapsTo === undefined ? undefined : canonicalName(mapsTo),
  }
}

function readVariables(file: XmlElement): XmileVariable[] {
  const models = childrenOf(file, 'model')
  const root = childOf(models[0], 'variables')
  const modules = childrenOf(root, 'module')
  const sources = new Map(
    modules
      .flatMap((module) => childrenOf(module, 'connect'))
      .map(({ attributes: { to = '', from = '' } }) => [canonicalName(to), canonicalName(from)]),
  )
  const nonNegative = nonNegativeKinds(childOf(file, 'behavior'))
  const within = (model: XmlElement | undefined, title: string): XmileVariable[] =>
    (childOf(model, 'variables')?.children ?? [])
      .filter(({ name }) => name === 'stock' || name === 'flow' || name === 'aux')
      .map((element) => readVariable(element, title, sources, nonNegative))
  return [
    ...within(models[0], ''),
    ...modules.flatMap(({ attributes: { name = '' } }) => {
      const model = models.find((m) => canonicalName(m.attributes.name ?? '') === canonicalName(name))
      return within(model, name)
    }),
  ]
}

/** Kinds of variables that are kept at or above zero throughout the model. */
function nonNegativeKinds(behavior: XmlElement | undefined): ReadonlySet<string> {
  const kinds = ['stock', 'flow']
  if (childOf(behavior, 'non_negative')) return new Set(kinds)
  return new Set(kinds.filter((kind) => childOf(childOf(behavior, kind), 'non_negative')))
}

function readVariable(
  element: XmlElement,
  module: string,
  sources: ReadonlyMap<string, string>,
  nonNegative: ReadonlySet<string>,
): XmileVariable {
  const { name: kind, attributes } = element
  const title = module === '' ? (attributes.name as string) : `${module}.${attributes.name}`
  const name = canonicalName(title)
  const source = sources.get(name)
  const connected = attributes.access === 'input' && source !== undefined
  const byElement = childrenOf(element, 'element').map((e) => {
    const key = (e.attributes.subscript as string).split(',').map(canonicalName).join(',')
    return [key, readDefinition(e)] as const
  })
  const rates = (side: string) => childrenOf(element, side).map((e) => parseXmileEquation(e.text))
  const sign = childOf(element, 'non_negative')
  return {
    kind: connected ? 'aux' : (kind as XmileVariable['kind']),
    name,
    module: canonicalName(module),
    title,
    over: childrenOf(childOf(element, 'dimensions'), 'dim').map((d) =>
      canonicalName(d.attributes.name ?? ''),
    ),
    definition: connected
      ? { equation: { kind: 'name', name: source, indices: [] } }
      : definitionOf(element, byElement.length > 0),
    byElement: new Map(byElement),
    inflows: rates('inflow'),
    outflows: rates('outflow'),
    nonNegative: sign ? sign.text !== 'false' : nonNegative.has(kind),
  }
}

function definitionOf(element: XmlElement, optional: boolean): XmileDefinition | undefined {
  return optional && !childOf(element, 'eqn') ? undefined : readDefinition(element)
}

function readDefinition(element: XmlElement): XmileDefinition {
  const equation = childOf(element, 'eqn')
  if (!equation) throw new Error(`no equation for ${element.attributes.name ?? element.attributes.subscript}`)
  const initial = childOf(element, 'init_eqn')
  const table = childOf(element, 'gf')
  return {
    equation: parseXmileEquation(equation.text),
    ...(initial ? { initial: parseXmileEquation(initial.text) } : {}),
    ...(table ? { table: readTable(table) } : {}),
  }
}

function readTable(element: XmlElement): Point[] {
  const numbers = (name: string): number[] | undefined => childOf(element, name)?.text.split(',').map(Number)
  const y = numbers('ypts') ?? []
  const scale = childOf(element, 'xscale')?.attributes
  const [low, high] = [Number(scale?.min), Number(scale?.max)]
  const x = numbers('xpts') ?? y.map((_, i) => low + ((high - low) * i) / (y.length - 1))
  return y.map((value, i) => [x[i] as number, value])
}
