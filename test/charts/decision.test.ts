import { describe, expect, test } from 'vitest'
import { frontChart } from '../../src/charts/decision/frontChart.ts'
import { pairedChart } from '../../src/charts/decision/pairedChart.ts'
import { regretChart } from '../../src/charts/decision/regretChart.ts'
import { sharesChart } from '../../src/charts/decision/sharesChart.ts'
import { LANGUAGES, type Language, type Text } from '../../src/model/text.ts'
import { proportionOf } from '../../src/study/decision/proportion.ts'
import { expectReadable } from './expectReadable.ts'
import { goldenJson } from './goldenJson.ts'

const MEMBERS = {
  source: { en: 'model “Lab”, version 1', zh: '模型“实验”第 1 版' },
  seed: 'seed',
  design: 'sobol',
  members: 1000,
  failed: 3,
} as const
const TITLES: readonly Text[] = [
  { en: 'Nothing is done', zh: '不采取行动' },
  { en: 'A stockpile of fifty tonnes bought over five years', zh: '五年内收储五十吨' },
  { en: 'Joint procurement', zh: '联合采购' },
]
const UNMET = { label: { en: 'Unmet demand', zh: '未满足需求' }, unit: 't', better: 'lower' } as const
const COST = { label: { en: 'Public cost', zh: '公共支出' }, unit: 'MUSD', better: 'lower' } as const

function statistics(mean: number) {
  const errors = { mean: 0.11, p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 }
  return {
    mean,
    p5: mean - 6,
    p25: mean - 1,
    p50: mean,
    p75: mean + 1,
    p95: mean + 2,
    standardErrors: errors,
  }
}

function paired(titles = TITLES) {
  const rows = [
    { title: titles[1] as Text, statistics: statistics(0.8), wins: 370 },
    { title: titles[2] as Text, statistics: statistics(-1.5), wins: 850 },
  ].map(({ title, statistics, wins }) => {
    const mean = { value: statistics.mean, low: statistics.mean - 0.2, high: statistics.mean + 0.2 }
    return { title, statistics, mean, beats: { ...proportionOf(wins, 1000), equal: 0.1 } }
  })
  return { ...MEMBERS, criterion: UNMET, reference: titles[0] as Text, rows }
}

function regretted(titles = TITLES) {
  const regrets = [
    [1.5, 9, 51, 0.1],
    [2.4, 15, 53, 0.05],
    [0.1, 0.4, 6, 0.85],
  ].map(([mean = 0, p95 = 0, greatest = 0, best = 0], i) => {
    return { name: `c${i}`, standardError: 0.1, mean, p95, greatest, best }
  })
  const table = { regrets, minimax: [2], leastMean: [2], members: 1000, failed: 3 }
  return { ...MEMBERS, criterion: UNMET, titles, table }
}

function front(titles = TITLES, copies = 1) {
  const points = Array.from({ length: copies }, () => titles)
    .flat()
    .map((title, i) => ({
      title,
      cost: { value: [20, 110, 25][i % 3] ?? 0, standardError: 1 },
      effect: { value: 10 - ([0, -1, 1.5][i % 3] ?? 0) - 0.01 * i, standardError: 1 },
      errors: i === 0 ? { cost: 0, effect: 0 } : { cost: 2, effect: 0.3 },
    }))
  const kind = { en: 'scenarios', zh: '情景' }
  const ratio = { en: 'a unit of effect is cheapest with “Joint procurement”', zh: '单位代价最低' }
  return { ...MEMBERS, cost: COST, effect: UNMET, points, front: [0, 2], kind, ratio }
}

function shares(titles = TITLES) {
  const rows = titles.map((title, i) => ({
    title,
    cost: { value: [4, -2, 80][i] ?? 0, standardError: 0.3 },
    improvement: { value: [0.4, 1.38, -0.37][i] ?? 0, standardError: 0.15 },
  }))
  return { ...MEMBERS, cost: COST, effect: UNMET, rows }
}

const LONG: readonly Text[] = TITLES.map((_, i) => {
  const text = '<b>'.repeat(30) + '价'.repeat(200 * i) + ' word'.repeat(200)
  return { en: text, zh: text }
})

const CASES = [
  { name: 'paired', golden: true, build: (language: Language) => pairedChart(paired(), language) },
  { name: 'regret', golden: true, build: (language: Language) => regretChart(regretted(), language) },
  { name: 'front', golden: true, build: (language: Language) => frontChart(front(), language) },
  { name: 'shares', golden: true, build: (language: Language) => sharesChart(shares(), language) },
  { name: 'shares-long', golden: false, build: (language: Language) => sharesChart(shares(LONG), language) },
  { name: 'paired-long', golden: false, build: (language: Language) => pairedChart(paired(LONG), language) },
  {
    name: 'regret-long',
    golden: false,
    build: (language: Language) => regretChart(regretted(LONG), language),
  },
  { name: 'front-long', golden: false, build: (language: Language) => frontChart(front(LONG), language) },
  {
    name: 'front-many',
    golden: false,
    build: (language: Language) => frontChart(front(TITLES, 40), language),
  },
].flatMap((one) => LANGUAGES.map((language) => ({ ...one, language })))

describe.each(CASES)('$name in $language', ({ name, golden, build, language }) => {
  const built = build(language)

  test.runIf(golden)('is the specification it was', async () => {
    await expect(goldenJson(built)).toMatchFileSnapshot(
      `../golden/charts/decision-${name}.${language}.vl.json`,
    )
  })

  test('is drawn without a warning, with no text over text or off the canvas', async () => {
    await expectReadable(built)
  })

  test('says what it shows, in its own language', () => {
    const { description = '' } = built
    expect(/\p{Script=Han}/u.test(description)).toBe(language === 'zh' || name.endsWith('long'))
    expect(description).not.toMatch(/undefined|NaN|null/)
    const fresh = build(language)
    expect(JSON.parse(JSON.stringify(fresh))).toEqual(fresh)
  })
})

test('the finding names who does best, how probably, and by how much', () => {
  expect(pairedChart(paired(), 'en').description).toMatch(
    /^Unmet demand: with “Joint procurement” lower in 85%, equal in 10%, higher in 5% of members \(where they differ, lower in 94%, very likely\); on average −1\.5 \(± 0\.11\) t\. /,
  )
  expect(regretChart(regretted(), 'en').description).toMatch(
    /“Joint procurement” is regretted least, on average and at worst; best in 85% of members/,
  )
  expect(frontChart(front(), 'en').description).toMatch(/^2 of 3 scenarios are not beaten in both/)
})
