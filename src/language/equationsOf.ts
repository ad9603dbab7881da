import type { Equation } from '../model/expression.ts'
import type { Equations } from '../model/model.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { parseEquation } from './parseEquation.ts'
import type { Problems } from './problems.ts'
import type { Path, Source } from './source.ts'

/** The equation at a path; a key that is left out means 0. */
export function equationAt(source: Source, path: Path, problems: Problems): Equation {
  const written = source.written(path)
  const parsed = parseEquation(written.source === '' ? { ...written, source: '0' } : written)
  if ('expression' in parsed) return parsed
  problems.addAll(parsed)
  return { ...written, expression: { kind: 'number', value: 0, at: 0 } }
}

/** One equation for all elements or one each; every element must be there, or `else`. */
export function equationsAt(
  value: unknown,
  over: readonly string[],
  source: Source,
  path: Path,
  dimensions: DimensionTable,
  problems: Problems,
): Equations {
  if (typeof value !== 'object' || value === null)
    return { kind: 'same', equation: equationAt(source, path, problems) }
  const keys = Object.keys(value)
  dimensions.checkKeys(keys, over, source, path)
  const each = keys.map((key) => [key, equationAt(source, [...path, key], problems)] as const)
  return { kind: 'each', byElement: Object.fromEntries(each) }
}
