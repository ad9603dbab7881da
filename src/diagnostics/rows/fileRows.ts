import type { CatalogueRow } from '../catalogueRow.ts'
import { example } from '../example.ts'

/** Problems of files as such: names, YAML, tables. */
export const FILE_ROWS: readonly CatalogueRow[] = [
  {
    code: 'missing-file',
    title: 'A file is named that does not exist',
    explanation:
      'Files are looked up in the folder of the scenario, by their exact names. Check the spelling, upper and lower case included.',
    example: example({ 'main.yaml': 'model: ▶modle.yaml\ntitle: { en: Lab, zh: 实验 }\n' }),
  },
  {
    code: 'bad-file-name',
    title: 'A file name could lead out of the folder',
    explanation:
      'A scenario reads only files of its own folder, so that a folder from a stranger cannot reach others. Give the plain name of a file: letters, digits, hyphens, underscores and the right ending.',
    example: example({ 'main.yaml': 'extends: ▶../other/base.yaml\ntitle: { en: Lab, zh: 实验 }\n' }),
  },
  {
    code: 'file-too-large',
    title: 'A file is too large',
    explanation:
      'Files of more than two million characters are refused before they are parsed. Tables of that size belong into a database; a model needs a summary of them.',
    example: example({ 'timeline.csv': `▶${'x'.repeat(2_000_001)}` }),
  },
  {
    code: 'bad-character',
    title: 'A control character, or bytes that are not UTF-8',
    explanation:
      'Files are texts in UTF-8; U+FFFD stands where the bytes of one are not, as in files saved as GBK or Latin-1: save them as UTF-8. Apart from tabs and line breaks, control characters (also those written as escapes in quotation marks) are refused: they would break terminals, tables and charts.',
    example: example({ 'main.yaml': '\nsummary: { en: ▶"ring\\x07", zh: 响 }\n' }),
  },
  {
    code: 'extends-cycle',
    title: 'Scenario files extend each other in a circle',
    explanation: 'Every chain of extends must end, within 20 files, at a scenario file that names the model.',
    example: example({
      'main.yaml': 'extends: base.yaml\ntitle: { en: Lab, zh: 实验 }\n',
      'base.yaml': 'extends: ▶main.yaml\ntitle: { en: Base, zh: 基准 }\n',
    }),
  },
  {
    code: 'yaml-syntax',
    title: 'A file is not valid YAML',
    explanation:
      'Often a text needs quotation marks: a condition, because ": " has a meaning in YAML; a text that begins with a bracket, a quotation mark, * or &; an index such as a[JP] inside [ ] or { }. Check also the indentation, which must be of spaces.',
    example: example({
      'model.yaml':
        '\n  yield:\n    unit: dimensionless\n    label: { en: Yield, zh: 收率 }\n    equation: ▶time > 3 ? 1 : 2\n',
    }),
  },
  {
    code: 'yaml-reference',
    title: 'A YAML reference',
    explanation:
      'References to anchors (*name) are refused: a short file could unfold into a gigantic one, and a reader could not see what stands where. Write the value itself.',
    example: example({
      'parameters.yaml':
        'parameters:\n  price: { value: &p 3, unit: USD/kg, label: { en: Price, zh: 价格 }, source: a report, grade: reported }\n  cost: { value: ▶*p, unit: USD/kg, label: { en: Cost, zh: 成本 }, source: a report, grade: reported }\n',
    }),
  },
  {
    code: 'duplicate-key',
    title: 'A key stands twice in the same place',
    explanation: 'The second would silently replace the first. Remove or rename one of them.',
    example: example({ 'main.yaml': '\nsummary: { en: First, zh: 一 }\n▶summary: { en: Second, zh: 二 }\n' }),
  },
  {
    code: 'nested-too-deeply',
    title: 'Too many levels within each other',
    explanation:
      'Files nest up to 60 lists and records, equations up to 100 brackets and 200 operations. Split a long equation into auxiliaries.',
    example: example({ 'main.yaml': `\nsummary: ${'['.repeat(59)}▶[${']'.repeat(60)}\n` }),
  },
  {
    code: 'csv-syntax',
    title: 'A table is not a valid CSV file',
    explanation:
      'Cells are separated by commas. A cell that holds a comma, a quotation mark or a line break stands in double quotes, and a quotation mark within it is doubled.',
    example: example({
      'timeline.csv':
        'date,event,exogenous,element,action,value,duration,probability,marked,label_en,label_zh,source,grade,note\n2021-03,fair,,,,,,,1,The ▶"big" fair,展会,a calendar,reported,\n',
    }),
  },
  {
    code: 'unknown-column',
    title: 'A table has a column that nothing declares',
    explanation:
      'The first line names the columns. The columns of projects.csv between label_zh and source are those declared under projects in model.yaml; the others are fixed.',
    example: example({
      'observations.csv': 'date,series,unit,low,mid,high,grade,basis,source,note,▶remark\n',
    }),
  },
  {
    code: 'missing-column',
    title: 'A table lacks a column',
    explanation: 'Every column must be there, even if all its cells are empty. The order is free.',
    example: example({ 'observations.csv': '▶date,series,unit,low,mid,high,grade,basis,source\n' }),
  },
  {
    code: 'wrong-cell-count',
    title: 'A row has more or fewer cells than the first line',
    explanation: 'Usually a comma is missing, or a text with a comma is not in double quotes.',
    example: example({
      'observations.csv':
        'date,series,unit,low,mid,high,grade,basis,source,note\n▶2021-03,price,USD/kg,,3,,A,quote,an agency, daily,\n',
    }),
  },
  {
    code: 'bad-cell',
    title: 'A cell does not hold what its column asks for',
    explanation:
      'Numbers are decimal with a point, dates are 2027-01-15 or 2027-01, and cells that a row needs must not be empty. The message says what is expected.',
    example: example({
      'timeline.csv':
        'date,event,exogenous,element,action,value,duration,probability,marked,label_en,label_zh,source,grade,note\n2021-03,fair,,,,,,▶50%,1,Fair,展会,a calendar,reported,\n',
    }),
  },
  {
    code: 'out-of-range',
    title: 'A number beyond the bounds of its column',
    explanation:
      'A column of projects.csv may declare a minimum and a maximum under projects in model.yaml. They hold for cells, defaults, changes in scenario files, draws and levers. A share is written 0.35, not 35; a distribution without an end is cut off by truncate: { min, max }.',
    example: example({
      'model.yaml': `
dimensions: { project: { from: projects.csv } }
projects:
  dimension: project
  columns:
    chance: { unit: dimensionless, minimum: 0, maximum: 1, label: { en: Chance, zh: 概率 } }
`,
      'projects.csv':
        'id,label_en,label_zh,chance,source,grade,note\nstade,Stade,施塔德,▶35,press,reported,\n',
    }),
  },
  {
    code: 'observation-unit',
    title: 'Observations are not in the unit the model declares',
    explanation:
      'Observations are never converted silently. Write them in the unit that observations in model.yaml declares for the series, or declare the unit they are in.',
    example: example({
      'model.yaml':
        '\nobservations:\n  quote: { unit: USD/kg, simulated: worth, compare: value, scale: log, scored: true, label: { en: Quote, zh: 报价 } }\n',
      'observations.csv':
        'date,series,unit,low,mid,high,grade,basis,source,note\n2021-03,quote,▶CNY/kg,,3,,A,quote,an agency,\n',
    }),
  },
]
