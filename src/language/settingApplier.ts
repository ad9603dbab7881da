import type { Place } from '../diagnostics/place.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Equation } from '../model/expression.ts'
import type { Auxiliary, Equations, Exogenous, Flow, Parameter, Variable } from '../model/model.ts'
import { axisOf, checkRange } from './axis.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { distributionAt } from './distributionAt.ts'
import { equationAt } from './equationsOf.ts'
import { evidenceOf, evidenceOfChange } from './evidenceOf.ts'
import { numbersOf } from './numbersOf.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import { valuesAt } from './readParameters.ts'
import type { Row } from './readTable.ts'
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

  /** Gives parameters the columns of a posterior. */
  draw(rows: readonly Row[], layer: Layer): void {
    const { posterior } = layer.data
    if (typeof posterior !== 'object') return
    const place = layer.source.place(['posterior', 'file'])
    const [first] = rows
    if (!first) this.#problems.add('bad-value', place, 'a table without rows', 'at least one row of draws')
    for (const column of first?.columns ?? []) {
      const { variable, key } = this.#target(column)
      const headed = { file: first?.place.file ?? place.file, line: 1, column: 1 }
      if (variable?.kind !== 'parameter') this.#unknownColumn(column, headed)
      else if (key === undefined || this.#dimensions.checkKey(key, variable.over, headed)) {
        const values = numbersOf(rows, column, this.#problems)
        const distribution: Distribution = { kind: 'empirical', values, joint: posterior.file }
        if (values.every(Number.isFinite))
          checkRange(distribution, axisOf(variable, this.#origin), headed, this.#problems)
        const prior = variable.evidenceByElement?.[key ?? ''] ?? variable.evidence
        const evidence = {
          ...prior,
          ...evidenceOf(posterior),
          source: `${posterior.source}; prior: ${prior.source}`,
        }
        const changed = this.#assigned(variable, key, { kind: 'same', distribution }, evidence)
        this.#variables.set(variable.name, changed)
      }
    }
  }

  #unknownColumn(column: string, place: Place): void {
    const known = this.variables.filter((v) => v.kind === 'parameter').map((v) => v.name)
    this.#problems.unknown('unknown-name', place, column, 'a parameter', known)
  }

  #target(written: string): { variable: Variable | undefined; key: string | undefined } {
    const match = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(written)
    const key = match?.[2]
      ?.split(',')
      .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
      .join(',')
    return { variable: this.#variables.get(match?.[1] ?? written), key }
  }

  /** @param path of the settings in the layer's file: those of the scenario, or of one of its policies */
  apply(settings: Settings, layer: Layer, path: Path): void {
    for (const [target, written] of Object.entries(settings)) {
      const { variable, key } = this.#target(target)
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
    const values = this.#values(parameter, written, layer, path)
    return this.#assigned(parameter, key, values, evidenceOfChange(long ?? {}, layer.id))
  }

  #assigned(
    parameter: Parameter,
    key: string | undefined,
    values: Parameter['values'],
    evidence: Evidence,
  ): Parameter {
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
    const axis = axisOf(parameter, this.#origin)
    const isLong =
      typeof written === 'object' && (written.value !== undefined || written.values !== undefined)
    if (isLong)
      return valuesAt(written, parameter.over, axis, layer.source, path, this.#dimensions, this.#problems)
    const short = typeof written === 'object' ? kindsOf(written) : written
    return { kind: 'same', distribution: distributionAt(short, axis, layer.source, path, this.#problems) }
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
