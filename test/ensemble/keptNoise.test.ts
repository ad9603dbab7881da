import { expect, test } from 'vitest'
import { drawNoise } from '../../src/ensemble/drawNoise.ts'
import { KeptDraws } from '../../src/ensemble/keptDraws.ts'
import { monthsOfNoise } from '../../src/kernel/kernel.ts'
import { keepingDraws, runHere } from '../../src/simulate.ts'
import { folderOf, systemOf } from '../modelText.ts'

/** More members than run side by side, so that their noise is drawn range by range. */
const MEMBERS = 150

const { system, scenario } = systemOf(
  folderOf(
    `time: { origin: 2020-01, start: 2020-01, end: 2020-06, steps_per_month: 1, method: euler }
noise:
  shock: { over: [], {label} }
auxiliaries:
  x: { unit: dimensionless, {label}, equation: 2 * shock }
`,
    '',
    `ensemble: { members: ${MEMBERS}, seed: test, design: mc }\noutputs: [x]\n`,
  ),
)

test('the noise of one range is kept while that of others is drawn', () => {
  const names = system.noise.map(({ name }) => name)
  const { noiseOf } = new KeptDraws().of(system, scenario.ensemble)
  const ranges = [[0, 64] as const, [64, 64] as const, [128, 22] as const]
  const wanted = ranges.map(([from, members]) =>
    drawNoise(names, monthsOfNoise(system.time), scenario.ensemble, from, members),
  )
  for (let round = 0; round < 2; round++)
    expect(ranges.map(([from, members]) => noiseOf(from, members))).toEqual(wanted)
})

test('many members run alike with kept draws, the first time and again', async () => {
  const wanted = runHere(system, scenario)
  const run = keepingDraws()
  for (let round = 0; round < 2; round++) expect(await run(system, scenario)).toEqual(wanted)
})
