import { expect, test } from 'vitest'
import { readScorecard, type Scorecard, scorecardCsv } from '../../src/report/scorecard.ts'
import { scorecardSection } from '../../src/report/scorecardSection.ts'

const ROW = {
  ...{ series: 'price', n: 12, rmse: 0.21, bias: -0.03, crps: 0.12, inside50: 5, inside90: 11 },
  ...{ walkN: 9, walkCrps: 0.1, walkForecastCrps: 0.14 },
}

const SCORECARD: Scorecard = {
  ...{ version: '0.1.0', fingerprint: 'ab12', seed: 'a, b', effort: 'full', rhat: 1.004 },
  origins: ['2023-06', '2024-06'],
  rows: [
    ROW,
    { ...ROW, from: 0, to: 3 },
    { ...ROW, from: 18, walkN: 0, walkCrps: Number.NaN, walkForecastCrps: Number.NaN },
  ],
}

test('a scorecard is read as it was written', () => {
  expect(readScorecard(scorecardCsv(SCORECARD))).toEqual(SCORECARD)
})

test.each(['', 'a,b\n1,2\n', '"', scorecardCsv({ ...SCORECARD, rows: [] })])(
  'other text is none: %j',
  (text) => {
    expect(readScorecard(text)).toBeUndefined()
  },
)

test('the section marks what a random walk does better, and says when it is out of date', () => {
  const { markup } = scorecardSection({ scorecard: SCORECARD, current: true }, [])
  expect(markup).toContain('0.140 / 0.100')
  expect(markup).toContain('not better')
  expect(markup).not.toContain('Out of date')
  const old = scorecardSection({ scorecard: SCORECARD, current: false }, []).markup
  expect(old).toContain('Out of date')
  expect(scorecardSection(undefined, []).markup).toContain('hindcast FILE --keep')
})

test('what stands in a scorecard is text', () => {
  const scorecard = { ...SCORECARD, seed: '<script>', rows: [{ ...ROW, series: '<b>' }] }
  expect(scorecardSection({ scorecard, current: true }, []).markup).not.toMatch(/<script>|<b>/)
})
