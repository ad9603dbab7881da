import { monthsOf } from '../model/calendar.ts'
import type { Lookup, Stock, Variable } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { equationAt, equationsAt } from './equationsOf.ts'
import { evidenceOf } from './evidenceOf.ts'
import type { Checked } from './folder.ts'
import { entryMeaning } from './keptEntries.ts'
import type { Problems } from './problems.ts'
import type { ModelFile } from './schemas/modelFile.ts'
import type { Path } from './source.ts'

/** Stocks, flows, auxiliaries, lookups, exogenous paths and noise of `model.yaml`, in the order of the file's sections. */
export function readVariables(
  model: Checked<ModelFile>,
  origin: string,
  dimensions: DimensionTable,
  problems: Problems,
): readonly Variable[] {
  return new VariableReader(model, origin, dimensions, problems).all()
}

type Section = 'stocks' | 'flows' | 'auxiliaries' | 'lookups' | 'exogenous' | 'noise'
type Written<S extends Section> = ModelFile[S][string]

class VariableReader {
  readonly #model: Checked<ModelFile>
  readonly #origin: string
  readonly #dimensions: DimensionTable
  readonly #problems: Problems

  constructor(model: Checked<ModelFile>, origin: string, dimensions: DimensionTable, problems: Problems) {
    this.#model = model
    this.#origin = origin
    this.#dimensions = dimensions
    this.#problems = problems
  }

  all(): readonly Variable[] {
    return [
      ...this.#section('stocks', (name, written, path) => this.#stock(name, written, path)),
      ...this.#section('flows', (name, written, path) => ({
        kind: 'flow',
        ...this.#named(name, written, path),
        equations: this.#equations(written.equation, written.over, [...path, 'equation']),
      })),
      ...this.#section('auxiliaries', (name, written, path) => ({
        kind: 'auxiliary',
        ...this.#named(name, written, path),
        equations: this.#equations(written.equation, written.over, [...path, 'equation']),
      })),
      ...this.#section('lookups', (name, written, path) => this.#lookup(name, written, path)),
      ...this.#section('exogenous', (name, written, path) => ({
        kind: 'exogenous',
        ...this.#named(name, written, path),
        path: written.path,
        base: this.#equations(written.base, written.over, [...path, 'base']),
      })),
      ...this.#section('noise', (name, written, path) => ({
        kind: 'noise',
        ...this.#named(name, { ...written, unit: 'dimensionless' }, path),
      })),
    ]
  }

  #section<S extends Section>(
    section: S,
    read: (name: string, written: Written<S>, path: Path) => Variable,
  ): readonly Variable[] {
    const entries = Object.entries(this.#model.data[section]) as [string, Written<S>][]
    const circumstances = `${section} ${this.#origin} ${this.#dimensions.signature}`
    return entries.map(([name, written]) => {
      const path = [section, name] as const
      return entryMeaning(this.#model.source, path, circumstances, this.#problems, () =>
        read(name, written, path),
      )
    })
  }

  #named(
    name: string,
    written: Pick<Written<'flows'>, 'over' | 'unit' | 'label' | 'description'>,
    path: Path,
  ) {
    const { over, unit, label, description } = written
    this.#dimensions.checkOver(over, this.#model.source, [...path, 'over'])
    const place = this.#model.source.keyPlace(path)
    return { name, over, unit, label, place, ...(description ? { description } : {}) }
  }

  #equations(value: unknown, over: readonly string[], path: Path) {
    return equationsAt(value, over, this.#model.source, path, this.#dimensions, this.#problems)
  }

  #stock(name: string, written: Written<'stocks'>, path: Path): Stock {
    const rates = (side: 'inflows' | 'outflows') =>
      written[side].map((_, i) => equationAt(this.#model.source, [...path, side, i], this.#problems))
    return {
      kind: 'stock',
      ...this.#named(name, written, path),
      initial: this.#equations(written.initial, written.over, [...path, 'initial']),
      inflows: rates('inflows'),
      outflows: rates('outflows'),
      nonNegative: written.non_negative,
    }
  }

  #lookup(name: string, written: Written<'lookups'>, path: Path): Lookup {
    const points = written.points.map(([x, y]): [number, number] => [
      typeof x === 'string' ? (monthsOf(x, this.#origin) as number) : x,
      y,
    ])
    points.forEach(([x], i) => {
      if (i === 0 || x > (points[i - 1] as [number, number])[0]) return
      const place = this.#model.source.place([...path, 'points', i])
      this.#problems.add('bad-points', place, `x ${written.points[i]?.[0]}`, 'x rising from point to point')
    })
    return {
      kind: 'lookup',
      ...this.#named(name, { ...written, over: [] }, path),
      inputUnit: written.input_unit,
      interpolation: written.interpolation,
      points,
      evidence: evidenceOf(written),
    }
  }
}
