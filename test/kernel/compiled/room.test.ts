import { expect, test } from 'vitest'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { CannotCompile } from '../../../src/kernel/compiled/emit/checkRoom.ts'
import { folderOf, systemOf } from '../../modelText.ts'

/** A model with a fixed delay of drawn length for each element, over 179 years at 30 steps a month. */
function delays(elements: number): ReturnType<typeof systemOf> {
  const names = Array.from({ length: elements }, (_, i) => `E${i}`)
  return systemOf(
    folderOf(
      `dimensions: { r: [${names.join(', ')}] }
time: { origin: 2020-01, start: 2020-01, end: 2199-01, steps_per_month: 30, method: euler }
auxiliaries:
  x: { over: [r], unit: dimensionless, {label}, equation: 'delayFixed(1, lag[r], 0)' }
`,
      `  lag: { over: [r], unit: month, {label}, source: test, grade: judgement, value: { uniform: { low: 1, high: 2000 } } }\n`,
      'ensemble: { members: 2, seed: test, design: mc }\noutputs: [x]\n',
    ),
  )
}

test('fixed delays that take more memory than there can be are refused by name', () => {
  const { system } = delays(150)
  expect(() => compile(system)).toThrow(CannotCompile)
  expect(() => compile(system)).toThrow(
    /fixed delays \(there are 150\), the longest in x\[E0\]: it keeps 644\d\d time steps/,
  )
  expect(() => compile(delays(20).system)).not.toThrow()
})
