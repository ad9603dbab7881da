import type { FoundBox, Limit } from '../../study/discovery/foundBox.ts'
import { drawsOfParameter } from '../../study/sensitivity/sample.ts'
import { type Cell, csv } from '../csv.ts'
import type { DiscoveryFindings } from './discoveryContent.ts'

const LIMIT_HEADER = [
  'input',
  'grade',
  'low',
  'high',
  'values',
  'share_below_low',
  'share_below_high',
  'quasi_p',
]

function limitRow(limit: Limit, { study }: DiscoveryFindings): Cell[] {
  const start: Cell[] = [limit.name, study.inputs.get(limit.name)?.grade]
  if (limit.kind === 'kinds')
    return [...start, undefined, undefined, limit.values.join(' '), undefined, undefined, limit.quasiP]
  const { low, high, quasiP } = limit
  return [...start, low?.value, high?.value, undefined, low?.share, high?.share, quasiP]
}

/** The limits of the box, with what it would be without each; dates are months on the time axis. */
export function boxCsv(findings: DiscoveryFindings): string {
  const rows = findings.study.found.box.limits.map((limit) => {
    return [...limitRow(limit, findings), limit.without.coverage, limit.without.density]
  })
  return csv([...LIMIT_HEADER, 'coverage_without', 'density_without'], rows)
}

/** Every box of the peeling. */
export function trajectoryCsv({ study }: DiscoveryFindings): string {
  const { trajectory, chosen } = study.found
  const rows = trajectory.map(({ coverage, density, mass, members, positives, restricted }, i): Cell[] => {
    return [i, coverage, density, mass, members, positives, restricted, i === chosen ? 1 : 0]
  })
  const header = ['box', 'coverage', 'density', 'mass', 'members', 'cases', 'restricted', 'chosen']
  return csv(header, rows)
}

/** The leaves of the tree that make up its answer, with their limits. */
export function treeCsv(findings: DiscoveryFindings): string {
  const rows = findings.study.found.check.boxes.flatMap(({ coverage, density, limits }: FoundBox, leaf) => {
    return limits.map((limit) => [leaf + 1, coverage, density, ...limitRow(limit, findings).slice(0, -1)])
  })
  return csv(['leaf', 'coverage', 'density', ...LIMIT_HEADER.slice(0, -1)], rows)
}

/** One row for each member that was judged: whether what was asked for happens, whether it is in the answers, and its draws. */
export function membersCsv({ study }: DiscoveryFindings): string {
  const { sample, happens, found } = study
  const columns = sample.names.map((_, parameter) => drawsOfParameter(sample, parameter))
  const rows = Array.from({ length: sample.size }, (_, i): Cell[] => [
    sample.members[i],
    study.opposite ? 1 - (happens[i] as number) : happens[i],
    found.box.inside[i],
    found.check.inside[i],
    ...columns.map((column) => column[i]),
  ])
  return csv(['member', 'happens', 'in_box', 'in_tree', ...sample.names], rows)
}
