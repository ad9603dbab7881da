import { expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'

const place = { file: 'copper/base.yaml', line: 3, column: 7 }

test('says where, what was found, what was expected and the nearest name', () => {
  const problem = { code: 'unknown-name', place, found: 'prize', expected: 'a variable' }
  expect(formatDiagnostic(problem)).toBe(
    'copper/base.yaml:3:7 unknown-name: found prize; expected a variable',
  )
  expect(formatDiagnostic({ ...problem, nearest: 'price' })).toBe(
    'copper/base.yaml:3:7 unknown-name: found prize; expected a variable; did you mean price?',
  )
})

test('says each other place on a line of its own', () => {
  const also = [{ place: { ...place, line: 9 }, what: 'price needs cost' }]
  const problem = { code: 'cycle', place, found: 'a circle', expected: 'none', also }
  expect(formatDiagnostic(problem)).toBe(
    'copper/base.yaml:3:7 cycle: found a circle; expected none\n  copper/base.yaml:9:7 price needs cost',
  )
})

test('an option of the command line is no file', () => {
  const problem = { code: 'bad-value', found: '0', expected: 'a number at least 1' }
  const at = (file: string, column: number) =>
    formatDiagnostic({ ...problem, place: { file, line: 1, column } })
  expect(at('--members', 1)).toBe('option --members: bad-value: found 0; expected a number at least 1')
  expect(at('--set price', 9)).toMatch(/^option --set price, character 9: bad-value: found 0/)
})
