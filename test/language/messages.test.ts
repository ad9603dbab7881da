import { expect, test } from 'vitest'
import { example } from '../../src/diagnostics/example.ts'
import { formatDiagnostic } from '../../src/diagnostics/formatDiagnostic.ts'
import { problemsOf } from './problemsOf.ts'

const LABEL = 'label: { en: A, zh: 甲 }'
const EVIDENCE = 'source: a report, grade: reported'

const told = (texts: Record<string, string>): readonly string[] =>
  problemsOf(example(texts).files).map((problem) => formatDiagnostic(problem).replace(/^\S+ /, ''))

const value = (written: string) => ({
  'parameters.yaml': `\n  fee: { value: ${written}, unit: t, ${LABEL}, ${EVIDENCE} }\n`,
})
const main = (text: string) => ({ 'main.yaml': `model: model.yaml\ntitle: { en: A, zh: 甲 }\n${text}\n` })

test.each([
  ['a decimal comma in quotes', value('"12,5"'), 'a number with a decimal point: 12.5'],
  ['a wide decimal comma', value('"12，5"'), 'a number with a decimal point: 12.5'],
  ['a decimal comma', value('12,5'), 'found 5 after a comma; expected a number with a decimal point'],
  ['a decimal comma in a distribution', value('{ uniform: { low: "0,5", high: 2 } }'), 'decimal point: 0.5'],
  ['thousands apart', value('12 000'), 'a number without marks between thousands: 12000'],
  ['per cent', value('{ pert: { low: 5%, mode: 0.1, high: 0.35 } }'), 'without a percent sign: 0.05'],
  ['a range', value('10-14'), '{ uniform: { low: 10, high: 14 } }'],
  ['about', value('~300'), 'the number alone: 300'],
  ['a unit behind the number', value('12 months'), 'the number alone, without its unit: 12'],
  ['no date', value('2025-13'), 'expected a date such as'],
  ['a list of arguments', value('{ uniform: [1, 2] }'), 'keys with values, such as { low: 1, high: 2 }'],
  ['a title in one language', main('summary: My words'), '{ en: "My words", zh: ... }'],
  ['a title without Chinese', main('summary: { en: My words }'), 'words are given in both languages'],
  ['one output', main('outputs: worth'), 'expected a list: [worth]'],
  ['members with a comma', main('ensemble: { members: 1,000 }'), 'found 000 after a comma'],
  ['members in words', main('ensemble: { members: "1,000" }'), 'without marks between thousands: 1000'],
  [
    'a misspelt key of time',
    main('time: { ned: 2022-01 }'),
    'one of origin, start, end, steps_per_month, method',
  ],
  ['tabs', main('ensemble:\n\tmembers: 10\nset:\n\tprice: 3'), 'found a tab; expected spaces'],
  ['a wide colon', main('summary： { en: a, zh: b }'), 'a colon and a space in place of the wide ：'],
  ['a wide comma', main('summary: { en: a， zh: b }'), 'a comma in place of the wide ，'],
  ['a key without a colon', main('summary\n  en: a'), 'a colon and a space after a key'],
  ['an empty file', { 'parameters.yaml': '' }, 'found an empty file'],
])('%s: the message shows what to write', (_, texts, words) => {
  const problems = told(texts as Record<string, string>)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})

const COLUMNS = `
dimensions: { region: [JP, EU], project: { from: projects.csv } }
projects:
  dimension: project
  columns:
    chance: { unit: dimensionless, ${LABEL} }
    offtake: { element_of: region, ${LABEL} }
    decided: { unit: date, default: never, ${LABEL} }
observations:
  quote: { unit: USD/kg, simulated: worth, compare: value, scale: log, scored: true, ${LABEL} }
`
const HEAD = 'id,label_en,label_zh,chance,offtake,decided,source,grade,note'
const projects = (row: string, head = HEAD) => ({
  'model.yaml': COLUMNS,
  'projects.csv': `${head}\n${row}\n`,
})
const sound = 'a,A,甲,0.5,JP,2027-01,b,reported,'
const OBSERVATIONS = 'date,series,unit,low,mid,high,grade,basis,source,note'
const TIMELINE =
  'date,event,exogenous,element,action,value,duration,probability,marked,label_en,label_zh,source,grade,note'

