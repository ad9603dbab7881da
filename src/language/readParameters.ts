import type { Correlation, Parameter } from '../model/model.ts'
import { type Axis, axisOf } from './axis.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { distributionAt } from './distributionAt.ts'
import { evidenceOf } from './evidenceOf.ts'
import type { Checked } from './folder.ts'
import { entryMeaning } from './keptEntries.ts'
import type { Problems } from './problems.ts'
import type { ParametersFile, WrittenParameter } from './schemas/parametersFile.ts'
import type { Path, Source } from './source.ts'

/** The numbers of `parameters.yaml`. @param origin month that dates are counted from */
export function readParameters(
  { data, source }: Checked<ParametersFile>,
  origin: string,
  dimensions: DimensionTable,
  problems: Problems,
): readonly Parameter[] {
  const circumstances = `${origin} ${dimensions.signature}`
  const read = (name: string, written: WrittenParameter): Parameter => {
    const path = ['parameters', name]
    const { over, unit, label, description } = written
    dimensions.checkOver(over, source, [...path, 'over'])
    return {
      kind: 'parameter',
      name,
      over,
      unit,
      label,
      values: valuesAt(written, over, axisOf(written, origin), source, path, dimensions, problems),
      evidence: evidenceOf(written),
      place: source.keyPlace(path),
      ...(description ? { description } : {}),
    }
  }
  return Object.entries(data.parameters).map(([name, written]) =>
    entryMeaning(source, ['parameters', name], circumstances, problems, () => read(name, written)),
  )
}

/** `value` for all elements, or `values` for each. */
export function valuesAt(
  { value, values }: Pick<WrittenParameter, 'value' | 'values'>,
  over: readonly string[],
  axis: Axis,
  source: Source,
  path: Path,
  dimensions: DimensionTable,
  problems: Problems,
): Parameter['values'] {
  if (!values)
    return {
      kind: 'same',
      distribution: distributionAt(value ?? 0, axis, source, [...path, 'value'], problems),
    }
  dimensions.checkKeys(Object.keys(values), over, source, [...path, 'values'])
  const { else: rest, ...named } = values
  const keys = rest === undefined ? Object.keys(named) : dimensions.keys(over)
  const read = (key: string) => {
    const known = Object.hasOwn(named, key) ? key : 'else'
    return distributionAt(values[known] ?? 0, axis, source, [...path, 'values', known], problems)
  }
  return { kind: 'each', byElement: Object.fromEntries(keys.map((key) => [key, read(key)])) }
}

/** Rank correlations between parameters, or elements of them (`name[element]`). */
export function readCorrelations(
  { data, source }: Checked<ParametersFile>,
  parameters: ReadonlyMap<string, Parameter>,
  dimensions: DimensionTable,
  problems: Problems,
): readonly Correlation[] {
  return data.correlations.map((written, i) => {
    written.between.forEach((name, j) => {
      const place = source.place(['correlations', i, 'between', j])
      checkEnd(name, parameters, dimensions, problems, place)
    })
    const [a, b] = written.between
    if (a === b)
      problems.add('duplicate-name', source.place(['correlations', i, 'between', 1]), b, 'another parameter')
    return {
      between: [a, b],
      rank: written.rank,
      evidence: evidenceOf(written),
      place: source.place(['correlations', i]),
    }
  })
}

function checkEnd(
  name: string,
  parameters: ReadonlyMap<string, Parameter>,
  dimensions: DimensionTable,
  problems: Problems,
  place: Correlation['place'],
): void {
  const match = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(name)
  const parameter = parameters.get(match?.[1] ?? name)
  if (!parameter) problems.unknown('unknown-name', place, name, 'a parameter', parameters.keys())
  else if (match?.[2] !== undefined) dimensions.checkKey(match[2], parameter.over, place)
  else if (parameter.over.length > 0)
    problems.add(
      'wrong-index-count',
      place,
      name,
      `${name}[element]: it is an array over ${parameter.over.join(', ')}`,
    )
}
