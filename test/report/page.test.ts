import { expect, test } from 'vitest'
import { answer } from '../../src/report/answer.ts'
import { escapeHtml, html, sourceLinks } from '../../src/report/html.ts'
import { inlineSvg } from '../../src/report/inlineSvg.ts'
import { metricsCsv } from '../../src/report/metricsCsv.ts'
import { page } from '../../src/report/page.ts'
import { contentOf, labFiles, runLab } from '../labStudy.ts'

const NASTY = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`

/** Every attribute of every tag of a page that could load or run something. */
function dangers(markup: string): string[] {
  const tags = markup.match(/<[a-z][^>]*>/gi) ?? []
  return tags.filter((tag) =>
    /^<(script|img|iframe|object|embed|link|base|form)|\son\w+\s*=|(src|href)="(?!https?:)/i.test(tag),
  )
}

test('the page stands alone: a strict policy, nothing to load, nothing that runs', async () => {
  const markup = page(contentOf(await runLab()))
  expect(markup).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/)
  expect(dangers(markup)).toEqual([])
  expect(markup).not.toMatch(/url\((?!#)|@import/)
})

test('every part is there, in both languages', async () => {
  const content = contentOf(await runLab())
  const markup = page(content)
  for (const id of [
    'answer',
    'charts',
    'metrics',
    'history',
    'facts',
    'limits',
    'changes',
    'assumptions',
    'cite',
  ])
    expect(markup).toContain(`<section id="${id}">`)
  for (const { en, zh } of answer(content).slice(1)) {
    expect(markup).toContain(escapeHtml(en))
    expect(markup).toContain(escapeHtml(zh))
  }
  expect(markup.match(/lang="en"/g)?.length).toBe((markup.match(/lang="zh-Hans"/g)?.length ?? 0) + 1)
})

test('the language shown first follows the choice', async () => {
  const content = contentOf(await runLab())
  expect(page(content)).toContain('id="show-en" checked')
  expect(page({ ...content, language: 'zh' })).toMatch(/<html lang="zh-Hans">[\s\S]*id="show-zh" checked/)
})

test('markup in titles, labels, sources and notes of strangers stays text', async () => {
  const base = (labFiles().read('lab/base.yaml') as string).replace(
    'Lab base',
    JSON.stringify(NASTY).slice(1, -1),
  )
  const quoted = base.replace(
    /title: \{ en: (.*), zh: .*\}/,
    (_, en) => `title: { en: "${en}", zh: "${en}" }`,
  )
  const parameters = (labFiles().read('lab/parameters.yaml') as string).replaceAll(
    'source: made up',
    `source: ${JSON.stringify(`javascript:alert(1) ${NASTY}`)}`,
  )
  const markup = page(contentOf(await runLab({ 'lab/base.yaml': quoted, 'lab/parameters.yaml': parameters })))
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(dangers(markup)).toEqual([])
})

test('only addresses of the web become links', () => {
  expect(sourceLinks('https://example.org/a?b=1&c=2').markup).toBe(
    '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">https://example.org/a?b=1&amp;c=2</a>',
  )
  expect(sourceLinks('MCS 2025, see https://example.org/x, p. 3').markup).toBe(
    'MCS 2025, see <a href="https://example.org/x" rel="noreferrer">https://example.org/x</a>, p. 3',
  )
  for (const source of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'JAVASCRIPT:https:alert(1)',
  ])
    expect(sourceLinks(source).markup).not.toContain('<a')
  expect(sourceLinks('https://x.org/"onclick="alert(1)').markup).not.toMatch(/"onclick/)
})

test('text is escaped wherever a template takes it, markup is not', () => {
  const inner = html`<b>${'<&>'}</b>`
  expect(html`${[inner, 'a"b', 3, undefined]}`.markup).toBe('<b>&lt;&amp;&gt;</b>a&quot;b3')
})

test('two charts in one page keep their own clip paths, and each is one picture with words', () => {
  const svg =
    '<svg role="img" aria-label="x" class="marks"><clipPath id="clip0"/><g clip-path="url(#clip0)"/><use href="#clip0"/></svg>'
  const inlined = inlineSvg(`<?xml version="1.0"?>${svg}`, 'price-en', 'Price <up>')
  expect(inlined).toBe(
    '<svg class="marks" role="img" aria-label="Price &lt;up&gt;"><clipPath id="price-en-clip0"/><g clip-path="url(#price-en-clip0)"/><use href="#price-en-clip0"/></svg>',
  )
})

test('a metric that checks the calculation stands apart from the others', async () => {
  const base = `${labFiles().read('lab/base.yaml')}`
  const checked = base.replace(
    'metrics:\n',
    `metrics:\n  balance: { expression: "highest(price) * 0", unit: USD/kg, check: true, label: { en: Worst error, zh: 最大误差 } }\n`,
  )
  const content = contentOf(await runLab({ 'lab/base.yaml': checked }))
  const [, metrics = ''] = /<section id="metrics">(.*?)<\/section>/s.exec(page(content)) ?? []
  const [table = '', after = ''] = metrics.split('</table>')
  expect(table).not.toContain('Worst error')
  expect(table).toContain(
    '<span lang="en">Lowest stock, Japan</span><span lang="zh-Hans">最低库存，日本</span>',
  )
  expect(after.replaceAll('\u00a0', ' ')).toContain(
    'Checks of the calculation, medians: Worst error 0 USD/kg (P95 0 USD/kg).',
  )
  expect(
    answer(content)
      .map(({ en }) => en)
      .join(),
  ).not.toContain('Worst error')
  expect(metricsCsv(content.summary, '2021-01')).toContain('balance')
})
