import { expect, test } from 'vitest'
import { drawNoise } from '../../src/ensemble/drawNoise.ts'
import { drawParameters } from '../../src/ensemble/drawParameters.ts'
import { KeptDraws } from '../../src/ensemble/keptDraws.ts'
import { monthsOfNoise } from '../../src/kernel/kernel.ts'
import type { EnsembleSpec } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'
import { keepingDraws, runHere } from '../../src/simulate.ts'
import { completeFolder, memoryFiles } from '../language/memoryFiles.ts'
import { soundStudy } from '../soundStudy.ts'

const folder = completeFolder()
const edited = (file: string, from: string, to: string): Record<string, string> => {
  const [path, text] = [`complete/${file}`, folder[`complete/${file}`] as string]
  expect(text).toContain(from)
  return { ...folder, [path]: text.replace(from, to) }
}
const steps = (): Record<string, string>[] => [
  folder,
  edited('model.yaml', 'equation: ', 'equation: 1 * '),
  edited('parameters.yaml', 'high: ', 'high: 1'),
  edited('base.yaml', 'seed: ', 'seed: x'),
  folder,
]

const ready = (texts: Record<string, string>) => soundStudy(memoryFiles(texts), 'complete/worse.yaml')

function drawnAnew(system: System, ensemble: EnsembleSpec): unknown {
  const names = system.noise.map(({ name }) => name)
  return {
    draws: drawParameters(system.draws, system.correlations, ensemble, 0, ensemble.members),
    noise: drawNoise(names, monthsOfNoise(system.time), ensemble, 3, 5),
  }
}

test('draws that are kept while a model is edited are those that would be drawn anew', () => {
  const kept = new KeptDraws()
  for (const texts of steps()) {
    const { system, scenario } = ready(texts)
    for (const members of [9, 12]) {
      const ensemble = { ...scenario.ensemble, members }
      const { draws, noiseOf } = kept.of(system, ensemble)
      expect({ draws, noise: noiseOf(3, 5) }).toEqual(drawnAnew(system, ensemble))
    }
  }
})

test('an edited model runs alike with kept draws', async () => {
  const run = keepingDraws()
  for (const texts of steps()) {
    const { system, scenario } = ready(texts)
    expect(await run(system, scenario)).toEqual(runHere(system, scenario))
  }
})
