import { expect, test } from 'vitest'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../src/kernel/compiled/emit/f64x2.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import type { System } from '../../src/model/system.ts'
import { CORPUS, type CorpusModel, REFUSED } from '../corpus/corpusModels.ts'
import { systemOf } from '../modelText.ts'
import { expectSame, type Results, runKernel } from './compiled/runKernel.ts'

const RUN = CORPUS.filter(({ id }) => !REFUSED[id])

/** An odd number: one lane of the vectors has no member. */
const MEMBERS = 3

const inputsOf = ({ draws }: System) => ({
  members: MEMBERS,
  draws: draws.map((_, draw) => Array.from({ length: MEMBERS }, (_, m) => 0.1 + 0.3 * m + 0.07 * draw)),
})

const systemFor = ({ convert }: CorpusModel): System => systemOf(convert().texts).system

test.each(RUN)('$id gives the same bits compiled and interpreted, in vectors and without', (model) => {
  const system = systemFor(model)
  expect(system.noise).toEqual([])
  const wanted = runKernel(interpret(system), system, inputsOf(system))
  for (const instructions of [F64X2, F64_SCALAR])
    expectSame(runKernel(compile(system, { instructions }), system, inputsOf(system)), wanted)
})

/** The instructions of another operation in place of those of addition. */
const FAULTY = { ...F64X2, computations: { ...F64X2.computations, add: F64X2.computations.sub } }

const isSame = (found: Results, wanted: Results): boolean => {
  try {
    expectSame(found, wanted)
    return true
  } catch {
    return false
  }
}

test('these results come from the compiled instructions: with a wrong one they are others', () => {
  const changed = RUN.filter((model) => {
    const system = systemFor(model)
    const [found, wanted] = [compile(system, { instructions: FAULTY }), interpret(system)].map((kernel) =>
      runKernel(kernel, system, inputsOf(system)),
    )
    return !isSame(found as Results, wanted as Results)
  })
  expect(changed.length).toBeGreaterThan(RUN.length / 2)
})
