import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawNoise } from '../../../src/ensemble/drawNoise.ts'
import { drawParameters } from '../../../src/ensemble/drawParameters.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { monthsOfNoise } from '../../../src/kernel/kernel.ts'
import { soundStudy } from '../../soundStudy.ts'
import { studyFiles } from '../../studyFiles.ts'
import { expectSame, runKernel } from './runKernel.ts'

const ROOT = 'scenarios'
const files = studyFiles(ROOT)

const scenarios = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.yaml') && /^model:|^extends:/m.test(files.read(path) ?? ''),
)

/** Fewer members than a tile has, so that lanes without a member are there too. */
const MEMBERS = 5

it.each(scenarios)('%s gives the same bits compiled and interpreted', { timeout: 120_000 }, (path) => {
  const { system, scenario } = soundStudy(files, path)
  const rows = (values: Float64Array): number[][] =>
    Array.from({ length: values.length / MEMBERS }, (_, i) => [
      ...values.slice(i * MEMBERS, (i + 1) * MEMBERS),
    ])
  const names = system.noise.map((n) => n.name)
  const inputs = {
    members: MEMBERS,
    draws: rows(drawParameters(system.draws, system.correlations, scenario.ensemble, 0, MEMBERS)),
    noise: rows(drawNoise(names, monthsOfNoise(system.time), scenario.ensemble, 0, MEMBERS)),
  }
  const wanted = runKernel(interpret(system), system, inputs)
  expectSame(runKernel(compile(system), system, inputs), wanted)
  expectSame(runKernel(compile(system, { instructions: F64_SCALAR }), system, inputs), wanted)
  expect(new Set(wanted.values).size).toBeGreaterThan(wanted.values.length / 10)
})
