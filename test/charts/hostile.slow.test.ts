import { describe, expect, test } from 'vitest'
import { buildChart } from '../../src/charts/buildChart.ts'
import type { ChartData } from '../../src/charts/chartData.ts'
import { renderPng } from '../../src/cli/render/renderPng.ts'
import { renderSvg } from '../../src/cli/render/renderSvg.ts'
import type { Statistics } from '../../src/model/ensemble.ts'
import type { ChartSpec } from '../../src/model/scenario.ts'
import { LANGUAGES, type Language, type Text } from '../../src/model/text.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from './exampleData.ts'
import { expectReadable } from './expectReadable.ts'

const both = (text: string): Text => ({ en: text, zh: text })

const HOSTILE: Readonly<Record<string, string>> = {
  markup: '</text></svg><script>alert(1)</script><img src=x onerror=alert(1)>',
  entities: '&lt;b&gt; &#x0; "quotes" \'single\' <!-- --> ]]>',
  expression: "datum.p50 {{signal}} {signal: 'width'} $" + '{process.env} expr: cos(1) }]}',
  control: 'a\u0000b\u0007c\u001bd\u2028e\u202ef\ud800g\udfffh\ufffe',
  placeholder: '{metric.p50} {constructor.p50} {__proto__.mean} {peak_price.nothing} {peak_price.p50}',
  long: 'word '.repeat(2000),
  unbroken: 'x'.repeat(10_000),
  chinese: '价'.repeat(10_000),
  empty: '',
  blank: ' \n\t ',
  number: '2027',
}

/** The example with a stranger's text wherever a file can put one. */
function spoilt(text: string): ChartData {
  const label = both(text)
  return {
    ...EXAMPLE,
    scenario: label,
    source: label,
    summary: {
      ...EXAMPLE.summary,
      seed: text,
      series: EXAMPLE.summary.series.map((row) => ({ ...row, label, elementLabel: label })),
      metrics: EXAMPLE.summary.metrics.map((row) => ({ ...row, label, elementLabel: label })),
    },
    observed: EXAMPLE.observed.map((row) => ({ ...row, label })),
    events: EXAMPLE.events.map((row) => ({ ...row, label })),
    compared: EXAMPLE.compared.map((row) => ({ ...row, title: label })),
  }
}

const withText = (spec: ChartSpec, text: string): ChartSpec => ({
  ...spec,
  title: both(text),
  ...(spec.reference ? { reference: { ...spec.reference, label: both(text) } } : {}),
})

const MIXED = ['markup', 'entities', 'expression', 'control', 'placeholder']
  .map((name) => HOSTILE[name])
  .join(' ')
const EVERYWHERE: Readonly<Record<string, string>> = { mixed: MIXED, ...HOSTILE }
const DRAWN = ['mixed', 'long', 'unbroken', 'chinese', 'empty'] as const

describe.each(DRAWN)('%s', (name) => {
  const text = EVERYWHERE[name] ?? ''
  const data = spoilt(text)

  test.each(EXAMPLE_CHARTS.map((spec) => [spec.name, spec] as const))(
    'is only text in %s',
    async (_, spec) => {
      const language = LANGUAGES[(text.length + spec.name.length) % 2] as Language
      await expectReadable(buildChart(withText(spec, text), data, language), 0)
    },
  )
})

test.each(Object.keys(EVERYWHERE))('%s is only text in an SVG, also without a title', async (name) => {
  const text = EVERYWHERE[name] ?? ''
  const data = spoilt(text)
  const [spec] = EXAMPLE_CHARTS as readonly [ChartSpec, ...ChartSpec[]]
  for (const drawn of [spec, withText(spec, text)]) {
    const svg = await renderSvg(buildChart(drawn, data, 'en'))
    expect(svg.replace(/"[^"]*"/g, '""')).not.toMatch(/<script|<img|<!--|<[^>]*\son\w+=/)
    expect([...svg.matchAll(/<svg/g)]).toHaveLength(1)
    expect(svg.length).toBeLessThan(60_000)
    expect(renderPng(svg, 1).subarray(1, 4).toString()).toBe('PNG')
  }
})

test('known placeholders are filled, unknown ones stay as they were written', () => {
  const spec = { ...(EXAMPLE_CHARTS.find((row) => row.name === 'dotplot') as ChartSpec) }
  const title = both(
    '{metric.p50} | {peak_price.p95} | {premium_ends.p50} | {on_time.probability} | {x.p50} | {metric.p51}',
  )
  const en = buildChart({ ...spec, title }, EXAMPLE, 'en').description
  const zh = buildChart({ ...spec, title }, EXAMPLE, 'zh').description
  expect(en).toMatch(/^1,220 \| 2,490 \| Mar\u00a02031 \| 17% \| \{x\.p50\} \| \{metric\.p51\}\. /)
  expect(zh).toMatch(/^1,220 \| 2,490 \| 2031年3月 \| 17% \| \{x\.p50\} \| \{metric\.p51\}。/)
})

describe('odd numbers', () => {
  const all = (p50: number): ChartData => {
    const same = (value: Statistics): Statistics => ({
      ...value,
      mean: p50,
      p5: p50,
      p25: p50,
      p50,
      p75: p50,
      p95: p50,
    })
    return {
      ...EXAMPLE,
      paths: EXAMPLE.paths.map((path) => ({ ...path, values: path.values.map(() => p50) })),
      metricMembers: EXAMPLE.metricMembers.map((row) =>
        row.name === 'premium_ends' ? row : { ...row, values: [p50, p50] },
      ),
      momentMembers: EXAMPLE.momentMembers.map(({ published, ...row }) => ({ ...row, values: [p50, p50] })),
      observed: [],
      summary: {
        ...EXAMPLE.summary,
        metrics: EXAMPLE.summary.metrics.map((row) =>
          row.kind === 'time' ? row : { ...row, statistics: same(row.statistics) },
        ),
        series: EXAMPLE.summary.series.map((row) => ({
          ...row,
          statistics: row.statistics.map(same),
        })),
      },
    }
  }

  test.each([0, -5, 1e-9, 3e12, -2e7, Number.NaN])('all %s', async (value) => {
    for (const spec of EXAMPLE_CHARTS) {
      await expectReadable(buildChart(spec, all(value), 'en'), 0)
    }
  })
})

test('forty events, some on one day, keep apart', async () => {
  const events = Array.from({ length: 40 }, (_, index) => ({
    time: 20 + Math.floor(index / 2) * 1.3,
    label: both(`Event number ${index + 1} of a long list`),
  }))
  for (const spec of EXAMPLE_CHARTS) {
    await expectReadable(buildChart(spec, { ...EXAMPLE, events }, 'en'), 0)
  }
})
