import type { Equation } from '../model/expression.ts'
import type { Auxiliary, Equations, Exogenous, Flow, Parameter, Variable } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { distributionAt } from './distributionAt.ts'
import { equationAt } from './equationsOf.ts'
import { evidenceOfChange } from './evidenceOf.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import { valuesAt } from './readParameters.ts'
import type { Setting } from './schemas/scenarioFile.ts'
import type { Path } from './source.ts'

type Settings = Readonly<Record<string, Setting>>
type LongForm = Exclude<Setting, number | string>

/** Gives variables the values, distributions and equations of `set`, in the order of the files. */
export class SettingApplier {
  readonly #variables: Map<string, Variable>
  readonly #origin: string
  readonly #dimensions: DimensionTable
  readonly #problems: Problems

  constructor(
    variables: readonly Variable[],
    origin: string,
    dimensions: DimensionTable,
    problems: Problems,
  ) {
    this.#variables = new Map(variables.map((v) => [v.name, v]))
    this.#origin = origin
    this.#dimensions = dimensions
    this.#problems = problems
  }

  get variables(): readonly Variable[] {
    return [...this.#variables.values()]
  }

  /** @param path of the settings in the layer's file: those of the scenario, or of one of its policies */
  apply(settings: Settings, layer: Layer, path: Path): void {
    for (const [target, written] of Object.entries(settings)) {
      const match = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(target)
      const variable = this.#variables.get(match?.[1] ?? target)
      const key = match?.[2]
        ?.split(',')
        .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
        .join(',')
      const changed = variable && this.#changed(variable, key, written, layer, [...path, target])
      if (changed) this.#variables.set(changed.name, changed)
      else if (!variable) this.#unknown(target, layer, [...path, target])
    }
  }

  #unknown(target: string, layer: Layer, path: Path): void {
    const known = this.variables.filter((v) => isSettable(v)).map((v) => v.name)
    const place = layer.source.keyPlace(path)
    this.#problems.unknown(
      'unknown-name',
      place,
      target,
      'a parameter, flow, auxiliary or exogenous path',
      known,
    )
  }

  #changed(
    variable: Variable,
    key: string | undefined,
    written: Setting,
    layer: Layer,
    path: Path,
  ): Variable | undefined {
    const place = layer.source.keyPlace(path)
    if (!isSettable(variable)) {
      const expected = 'a parameter, flow, auxiliary or exogenous path'
      this.#problems.add('cannot-change', place, `${variable.name}, a ${variable.kind}`, expected)
      return undefined
    }
    if (key !== undefined && !this.#dimensions.checkKey(key, variable.over, place)) return undefined
    return variable.kind === 'parameter'
      ? this.#parameter(variable, key, written, layer, path)
      : this.#equation(variable, key, written, layer, path)
  }

  #parameter(
    parameter: Parameter,
    key: string | undefined,
    written: Setting,
    layer: Layer,
    path: Path,
  ): Parameter | undefined {
    const long = typeof written === 'object' ? written : undefined
    if (long?.equation !== undefined || (key !== undefined && long?.values)) {
      const found = long?.equation === undefined ? 'values of several elements' : 'an equation'
      this.#problems.add(
        'cannot-change',
        layer.source.place(path),
        found,
        'a number or distribution of the parameter',
      )
      return undefined
    }
    const evidence = evidenceOfChange(long ?? {}, layer.id)
    const values = this.#values(parameter, written, layer, path)
    if (key === undefined) {
      const { evidenceByElement: _, ...rest } = parameter
      return { ...rest, values, evidence }
    }
    const distribution = values.kind === 'same' ? values.distribution : undefined
    const before = this.#byElement(parameter)
    return {
      ...parameter,
      values: { kind: 'each', byElement: { ...before, ...(distribution ? { [key]: distribution } : {}) } },
      evidenceByElement: { ...parameter.evidenceByElement, [key]: evidence },
    }
  }

  #values(parameter: Parameter, written: Setting, layer: Layer, path: Path): Parameter['values'] {
    const origin = parameter.unit === 'date' ? this.#origin : null
    const isLong =
      typeof written === 'object' && (written.value !== undefined || written.values !== undefined)
    if (isLong)
      return valuesAt(written, parameter.over, origin, layer.source, path, this.#dimensions, this.#problems)
    const short = typeof written === 'object' ? kindsOf(written) : written
    return { kind: 'same', distribution: distributionAt(short, origin, layer.source, path, this.#problems) }
  }

  #byElement({ values, over }: Parameter) {
    if (values.kind === 'each') return values.byElement
    return Object.fromEntries(this.#dimensions.keys(over).map((key) => [key, values.distribution]))
  }

  #equation(
    variable: Flow | Auxiliary | Exogenous,
    key: string | undefined,
    written: Setting,
    layer: Layer,
    path: Path,
  ): Variable | undefined {
    if (typeof written === 'object' && written.equation === undefined) {
      const expected = `an equation: ${variable.name} is not a parameter`
      this.#problems.add('cannot-change', layer.source.place(path), 'a value or distribution', expected)
      return undefined
    }
    const at = typeof written === 'object' ? [...path, 'equation'] : path
    const equation = equationAt(layer.source, at, this.#problems)
    const before = variable.kind === 'exogenous' ? variable.base : variable.equations
    const equations =
      key === undefined ? ({ kind: 'same', equation } as const) : withElement(before, key, equation)
    return variable.kind === 'exogenous' ? { ...variable, base: equations } : { ...variable, equations }
  }
}

function isSettable(variable: Variable): variable is Parameter | Flow | Auxiliary | Exogenous {
  return ['parameter', 'flow', 'auxiliary', 'exogenous'].includes(variable.kind)
}

function withElement(equations: Equations, key: string, equation: Equation): Equations {
  const before = equations.kind === 'each' ? equations.byElement : { else: equations.equation }
  return { kind: 'each', byElement: { ...before, [key]: equation } }
}

function kindsOf({
  value: _v,
  values: _s,
  equation: _e,
  source: _o,
  grade: _g,
  note: _n,
  ...kinds
}: LongForm) {
  return kinds
}
