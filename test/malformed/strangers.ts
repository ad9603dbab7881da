import { auxiliary, EVIDENCE, LABEL, type Malformed, malformed, parameter } from './malformed.ts'

/** Ways to JavaScript through an equation. */
const PROGRAMS: readonly Malformed[] = [
  malformed('a constructor', auxiliary(`cos«not-allowed».constructor("return process")()`)),
  malformed(
    'a constructor by index',
    auxiliary(`'cos["constructor"]«operator-missing»("return process")()'`),
  ),
  malformed('an import', auxiliary('import(«misplaced-text»"node:fs")')),
  malformed('an evaluation', auxiliary('evaluate(«misplaced-text»"1")')),
  malformed('an object', auxiliary(`'«not-allowed»{a: 1}'`)),
  malformed('a function definition', auxiliary('f(x) «not-allowed»= x')),
  malformed('an assignment', auxiliary('price «not-allowed»= 3')),
  malformed('several statements', auxiliary('price«not-allowed»; process')),
  malformed('an arrow function', auxiliary('(x) «not-allowed»=> x')),
  malformed('a template', auxiliary('"«not-allowed»`process`"')),
  malformed('a global', auxiliary('«unknown-name»globalThis')),
  malformed('a member of every object', auxiliary('«unknown-name»toString')),
  malformed('a function of every object', auxiliary('«unknown-function»valueOf(price)')),
  malformed('a prototype', auxiliary('«not-allowed»__proto__')),
  malformed('an escaped name', auxiliary(`"«not-allowed»\\\\u0063os(1)"`)),
  malformed('a matrix', auxiliary('"[1, 2«not-allowed»; 3, 4]"')),
  malformed(
    'a variable called constructor',
    parameter(`«reserved-name»constructor: { value: 3, unit: t, ${LABEL}, ${EVIDENCE} }`),
  ),
  malformed(
    'a variable called __proto__',
    parameter(`«reserved-name»__proto__: { value: 3, unit: t, ${LABEL}, ${EVIDENCE} }`),
  ),
  malformed('a setting of __proto__', {
    'main.yaml': '\nset: { «reserved-name»__proto__: { polluted: 1 } }\n',
  }),
  malformed('an element called constructor', {
    'model.yaml': '\ndimensions: { region: [JP, «reserved-name»constructor] }\n',
  }),
]

/** Ways to use up memory or time, or to leave the folder. */
const BOMBS: readonly Malformed[] = [
  malformed('a bomb of references', {
    'main.yaml': `\nset:\n  a: &a [x, x]\n  b: &b [«yaml-reference»*a, «yaml-reference»*a]\n  c: [«yaml-reference»*b, «yaml-reference»*b]\n`,
  }),
  malformed('a reference to itself', { 'main.yaml': '\nset: &a { price: «yaml-reference»*a }\n' }),
  malformed('deep lists', {
    'main.yaml': `\nset: ${'['.repeat(59)}«nested-too-deeply»${'['.repeat(100_000)}\n`,
  }),
  malformed('deep brackets', auxiliary(`"${'('.repeat(100)}«nested-too-deeply»${'('.repeat(4000)}"`)),
  malformed('a long row of signs', auxiliary(`"${'-'.repeat(200)}«nested-too-deeply»${'-'.repeat(9000)}1"`)),
  malformed('a huge equation', auxiliary(`«equation-too-long»price${' + price'.repeat(20_000)}`)),
  malformed('a huge file', { 'parameters.yaml': `«file-too-large»${'#'.repeat(2_000_001)}` }),
  malformed('a huge array', {
    'model.yaml': `\ndimensions:\n  a: [${numbers(400)}]\n  b: [${numbers(401)}]\n`,
    ...parameter(`fee: { over: «bad-value»[a, b], value: 3, unit: t, ${LABEL}, ${EVIDENCE} }`),
  }),
  malformed('an executable tag', { 'main.yaml': '\nsummary: «yaml-syntax»!!js/function "function () {}"\n' }),
  malformed('a second document', { 'main.yaml': '\n«yaml-syntax»---\nmodel: other.yaml\n' }),
  malformed('extends into another folder', { 'main.yaml': 'extends: «bad-file-name»../gallium/base.yaml\n' }),
  malformed('an absolute path', { 'main.yaml': 'extends: «bad-file-name»/etc/passwd\n' }),
  malformed('a path of another system', { 'main.yaml': 'extends: «bad-file-name»"..\\\\secret.yaml"\n' }),
  malformed('a model of another folder', {
    'main.yaml': 'model: «bad-file-name»sub/model.yaml\ntitle: { en: A, zh: 甲 }\n',
  }),
  malformed('a name with an end of text', { 'main.yaml': 'extends: «bad-file-name»"base.yaml\\0.yaml"\n' }),
  malformed('a table of another folder', {
    'model.yaml': '\ndimensions: { project: { from: «bad-file-name»../projects.csv } }\n',
  }),
  malformed('a scenario that extends itself', { 'main.yaml': 'extends: «extends-cycle»main.yaml\n' }),
  malformed('a chart named like a path', {
    'main.yaml': '\ncharts: { «bad-name»../../fan: { kind: fan } }\n',
  }),
  malformed('charts that are one file on some disks', {
    'main.yaml':
      '\ncharts: { fan: { kind: fan, variables: [worth] }, «duplicate-name»Fan: { kind: fan, variables: [worth] } }\n',
  }),
  malformed('a metric named like a path', {
    'main.yaml': `\nmetrics: { «bad-name»a/b: { expression: final(worth), unit: USD/kg, ${LABEL} } }\n`,
  }),
  malformed('a control character', { 'parameters.yaml': '\n# bell «bad-character»\x07\n' }),
  malformed('bytes that are not UTF-8', { 'parameters.yaml': '\n# caf«bad-character»\uFFFD\n' }),
  malformed('an escaped control character', {
    'main.yaml': '\nsummary: { en: «bad-character»"\\e[2J", zh: 清 }\n',
  }),
]

function numbers(count: number): string {
  return Array.from({ length: count }, (_, i) => `e${count}x${i}`).join(', ')
}

export const STRANGERS: readonly Malformed[] = [...PROGRAMS, ...BOMBS]
