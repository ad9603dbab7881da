import { describe, expect, test } from 'vitest'
import { readLesson } from '../../../src/language/lessons/readLesson.ts'
import { labFiles } from '../../labStudy.ts'
import { soundStudy } from '../../soundStudy.ts'

const LEVERS = 'levers:\n  elasticity: { from: 0.2, to: 2 }\n'

const base = `${labFiles().read('lab/base.yaml')}${LEVERS}`
const { scenario } = soundStudy(labFiles({ 'lab/base.yaml': base }), 'lab/base.yaml')

const HEAD = `---
title: { en: A lesson, zh: 一课 }
summary: { en: What it is about, zh: 内容 }
minutes: 20
---
`
const ZH = '\n## 中文\n\n文字。\n'

const read = (text: string) => readLesson('lessons/one.md', text, 'one', scenario)
const problems = (text: string): string[] =>
  read(text).diagnostics.map(({ code, place, found }) => `${place.line}:${place.column} ${code}: ${found}`)
const inStep = (words: string): string => `${HEAD}\n# Look | 看\n\n## English\n\n${words}\n${ZH}`

describe('a sound lesson', () => {
  const lever = scenario.levers[0]?.name ?? ''
  const metric = scenario.metrics.find(({ over }) => over.length === 0)?.name ?? ''
  const { lesson, diagnostics } = read(`${HEAD}
# Look | 看

\`\`\`yaml
levers: [${lever}]
set: { ${lever}: ${scenario.levers[0]?.to} }
\`\`\`

## English

Some **bold** words, *soft* ones, \`code\`, a [page](https://example.org/a).

> Why?

1. One
2. Two

---

It was {${metric}.p50}, published {${metric}.mean published}.
${ZH}
# Again | 再看

## en

Words.

## zh

文字。
`)

  test('has its steps in both languages', () => {
    expect(diagnostics).toEqual([])
    expect(lesson).toMatchObject({ id: 'one', title: { en: 'A lesson', zh: '一课' }, minutes: 20 })
    expect(lesson?.steps.map(({ title }) => title)).toEqual([
      { en: 'Look', zh: '看' },
      { en: 'Again', zh: '再看' },
    ])
    expect(lesson?.steps[1]?.words.zh.shown).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '文字。' }] },
    ])
  })

  test('sets levers', () => {
    expect(lesson?.steps[0]).toMatchObject({
      levers: [lever],
      settings: { [lever]: scenario.levers[0]?.to },
    })
    expect(lesson?.steps[1]).not.toHaveProperty('settings')
  })

  test('keeps what is revealed apart, with its numbers', () => {
    const { shown = [], revealed = [] } = lesson?.steps[0]?.words.en ?? {}
    expect(shown.map(({ kind }) => kind)).toEqual(['paragraph', 'question', 'list'])
    expect(shown[0]).toMatchObject({
      content: [
        { text: 'Some ' },
        { kind: 'strong', content: [{ text: 'bold' }] },
        { text: ' words, ' },
        { kind: 'emphasis' },
        { text: ' ones, ' },
        { kind: 'code', text: 'code' },
        { text: ', a ' },
        { kind: 'link', address: 'https://example.org/a' },
        { text: '.' },
      ],
    })
    expect(revealed).toMatchObject([
      {
        content: [
          { text: 'It was ' },
          { number: { name: metric, element: '', which: 'p50', of: 'now' } },
          { text: ', published ' },
          { number: { which: 'mean', of: 'published' } },
          { text: '.' },
        ],
      },
    ])
  })

  test('shows HTML as text', () => {
    const { lesson } = read(inStep('A <b onclick="x">word</b>.\n\n<script>alert(1)</script>'))
    const text = JSON.stringify(lesson?.steps[0]?.words.en.shown)
    expect(text).toContain('<script>alert(1)</script>')
    expect(JSON.parse(text)).toMatchObject([
      {
        content: [
          { text: 'A ' },
          { text: '<b onclick="x">' },
          { text: 'word' },
          { text: '</b>' },
          { text: '.' },
        ],
      },
      { kind: 'paragraph' },
    ])
  })
})

describe('what is wrong is said where it stands', () => {
  test.each([
    ['no head', '# Look | 看\n', ['1:1 missing-key: no head']],
    [
      'a key that is not known',
      '---\ntitle: { en: a, zh: b }\nsumary: { en: a, zh: b }\n---\n# L | 看\n## en\nx\n## zh\ny\n',
      ['2:1 missing-key: no summary', '3:1 unknown-key: sumary'],
    ],
    ['no step', HEAD, ['1:1 bad-value: no step']],
    [
      'text before the first step',
      `${HEAD}Hello\n\n# L | 看\n## en\nx\n## zh\ny\n`,
      ['6:1 bad-value: text before the first step'],
    ],
    ['a title in one language', `${HEAD}# Look\n## en\nx\n## zh\ny\n`, ['6:1 bad-value: the heading “Look”']],
    ['one language', `${HEAD}# L | 看\n\n## en\n\nx\n`, ['6:1 missing-key: no words under ## 中文']],
    [
      'another heading',
      `${HEAD}# L | 看\n\n## en\n\nx\n\n## Deutsch\n\n## zh\n\ny\n`,
      ['12:1 bad-value: the heading “Deutsch”'],
    ],
    [
      'an unknown lever',
      `${HEAD}# L | 看\n\n\`\`\`yaml\nlevers: [nothing]\n\`\`\`\n## en\nx\n## zh\ny\n`,
      ['9:10 unknown-name: nothing'],
    ],
    [
      'a broken block',
      `${HEAD}# L | 看\n\n\`\`\`yaml\nlevers: [a\n\`\`\`\n## en\nx\n## zh\ny\n`,
      ['9:11 yaml-syntax: the end of the line'],
    ],
    [
      'an unknown key of a step',
      `${HEAD}# L | 看\n\n\`\`\`yaml\nlever: a\n\`\`\`\n## en\nx\n## zh\ny\n`,
      ['9:1 unknown-key: lever'],
    ],
    [
      'text outside both languages',
      `${HEAD}# L | 看\n\nHello\n\n## en\nx\n## zh\ny\n`,
      ['8:1 bad-value: text outside both languages'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test.each([
    [
      'a link that runs something',
      'See [this](javascript:alert(1)).',
      '11:5 bad-value: a link to javascript:alert(1)',
    ],
    ['a link to data', '[x](data:text/html,a)', '11:1 bad-value: a link to data:text/html,a'],
    ['a picture', 'Look: ![x](https://example.org/a.png)', '11:7 bad-value: a picture'],
    ['a number of nothing', 'It is {nothing.p50}.', '11:7 unknown-name: nothing'],
    ['braces with something else', 'It is {peak price}.', '11:7 bad-value: {peak price}'],
    ['a second rule', 'a\n\n---\n\nb\n\n---\n\nc', '17:1 bad-value: a second rule'],
  ])('%s', (_, words, expected) => {
    expect(problems(inStep(words))).toEqual([expected])
  })

  test('control characters and giants', () => {
    expect(problems(`${HEAD}# a\u0007`)).toEqual(['6:1 bad-character: U+0007'])
    expect(problems('x'.repeat(200_001))).toEqual(['1:1 file-too-large: 200001 characters'])
  })
})
