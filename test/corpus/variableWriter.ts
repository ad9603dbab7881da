import { elementsOf } from './elementsOf.ts'
import type { NamedVariable, NameTable } from './nameTable.ts'
import type { XmileDefinition, XmileModel } from './readXmile.ts'
import { NeedsElements, type Setting, writeEquation } from './writeEquation.ts'

export const words = (text: string) => ({ en: text, zh: text })

/** What every variable of our files says of itself. */
export const named = ({ title, dimensions }: NamedVariable) => ({
  label: words(title.replaceAll('\\n', ' ')),
  unit: 'dimensionless',
  ...(dimensions.length > 0 ? { over: dimensions.map((d) => d.id) } : {}),
})

/** Writes stocks, flows and auxiliaries as they stand in `model.yaml`. */
export class VariableWriter {
  readonly #start: number
  readonly #names: NameTable

  constructor({ start }: XmileModel, names: NameTable) {
    this.#start = start
    this.#names = names
  }

  section(variables: readonly NamedVariable[]): Record<string, unknown> {
    return Object.fromEntries(
      variables.map((v) => [v.id, v.kind === 'stock' ? this.#stock(v) : this.#rate(v)]),
    )
  }

  #rate(variable: NamedVariable) {
    const atLeastZero = variable.kind === 'flow' && variable.nonNegative
    const equation = this.#equations(variable, false, (text) => (atLeastZero ? `max(0, ${text})` : text))
    return { ...named(variable), equation }
  }

  /** A stock kept at or above zero loses no more than it has: other tools cut its outflows, ours only reports that it was overdrawn. */
  #stock(variable: NamedVariable) {
    const setting = this.#setting(variable, false)
    const [inflows, outflows] = [variable.inflows, variable.outflows].map((rates) =>
      rates.map((rate) => writeEquation(rate, setting)),
    ) as [string[], string[]]
    const limited = variable.nonNegative && inflows.length + outflows.length > 0
    const own = writeEquation({ kind: 'name', name: 'self', indices: [] }, setting)
    const net = [inflows.join(' + ') || '0', ...outflows].join(' - ')
    const perMonth = (rate: string): string => `${rate} / unit_of_time`
    return {
      ...named(variable),
      initial: this.#equations(variable, true, (text) => text),
      inflows: limited ? [perMonth(`max(${net}, -${own} * unit_of_time / timeStep)`)] : inflows.map(perMonth),
      outflows: limited ? [] : outflows.map(perMonth),
      non_negative: variable.nonNegative,
    }
  }

  /** One equation for all elements where they share one and our language can say it at once, else one for each. */
  #equations(variable: NamedVariable, initial: boolean, finish: (text: string) => string) {
    const write = (definition: XmileDefinition, key: string, at: Setting['at']): string => {
      const text = writeEquation(definition.equation, { ...this.#setting(variable, initial), at })
      const table = definition.table && (variable.tables.get(key) ?? variable.tables.get(''))
      return finish(table ? `${table}(${text})` : text)
    }
    const { definition, dimensions } = variable
    try {
      if (definition) return write(definition, '', new Map())
    } catch (error) {
      if (!(error instanceof NeedsElements) || dimensions.length === 0) throw error
    }
    const each = elementsOf(variable).map(({ key, id, definition: own, at }) => [id, write(own, key, at)])
    return Object.fromEntries(each)
  }

  #setting(owner: NamedVariable, initial: boolean): Setting {
    return { names: this.#names, start: this.#start, owner, initial, at: new Map() }
  }
}
