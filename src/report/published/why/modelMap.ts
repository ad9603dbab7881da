import { listed } from '../../../analysis/namesIn.ts'
import type { Equation } from '../../../model/expression.ts'
import type { Equations, Model, Theme, Variable } from '../../../model/model.ts'
import type { Scenario } from '../../../model/scenario.ts'
import type { Text } from '../../../model/text.ts'
import { distributionText } from '../../distributionText.ts'
import { type WrittenEquation, writtenEquation } from './writtenEquation.ts'

/** What an equation of a variable gives. */
export type EquationRole = 'value' | 'initial' | 'inflow' | 'outflow' | 'base'

export interface MapEquation {
  readonly role: EquationRole
  /** The element it is for; '' for all. */
  readonly element: string
  readonly parts: WrittenEquation
}

/** An event or policy that changes an exogenous path. */
interface MapChange {
  readonly label: Text
  readonly date: string
  readonly enabled: boolean
}

/** What a reader can learn of a variable beyond its words and unit. */
export interface MapVariable {
  readonly name: string
  readonly kind: Variable['kind']
  readonly description?: Text
  readonly equations: readonly MapEquation[]
  /** Variables that its equations read, in the order of the alphabet. */
  readonly causes: readonly string[]
  /** Those of them that matter only at the start. */
  readonly startCauses: readonly string[]
  readonly changes: readonly MapChange[]
}

/** The model as a published page explains it. */
export interface ModelMap {
  readonly variables: readonly MapVariable[]
  readonly themes: readonly Theme[]
}

/** The causal map of a scenario's model. */
export function modelMap(scenario: Scenario): ModelMap {
  const { model } = scenario
  const known = new Set(model.variables.map(({ name }) => name))
  const variables = model.variables.map((variable): MapVariable => {
    const { name, kind, description } = variable
    return withCauses({
      ...{ name, kind },
      ...(description ? { description } : {}),
      equations: equationsOf(variable, known),
      changes: changesOf(name, scenario),
    })
  })
  return { variables, themes: themesOf(model) }
}

type Written = readonly (readonly [EquationRole, string, Equation])[]

function writtenOf(variable: Variable): Written {
  const each = (role: EquationRole, equations: Equations): Written =>
    listed(equations).map(([element, equation]) => [role, element, equation])
  const all = (role: EquationRole, equations: readonly Equation[]): Written =>
    equations.map((equation) => [role, '', equation])
  switch (variable.kind) {
    case 'stock': {
      const { initial, inflows, outflows } = variable
      return [...each('initial', initial), ...all('inflow', inflows), ...all('outflow', outflows)]
    }
    case 'flow':
    case 'auxiliary':
      return each('value', variable.equations)
    case 'exogenous':
      return each('base', variable.base)
    case 'parameter':
    case 'lookup':
    case 'noise':
      return []
  }
}

function equationsOf(variable: Variable, known: ReadonlySet<string>): MapEquation[] {
  return writtenOf(variable).map(([role, element, equation]) => {
    return { role, element, parts: writtenEquation(equation, known) }
  })
}

/** A variable with its causes, which are the names in its equations. */
export function withCauses(variable: Omit<MapVariable, 'causes' | 'startCauses'>): MapVariable {
  const { name, equations } = variable
  const namesIn = (some: readonly MapEquation[]): Set<string> =>
    new Set(
      some.flatMap(({ parts }) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name]))),
    )
  const causes = [...namesIn(equations)].filter((cause) => cause !== name).sort()
  const later = namesIn(equations.filter(({ role }) => role !== 'initial'))
  return { ...variable, causes, startCauses: causes.filter((cause) => !later.has(cause)) }
}

function changesOf(path: string, { model, time }: Scenario): MapChange[] {
  const concerned = model.events.filter(({ outcomes }) =>
    outcomes.some(({ effects }) => effects.some(({ exogenous }) => exogenous === path)),
  )
  return concerned.map(({ label, date, enabled }) => {
    return { label, date: distributionText(date, time.origin), enabled }
  })
}

const REST: Text = { en: 'Other variables', zh: '其他变量' }

/** Every variable that moves, in a theme; those that the model leaves out are together in the last one. */
function themesOf({ variables, themes = [] }: Model): Theme[] {
  const named = new Set(themes.flatMap((theme) => theme.variables))
  const others = variables
    .filter(({ kind, name }) => kind !== 'parameter' && !named.has(name))
    .map(({ name }) => name)
  return others.length === 0 ? [...themes] : [...themes, { name: '', label: REST, variables: others }]
}
