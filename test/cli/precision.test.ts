import { expect, test } from 'vitest'
import { runCli } from './runCli.ts'

const run = (...argv: readonly string[]) => runCli(['run', 'test/cli/lab/base.yaml', '--quiet', ...argv])

test.each([
  [['--precision', 'peak_prise=1%'], 'did you mean peak_price?'],
  [['--precision', 'peak_price'], 'Expected METRIC=VALUE'],
  [['--precision', 'peak_price=-1'], 'expected a share such as 1%'],
  [['--precision', 'dear=1%'], 'expected a number of months such as 0.5'],
  [['--precision', 'peak_price=1%', '--design', 'lhs'], 'give --design sobol or mc'],
  [['--precision', 'peak_price=1%', '--most', '20'], '--most 20 is less than the 40 members'],
  [['--most', 'many'], 'Expected a whole number'],
])('%j ends with 2 and says why', async (argv, message) => {
  const { code, err, out } = await run(...argv)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
})
