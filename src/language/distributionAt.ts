import type { Distribution } from '../model/distribution.ts'
import type { Problems } from './problems.ts'
import { readDistribution, type WrittenDistribution } from './readDistribution.ts'
import type { Path, Source } from './source.ts'

/** The distribution at a path. @param origin month dates are counted from; null when the number is not a date */
export function distributionAt(
  written: WrittenDistribution,
  origin: string | null,
  source: Source,
  path: Path,
  problems: Problems,
): Distribution {
  const read = readDistribution(written, origin)
  if ('distribution' in read) return read.distribution
  for (const problem of read.problems)
    problems.add(problem.code, source.place([...path, ...problem.path]), problem.found, problem.expected)
  return { kind: 'fixed', value: Number.NaN }
}
