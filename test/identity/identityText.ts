import { joinMembers } from '../../src/ensemble/joinMembers.ts'
import { type MemberRange, runMembers } from '../../src/ensemble/runMembers.ts'
import { summarise } from '../../src/ensemble/summarise.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../src/kernel/compiled/emit/f64x2.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import type { Ensemble } from '../../src/model/ensemble.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'
import { metricsCsv } from '../../src/report/metricsCsv.ts'
import { summaryCsv } from '../../src/report/summaryCsv.ts'
import { soundStudy } from '../soundStudy.ts'

/** A way to get a result that must not depend on it. */
export interface Way {
  readonly kernel?: 'simd' | 'scalar' | 'interpreter'
  /** Members computed side by side. */
  readonly lanes?: number
  /** Members run at once. */
  readonly range?: number
}

/** A scenario by its path, with the text of all files it may read. */
export interface IdentityCase {
  readonly path: string
  readonly members: number
  readonly files: Readonly<Record<string, string>>
}

const analysed = new WeakMap<IdentityCase, { scenario: Scenario; system: System }>()

/** Reads and analyses a scenario, once. */
export function ready(one: IdentityCase): { scenario: Scenario; system: System } {
  const known = analysed.get(one)
  if (known) return known
  const { path, members, files } = one
  const study = soundStudy({ read: (name) => files[name] }, path, { members })
  analysed.set(one, study)
  return study
}

function kernelOf(system: System, { kernel = 'simd', lanes = 16 }: Way): Kernel {
  if (kernel === 'interpreter') return interpret(system)
  return compile(system, { instructions: kernel === 'scalar' ? F64_SCALAR : F64X2, lanes })
}

/** Summary, metrics and every member's metrics as text: numbers as the shortest decimals that read back as the same doubles. */
export function textOf(scenario: Scenario, ensemble: Ensemble): string {
  const summary = summarise(scenario, ensemble)
  const metrics = metricsCsv(summary, scenario.time.origin)
  return [summaryCsv(summary), metrics, Array.from(ensemble.metricValues, String).join('\n')].join('\n')
}

/** Runs a scenario on this thread. */
export function identityText(one: IdentityCase, way: Way = {}): string {
  const { scenario, system } = ready(one)
  const kernel = kernelOf(system, way)
  const { members } = scenario.ensemble
  const size = way.range ?? members
  const ranges: MemberRange[] = []
  for (let first = 0; first < members; first += size)
    ranges.push(runMembers(system, kernel, scenario.ensemble, first, Math.min(size, members - first)))
  return textOf(scenario, joinMembers(system, scenario.ensemble, ranges))
}
