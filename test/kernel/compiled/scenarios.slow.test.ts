import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawNoise } from '../../../src/ensemble/drawNoise.ts'
import { drawParameters } from '../../../src/ensemble/drawParameters.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { monthsOfNoise } from '../../../src/kernel/kernel.ts'
import type { Files } from '../../../src/language/files.ts'
import { prepare } from '../../../src/simulate.ts'
import { expectSame, runKernel } from './runKernel.ts'

const ROOT = 'scenarios'
const files: Files = {
  read: (path) => {
    try {
      return readFileSync(`${ROOT}/${path}`, 'utf8')
    } catch {
      return undefined
    }
  },
}

const scenarios = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.yaml') && /^model:|^extends:/m.test(files.read(path) ?? ''),
)

/** Fewer members than a tile has, so that lanes without a member are there too. */
const MEMBERS = 5

it.each(scenarios)('%s gives the same bits compiled and interpreted', { timeout: 120_000 }, (path) => {
  const prepared = prepare(files, path)
  if (prepared.kind === 'faulty')
    throw new Error(`${path} is faulty: ${JSON.stringify(prepared.diagnostics[0])}`)
  const { system, scenario } = prepared
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
