import { expect, test } from 'vitest'
import { observationWindow } from '../../src/language/observationWindow.ts'

test.each([
  ['2023-07-05', { from: 30 + 4 / 31, to: 30 + 4 / 31 }],
  ['2023-07', { from: 30, to: 31 }],
  ['2023', { from: 24, to: 36 }],
  ['2023-H1', { from: 24, to: 30 }],
  ['2023-H2', { from: 30, to: 36 }],
  ['2024-01..09', { from: 36, to: 45 }],
  ['2023-11..2024-02', { from: 34, to: 38 }],
])('%s', (text, window) => {
  expect(observationWindow(text, '2021-01')).toEqual(window)
})

test.each(['never', '', '2023-H3', '2023-13', '2024-09..01', '2024-01..13', '2023-02-30', 'spring 2023'])(
  '%j is no time',
  (text) => {
    expect(observationWindow(text, '2021-01')).toBeUndefined()
  },
)
