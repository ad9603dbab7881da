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
