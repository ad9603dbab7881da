import { savesOf } from '../kernel/kernel.ts'
import { monthLabel } from '../model/calendar.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { MemberRange } from './runMembers.ts'

/**
 * Puts ranges of members together into one ensemble, whatever order they were run in. A range that holds all members is taken as it
 * is, without a copy.
 */
export function joinMembers(system: System, spec: EnsembleSpec, ranges: readonly MemberRange[]): Ensemble {
  const { members } = spec
  const { start, origin } = system.time
  const saves = savesOf(system.time)
  const times = Array.from(
    { length: saves },
    (_, i) => start + i * system.time.stepsPerSave * system.time.step,
  )
  const gather = (rows: number, part: (range: MemberRange) => Float64Array): Float64Array => {
    const [only, ...others] = ranges
    if (only && others.length === 0 && only.count === members) return part(only)
    const joined = new Float64Array(rows * members)
    for (const range of ranges) copyRows(part(range), joined, rows, range, members)
    return joined
  }
  return {
    ...spec,
    times,
    months: times.map((t) => monthLabel(t, origin)),
    series: system.outputs.map(({ variable, element, unit }) => ({ variable, element, unit })),
    values: gather(system.outputs.length * saves, (r) => r.values),
    metrics: system.metrics.map(({ name, element, unit, purpose, kind }) => ({
      name,
      element,
      unit,
      purpose,
      kind,
    })),
    metricValues: gather(system.metrics.length, (r) => r.metricValues),
    drawNames: system.draws.map((d) => d.name),
    draws: gather(system.draws.length, (r) => r.draws),
    failures: ranges.flatMap((r) => r.failures).sort((a, b) => a.member - b.member),
  }
}

function copyRows(
  from: Float64Array,
  into: Float64Array,
  rows: number,
  { first, count }: MemberRange,
  members: number,
): void {
  for (let row = 0; row < rows; row++)
    into.set(from.subarray(row * count, (row + 1) * count), row * members + first)
}
