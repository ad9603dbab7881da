import { describe, expect, test } from 'vitest'
import { emitUniforms } from '../../../src/ensemble/random/emitUniforms.ts'
import { emitSelect } from '../../../src/ensemble/select/emitSelect.ts'
import { emitCount } from '../../../src/ensemble/streamed/emitCount.ts'
import { FUNCTIONS } from '../../../src/functions/catalogue.ts'
import { kernelParts } from '../../../src/kernel/compiled/compile.ts'
import { F32X4 } from '../../../src/kernel/compiled/emit/f32x4.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import { FunctionBuilder } from '../../../src/kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../../src/kernel/compiled/wasm/moduleBuilder.ts'
import type { System } from '../../../src/model/system.ts'
import { soundStudy } from '../../soundStudy.ts'
import { studyFiles } from '../../studyFiles.ts'
import { everything } from './everything.ts'
import { examineModule } from './examineModule.ts'
import { call, PlainSystem } from './plainSystem.ts'

/** Every function and operator of the language, of numbers that change while it runs. */
function everyFunction(): System {
  const s = new PlainSystem()
  const numbers = [s.noise(), s.noise(), s.noise()]
  for (const { name, least, most } of FUNCTIONS.values())
    s.output(call(name, ...numbers.slice(0, most > 3 ? 2 : Math.max(least, Math.min(most, 3)))))
  return s.system()
}

const SYSTEMS: readonly (readonly [string, () => System])[] = [
  ['every function', everyFunction],
  ['everything by euler', () => everything(true).system({ steps: 20 })],
  ['everything by rk4', () => everything(true).system({ steps: 20, method: 'rk4' })],
  ['the shipped study', () => soundStudy(studyFiles('scenarios'), 'gallium/base.yaml').system],
]

/** Nothing of the host computes, and nothing is left to the machine: fused multiplication and addition would be. */
function expectPlain(bytes: Uint8Array): void {
  const { imports, odd, functions } = examineModule(bytes)
  expect(imports).toEqual(['host.memory'])
  expect(odd).toEqual([])
  expect(functions).toBeGreaterThan(0)
}

describe.each([F64X2, F64_SCALAR, F32X4])(
  'a kernel in $name asks its host for memory alone',
  (instructions) => {
    test.each(SYSTEMS)('%s', (_, system) => {
      expectPlain(kernelParts(system(), { instructions, lanes: 32 }).code.bytes)
    })
  },
)

test.each([
  ['draws and noise', () => emitUniforms().bytes],
  ['quantiles', emitSelect],
  ['histograms', emitCount],
])('so does the code of %s', (_, bytes) => {
  expectPlain(bytes())
})

test.each([
  ['a fused multiplication and addition', [0xfd, 0x87, 0x02], 'fd 107'],
  ['an instruction on shared memory', [0xfe, 0x03], 'fe'],
])('%s is found between others', (_, bytes, named) => {
  const f = new FunctionBuilder([])
  f.integer(-70)
    .op(0xfd, 0x0c, ...new Array<number>(16).fill(0xfd))
    .op(...bytes)
    .integer(1)
  const module = new ModuleBuilder()
  module.add(new FunctionBuilder([]), 'other')
  module.add(f, 'faulty')
  expect(examineModule(module.encode())).toEqual({ imports: ['host.memory'], functions: 2, odd: [named] })
})
