import { auxiliary, EVIDENCE, EXOGENOUS, LABEL, type Malformed, malformed, parameter } from './malformed.ts'

/** Slips of authors who mean well. */
export const TYPING_ERRORS: readonly Malformed[] = [
  malformed('a misspelt variable', auxiliary('2 * «unknown-name»pirce')),
  malformed('a misspelt function', auxiliary('«unknown-function»mxa(price, worth)')),
  malformed('a variable called like a function', auxiliary('«unknown-function»price(2)')),
  malformed('a built-in constant of other languages', auxiliary('price * «unknown-name»e')),
  malformed('a unit in an equation', auxiliary('price + 3 «operator-missing»USD')),
  malformed(
    'a misspelt key',
    parameter(`fee: { value: 3, «unknown-key»uniit: t, unit: t, ${LABEL}, ${EVIDENCE} }`),
  ),
  malformed('several slips in one file', {
    'parameters.yaml': `parameters:
  «missing-key»price: { value: «wrong-type»[3], ${LABEL}, ${EVIDENCE} }
  «missing-evidence»fee: { value: 1, unit: t, «unknown-key»lable: { en: A, zh: 甲 }, ${LABEL}, grade: «bad-value»guess }
`,
  }),
  malformed('slips in three files', {
    'main.yaml': '\nensemble: { members: «bad-value»0 }\n',
    ...auxiliary('2 * («equation-syntax»'),
    ...parameter(`fee: { value: 3, unit: t, ${LABEL}, source: a report, grade: «bad-value»reportet }`),
  }),
  malformed(
    'a label in one language',
    parameter(`fee: { value: 3, unit: t, «missing-key»label: { en: Fee }, ${EVIDENCE} }`),
  ),
  malformed(
    'a number where words are expected',
    parameter(`fee: { value: 3, unit: t, label: { en: «wrong-type»3, zh: 三 }, ${EVIDENCE} }`),
  ),
  malformed('tabs for indentation', { 'main.yaml': '\nensemble:\n«yaml-syntax»\tmembers: 10\n' }),
  malformed('a condition without quotation marks', auxiliary('«yaml-syntax»price > worth ? price : worth')),
  malformed('an equals sign in a comparison', auxiliary('"price «not-allowed»= worth ? price : worth"')),
  malformed('a comma for the decimal point', auxiliary('price * 0«equation-syntax»,5')),
  malformed('an unclosed bracket', auxiliary('max(price, worth«equation-syntax»')),
  malformed('a misspelt output', {
    'main.yaml': 'model: model.yaml\ntitle: { en: A, zh: 甲 }\noutputs: [worth, «unknown-output»wroth]\n',
  }),
  malformed('a misspelt setting', { 'main.yaml': '\nset: { «unknown-name»prise: 4 }\n' }),
  malformed(
    'a distribution with a misspelt name',
    parameter(
      `fee: { value: { «unknown-key»lognorml: { mean: 1, sd: 1 } }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  ),
  malformed(
    'a distribution with a misspelt argument',
    parameter(
      `fee: { value: { uniform: { low: 1, «unknown-key»hihg: 2, high: 2 } }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  ),
  malformed('an unknown event', { 'main.yaml': '\nevents: { «unknown-name»ban: off }\n' }),
  malformed('an unknown policy', { 'main.yaml': '\npolicies: { «unknown-name»tariff: on }\n' }),
  malformed('an unknown exogenous path', {
    'model.yaml': EXOGENOUS,
    'main.yaml': `\nevents:\n  cut: { date: 2021-06, ${LABEL}, effects: [{ exogenous: «unknown-name»qouta, set: 0 }], ${EVIDENCE} }\n`,
  }),
  malformed('an event without a date', {
    'main.yaml': `\nevents:\n  «missing-key»cut: { ${LABEL}, effects: [], ${EVIDENCE} }\n`,
  }),
  malformed('outcomes more than certain', {
    'main.yaml': `\nevents:\n  cut: { date: 2021-06, ${LABEL}, outcomes: «bad-value»{ a: { probability: 0.7 }, b: { probability: 0.5 } }, ${EVIDENCE} }\n`,
  }),
  malformed('a date that the calendar does not have', {
    'main.yaml': '\ntime: { end: «bad-date»2021-31 }\n',
  }),
  malformed('an end before the start', { 'main.yaml': '\ntime: { end: «bad-date»2020-12 }\n' }),
  malformed('a parameter declared in two files', {
    ...parameter(`«duplicate-name»worth: { value: 3, unit: t, ${LABEL}, ${EVIDENCE} }`),
  }),
  malformed('a file that does not exist', { 'main.yaml': 'extends: «missing-file»bse.yaml\n' }),
  malformed('neither model nor extends', { 'main.yaml': '«missing-key»title: { en: A, zh: 甲 }\n' }),
  malformed('an empty file', { 'parameters.yaml': '«wrong-type»\n' }),
  malformed('a metric without a unit', {
    'main.yaml': `\nmetrics:\n  «missing-key»top: { expression: highest(worth), ${LABEL} }\n`,
  }),
]
