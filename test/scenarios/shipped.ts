import { readdirSync } from 'node:fs'
import { runMembers } from '../../src/ensemble/runMembers.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import type { Files } from '../../src/language/files.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'

const ROOT = 'scenarios'
const FOLDER = 'gallium'

/** Every scenario file of the shipped study. */
export const SHIPPED = readdirSync(`${ROOT}/${FOLDER}`)
  .filter((name) => name.endsWith('.yaml') && !['model.yaml', 'parameters.yaml'].includes(name))
  .map((name) => name.replace('.yaml', ''))

/** Members of a scenario: `path('consumer_stock[JP]', member)` and `metric('peak_spot_price', member)`. */
export interface Members {
  readonly count: number
  readonly months: number
  readonly failures: readonly unknown[]
  path(name: string, member: number): number[]
  metric(name: string, member: number): number
}

export function runShipped(scenario: string, count: number): Members {
  return run(studyFiles(ROOT), `${FOLDER}/${scenario}.yaml`, count)
}

/** Runs a scenario that extends a shipped one by some lines of YAML. */
export function runChanged(lines: string, count: number, base = 'base'): Members {
  const text = `extends: ${base}.yaml\ntitle: { en: Test, zh: 测试 }\nsummary: { en: Test, zh: 测试 }\n${lines}\n`
  return run(studyFiles(ROOT, { [`${FOLDER}/test.yaml`]: text }), `${FOLDER}/test.yaml`, count)
}

function run(files: Files, path: string, count: number): Members {
  const { system, scenario } = soundStudy(files, path)
  const range = runMembers(system, compile(system), scenario.ensemble, 0, count)
  const saves = savesOf(system.time)
  const name = (variable: string, element: string): string => (element ? `${variable}[${element}]` : variable)
  const names = system.outputs.map((o) => name(o.variable, o.element))
  const metrics = system.metrics.map((m) => name(m.name, m.element))
  const rowOf = (rows: readonly string[], wanted: string): number => {
    const row = rows.indexOf(wanted)
    if (row < 0) throw new Error(`no ${wanted}`)
    return row
  }
  return {
    ...{ count, months: saves, failures: range.failures },
    path: (wanted, member) => {
      const row = rowOf(names, wanted) * saves
      return Array.from({ length: saves }, (_, t) => range.values[(row + t) * count + member] as number)
    },
    metric: (wanted, member) => range.metricValues[rowOf(metrics, wanted) * count + member] as number,
  }
}

/** The middle value of each month over all members. */
export function medianPath(members: Members, name: string): number[] {
  const paths = Array.from({ length: members.count }, (_, m) => members.path(name, m))
  return Array.from({ length: members.months }, (_, t) => {
    const sorted = paths.map((p) => p[t] as number).sort((a, b) => a - b)
    return sorted[sorted.length >> 1] as number
  })
}
