import { expect, test } from 'vitest'
import { progress } from '../../src/cli/progress.ts'
import { terminal } from '../../src/cli/terminal.ts'
import { timeLeft } from '../../src/cli/timeLeft.ts'

/** A terminal that keeps what it is shown. */
function shown(isTTY: boolean) {
  const written: string[] = []
  const stream = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }
  return { written, terminal: terminal({ stdout: stream, stderr: stream }, {}) }
}

test.each([
  [25, 100, 10, 'about 30 s left'],
  [50, 100, 90, 'about 1 min 30 s left'],
  [10, 100, 1200, 'about 3 h 0 min left'],
  [100, 100, 10, ''],
  [0, 100, 10, ''],
  [1, 100, 10, ''],
  [50, 100, 0.5, ''],
])('%i of %i after %d s: %s', (done, total, seconds, words) => {
  expect(timeLeft(done, total, seconds)).toBe(words)
})

test('a log has a line at every quarter, with the time left', () => {
  const { written, terminal } = shown(false)
  let now = 100
  const bar = progress('Members', 8, terminal, false, () => now)
  for (let done = 0; done < 8; done++) {
    now += 2
    bar.add(1)
  }
  bar.stop()
  expect(written).toEqual([
    'Members: 2 of 8, about 12 s left\n',
    'Members: 4 of 8, about 8 s left\n',
    'Members: 6 of 8, about 4 s left\n',
    'Members: 8 of 8\n',
  ])
})

test('nothing is shown when asked to be quiet or when there is nothing to do', () => {
  const { written, terminal } = shown(false)
  progress('Members', 8, terminal, true).add(8)
  progress('Members', 0, terminal, false).add(0)
  expect(written).toEqual([])
})
