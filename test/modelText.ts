import { runMembers } from '../src/ensemble/runMembers.ts'
import { interpret } from '../src/kernel/interpreter.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { savesOf } from '../src/kernel/kernel.ts'
import type { Scenario } from '../src/model/scenario.ts'
import type { System } from '../src/model/system.ts'
import { memoryFiles } from './language/memoryFiles.ts'
import { soundStudy } from './soundStudy.ts'

const LABEL = 'label: { en: x, zh: x }'

/** A model whose variables need no labels: `{label}` stands for one. */
export function folderOf(model: string, parameters = '', scenario = ''): Record<string, string> {
  const fill = (text: string): string => text.replaceAll('{label}', LABEL)
  return {
    'lab/model.yaml': fill(`title: { en: Lab, zh: 实验 }\nversion: "1"\n${model}`),
    'lab/parameters.yaml': fill(`parameters:\n${parameters || '  {}'}`),
    'lab/main.yaml': fill(
      `model: model.yaml\ntitle: { en: Lab, zh: 实验 }\nsummary: { en: Lab, zh: 实验 }\n${scenario}`,
    ),
  }
}

export function systemOf(
  texts: Record<string, string>,
  path = 'lab/main.yaml',
): { scenario: Scenario; system: System } {
  return soundStudy(memoryFiles(texts), path)
}

/** Paths of the outputs of member 0 (or another) and its metrics, by name. */
export function runOne(
  texts: Record<string, string>,
  member = 0,
  kernel: (system: System) => Kernel = interpret,
): { paths: Record<string, number[]>; metrics: Record<string, number>; failures: readonly unknown[] } {
  const { scenario, system } = systemOf(texts)
  const { values, metricValues, failures } = runMembers(system, kernel(system), scenario.ensemble, member, 1)
  const saves = savesOf(system.time)
  const name = (a: string, b: string): string => (b === '' ? a : `${a}[${b}]`)
  return {
    paths: Object.fromEntries(
      system.outputs.map((o, i) => [
        name(o.variable, o.element),
        [...values.slice(i * saves, (i + 1) * saves)],
      ]),
    ),
    metrics: Object.fromEntries(
      system.metrics.map((m, i) => [name(m.name, m.element), metricValues[i] as number]),
    ),
    failures,
  }
}
