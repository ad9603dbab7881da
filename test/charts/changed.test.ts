import { expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.ts'
import { buildChart } from '../../src/charts/buildChart.ts'
import { collectChartData } from '../../src/charts/collectChartData.ts'
import { passingChanges } from '../../src/charts/passingChanges.ts'
import { changedText } from '../../src/charts/subtitle.ts'
import { textWidth } from '../../src/charts/textWidth.ts'
import { ROOM, SIZE } from '../../src/charts/theme.ts'
import type { ChartSpec } from '../../src/model/scenario.ts'
import { LANGUAGES } from '../../src/model/text.ts'
import { adjustableBy, leversOf } from '../../src/report/published/leversOf.ts'
import { scenarioUnder } from '../../src/report/published/scenarioUnder.ts'
import type { Study } from '../../src/report/published/study.ts'
import { labFiles, runLab } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'
import { expectReadable } from './expectReadable.ts'

const LEVERS = `extends: base.yaml
levers:
  elasticity: { from: 0.2, to: 2, step: 0.1 }
  "start_stock[JP]": { from: 5, to: 15, step: 0.5 }
  stop: {}
  stop.date: { from: 2021-03, to: 2022-09 }
  relief: {}
`
const words = (text: { en: string; zh: string }) =>
  [text.en, text.zh].map((one) => one.replace(/\u00a0/g, ' '))

test('a chart of a run with settings of the command line says what they change', async () => {
  const set = { use_time: '4.25', 'start_stock[JP]': '9', supply: '{ uniform: { low: 1.5, high: 2.25 } }' }
  const { scenario, ensemble, summary } = await runLab({}, { set, members: 20 })
  const data = collectChartData(scenario, ensemble, summary)
  expect(data.changed?.map(words)).toEqual([
    ['Time of use 4.25 months', '使用时间 4.25 个月'],
    ['Stock at the start, Japan 9 t', '初始库存，日本 9 吨'],
    ['Supply changed', '供应 已改'],
  ])
  for (const language of LANGUAGES) {
    const spec = buildChart(scenario.charts[0] as ChartSpec, data, language)
    const { subtitle } = spec.title as { subtitle: string[] }
    expect(subtitle.join(' ')).toContain({ en: 'changed: Time of use', zh: '已改动：使用时间' }[language])
    await expectReadable(spec)
  }
})

test('a scenario as its files say is not changed', async () => {
  const { scenario } = await runLab({
    'lab/base.yaml': `${labFiles().read('lab/base.yaml')}\nset: { supply: 2 }\n`,
  })
  expect(scenario.changes).toHaveLength(1)
  expect(passingChanges(scenario)).toEqual([])
})

test('levers that a reader moved are changes from where they stood', () => {
  const { scenario } = soundStudy(labFiles({ 'lab/levers.yaml': LEVERS }), 'lab/levers.yaml')
  const levers = leversOf(scenario)
  const { system } = analyse(scenario, new Set(adjustableBy(levers)))
  const moved = { elasticity: 1.7, 'start_stock[JP]': 12 }
  const events = { 'event.stop.probability': 0.4, 'event.stop.date': 8, 'event.relief.probability': 1 }
  const settings = { ...moved, ...events }
  expect(Object.keys(settings).sort()).toEqual(levers.map(({ draw }) => draw).sort())
  const changed = scenarioUnder({ scenario, levers, system } as unknown as Study, settings)
  expect(passingChanges(changed).map(words)).toEqual([
    ['Elasticity 1.7 (was 1)', '弹性 1.7（原为 1）'],
    ['Stock at the start, Japan 12 t (was 10 t)', '初始库存，日本 12 吨（原为 10 吨）'],
    ['Licences halved 40% (was 100%)', '许可减半 40%（原为 100%）'],
    ['Licences halved: date Sep 2021 (was Jul 2021)', '许可减半：日期 2021年9月（原为 2021年7月）'],
    ['Relief on (was off)', '缓解 开（原为 关）'],
  ])
})

test.each(LANGUAGES)('the words for many or long changes fit on a line (%s)', (language) => {
  const change = (i: number) => ({ en: `Elasticity of the use of metal ${i}`, zh: `金属使用的价格弹性${i}` })
  const style = { language, size: SIZE.subtitle }
  for (const count of [1, 2, 5, 30]) {
    const text = changedText(
      Array.from({ length: count }, (_, i) => change(i)),
      language,
    )
    expect(textWidth(text, style)).toBeLessThanOrEqual(ROOM)
    const named = text.match(/metal \d+|弹性\d+/g)?.length ?? 0
    const more = Number(/(\d+) more|另有 (\d+) 项/.exec(text)?.slice(1).find(Boolean) ?? 0)
    expect(named + more).toBe(count)
  }
  const long = changedText([{ en: 'word '.repeat(90), zh: '长'.repeat(200) }], language)
  expect(textWidth(long, style)).toBeLessThanOrEqual(ROOM)
  expect(changedText([], language)).toBe('')
})
