import { expect, test } from 'vitest'
import { runCli } from './runCli.ts'

const BASE = 'test/cli/lab/base.yaml'
const RELIEF = 'test/cli/lab/relief.yaml'

test.each([
  [['compare', BASE, RELIEF, '--cost', 'peak_prise'], 'did you mean peak_price?'],
  [['compare', BASE, RELIEF, '--effect', 'stock'], 'names with the same words: lowest_stock'],
  [['compare', BASE, RELIEF, '--effect', 'lowest_stock'], 'name one: lowest_stock[JP], lowest_stock[EU]'],
  [['compare', BASE, RELIEF, '--at-least', 'peak_price'], 'Expected METRIC=VALUE'],
  [['compare', BASE, RELIEF, '--at-least', 'peak_price=many'], 'expected a number'],
  [['compare', BASE, RELIEF, '--at-most', 'dear=12'], 'expected a date such as 2030-01'],
  [['portfolio', BASE, 'releif'], 'did you mean relief?'],
  [['portfolio', BASE, 'relief'], 'nothing says what is paid and what for'],
  [['portfolio', BASE, 'relief', '--cost', 'peak_price', '--effect', 'dearr'], 'did you mean dear?'],
  [['portfolio', 'scenarios/gallium/base.yaml'], 'name at most 8 of us_stockpile'],
  [['explain', BASE], 'needs --why VARIABLE and --at MONTH'],
  [['explain', BASE, '--why', 'price'], 'needs --why VARIABLE and --at MONTH'],
  [['explain', BASE, '--why', 'pric', '--at', '2022-01'], 'did you mean price?'],
  [['explain', BASE, '--why', 'stock', '--at', '2022-01'], 'name one of stock[JP], stock[EU]'],
  [['explain', BASE, '--why', 'price', '--at', 'soon'], 'expected a month such as 2021-01'],
  [['explain', BASE, '--why', 'price', '--at', '2030-01'], 'expected a time from 2021-01 to 20'],
  [['explain', BASE, '--why', 'price', '--at', '2022-01', '--from', '2022-05'], 'is not before --at'],
  [
    ['explain', BASE, '--why', 'price', '--at', '2022-01', '--from', '2021-05', '--against', RELIEF],
    'give one of them',
  ],
  [['explain', BASE, '--why', 'supply', '--at', '2022-01'], 'supply is an assumption'],
  [['explain', BASE, '--why', 'price', '--at', '2022-01', '--member', '40'], 'members 0 to 39'],
])('%j ends with 2 and says why', async (argv, message) => {
  const { code, err, out } = await runCli(argv)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
  expect(err).not.toMatch(/^ {4}at /m)
})
