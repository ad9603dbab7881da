import type { Distribution } from '../model/distribution.ts'
import { type Axis, checkRange } from './axis.ts'
import type { Problems } from './problems.ts'
import { readDistribution, type WrittenDistribution } from './readDistribution.ts'
import type { Path, Source } from './source.ts'

/** The distribution at a path, which keeps to the bounds of its axis. */
export function distributionAt(
  written: WrittenDistribution,
  axis: Axis,
  source: Source,
  path: Path,
  problems: Problems,
): Distribution {
  const read = readDistribution(written, axis.origin)
  if ('distribution' in read) {
    checkRange(read.distribution, axis, source.place(path), problems)
    return read.distribution
  }
  for (const problem of read.problems)
    problems.add(problem.code, source.place([...path, ...problem.path]), problem.found, problem.expected)
  return { kind: 'fixed', value: Number.NaN }
}