test.each([
  [
    'an empty table',
    { ...projects(sound), 'timeline.csv': '' },
    'found an empty file; expected a first line',
  ],
  ['semicolons', projects(sound.replaceAll(',', ';'), HEAD.replaceAll(',', ';')), 'found semicolons between'],
  ['tabs', projects(sound.replaceAll(',', '\t'), HEAD.replaceAll(',', '\t')), 'found tabs between the cells'],
  [
    'a missing comma',
    projects(sound.replace('A,', 'A ')),
    'begins with "a"; expected 9, as in the first line: a comma is missing',
  ],
  ['a comma too many', projects(sound.replace('A,', 'A, B,')), 'a text with a comma stands in double quotes'],
  [
    'per cent',
    projects(sound.replace('0.5', '50%')),
    'in chance (dimensionless): a number without a percent sign: 0.5',
  ],
  [
    'an unknown region',
    projects(sound.replace('JP', 'DE')),
    'found DE; expected an element of region in offtake: JP, EU',
  ],
  [
    'a date of a spreadsheet',
    projects(sound.replace('2027-01', 'Jan-27')),
    'a date such as 2027-01, or never, in decided',
  ],
  [
    'a column with another name',
    projects(sound, HEAD.replace('decided', 'decideds')),
    'did you mean decided?',
  ],
  [
    'a row twice',
    projects(`${sound}\n${sound}`),
    'found a a second time; expected each project once: line 2 has it',
  ],
  [
    'about',
    { ...projects(sound), 'observations.csv': `${OBSERVATIONS}\n2021-05,quote,USD/kg,,~300,,A,quote,b,\n` },
    'found "~300"; expected the number alone: 300',
  ],
  [
    'a date that begins with the day',
    {
      'timeline.csv': `${TIMELINE}\n01/08/2021,fair,,,,,,,1,Fair,展会,a calendar,reported,\n2021-08-01,fair,,,,,,,,,,,,\n`,
    },
    'found 01/08/2021; expected a date such as 2027-01-15 or 2027-01: the year first',
  ],
])('%s in a table: one message, which shows what to write', (_, texts, words) => {
  const problems = told(texts as Record<string, string>)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})

const equation = (written: string) => ({
  'model.yaml': `\n  second: { unit: USD/kg, ${LABEL}, equation: ${JSON.stringify(written)} }\n`,
})
const unit = (written: string) => ({
  'parameters.yaml': `\n  fee: { value: 3, unit: ${JSON.stringify(written)}, ${LABEL}, ${EVIDENCE} }\n`,
})

test.each([
  ['if', equation('if(price > worth, price, worth)'), 'did you mean condition ? a : b?'],
  ['IF THEN ELSE', equation('IF THEN ELSE(price > worth, price, worth)'), 'expected condition ? a : b'],
  ['minimum', equation('MINIMUM(price, worth)'), 'did you mean min(a, b)?'],
  ['two stars', equation('price * 2 ** 3'), 'found *; expected ^ for a power'],
  ['a name with spaces', equation('unit price'), 'a name has no spaces: unit_price'],
  ['a unit in an equation', equation('price + 3 USD'), 'a number that has a unit is a parameter'],
  [
    'a number without its unit',
    equation('price + 3'),
    'expected USD/kg: a number that has a unit is a parameter',
  ],
  ['an element with a hyphen', equation('price[rio-tinto]'), 'quotation marks: name["a-b"]'],
  [
    'a date without quotation marks',
    equation('price * step(2027-01)'),
    'a date in quotation marks, such as "2027-01"',
  ],
  ['per cent as a unit', unit('%'), 'did you mean dimensionless?'],
  ['yuan by another name', unit('RMB/kg'), 'did you mean CNY?'],
  [
    'a text with a comma',
    main('summary: { en: Rules, as agreed, zh: b }'),
    'a text with a comma stands in quotation marks',
  ],
  ['an apostrophe', main("summary: { en: 'China's rules', zh: b }"), 'apostrophes'],
  [
    'a lever in per cent',
    main('levers: { price: { from: 2%, to: 3 } }'),
    'from: a number without a percent sign: 0.02',
  ],
  [
    'elements with commas',
    {
      'model.yaml': `\ndimensions: { region: [JP, EU] }\nexogenous: { cap: { over: [region], unit: dimensionless, path: level, ${LABEL} } }\n`,
      'timeline.csv': `${TIMELINE}\n2021-06,ban,cap,"JP, EU",set,0,,,1,Ban,禁令,b,reported,\n`,
    },
    'elements separated by spaces: JP EU',
  ],
])('%s: the message shows how the language says it', (_, texts, words) => {
  const problems = told(texts as Record<string, string>)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})

test('columns that are missing are named together', () => {
  expect(told(projects('a,A,甲,1', 'id,label_en,label_zh,chance'))).toEqual([
    expect.stringContaining(
      'missing-column: found no column offtake, decided, source, grade, note; expected',
    ),
  ])
})

test('nothing is said of what hangs on a date or metric that is faulty', () => {
  const metrics = `time: { end: 2021-13 }
metrics:
  late: { expression: 'at(worth, "2025")', unit: USD/kg, ${LABEL} }
`
  expect(told(main(metrics))).toEqual([expect.stringMatching(/^bad-date/)])
  const half = `metrics: { half: { expression: final(worth), ${LABEL} } }
charts: { half: { kind: dotplot, metric: half } }
`
  expect(told(main(half))).toEqual([expect.stringMatching(/^missing-key: found no unit of half/)])
})

test('a probability in hundredths is shown as a share', () => {
  const event = `events: { e: { date: 2021-06, probability: 50, ${LABEL}, effects: [], ${EVIDENCE} } }`
  expect(told(main(event))).toEqual(['bad-value: found 50; expected a number at most 1: 50 % is 0.5'])
})

test('a key that stands twice is shown where it stood first', () => {
  expect(told(main('summary: { en: a, zh: b }\nsummary: { en: c, zh: d }'))).toEqual([
    'duplicate-key: found summary a second time; expected each key once\n  lab/main.yaml:3:1 summary for the first time',
  ])
})
