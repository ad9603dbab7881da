import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExpression } from '../../src/language/parseExpression.ts'
import type { Expression } from '../../src/model/expression.ts'
import { anyText } from '../anyText.ts'

/** An expression with every part in brackets and at its offset. */
function show(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return `${e.value}`
    case 'text':
      return JSON.stringify(e.value)
    case 'name':
      return e.name
    case 'element':
      return `${e.name}[${e.indices.join(' ')}]`
    case 'call':
      return `(${[`${e.name}@${e.at}`, ...e.arguments.map(show)].join(' ')})`
    case 'if':
      return `(if@${e.at} ${show(e.condition)} ${show(e.then)} ${show(e.otherwise)})`
  }
}

function parsed(source: string): Expression {
  const result = parseExpression(source)
  if ('problem' in result) throw new Error(JSON.stringify(result.problem))
  return result.expression
}

function refusal(source: string): string {
  const result = parseExpression(source)
  return 'problem' in result ? `${result.problem.code}@${result.problem.at}` : 'accepted'
}

test.each([
  ['a+b*c', '(+@0 a (*@2 b c))'],
  ['(a + b) * c', '(*@0 (+@1 a b) c)'],
  ['a - b - c', '(-@0 (-@0 a b) c)'],
  ['-a^2', '(negate@0 (^@1 a 2))'],
  ['2^-1', '(^@0 2 (negate@2 1))'],
  ['2^3^2', '(^@0 2 (^@2 3 2))'],
  ['+a', 'a'],
  ['a / b / c', '(/@0 (/@0 a b) c)'],
  ['a or b and c', '(or@0 a (and@5 b c))'],
  ['not a and b', '(and@0 (not@0 a) b)'],
  ['not (a < b)', '(not@0 (<@5 a b))'],
  ['(a<b) == (c<d)', '(==@0 (<@1 a b) (<@10 c d))'],
  ['a != b', '(!=@0 a b)'],
  ['a ? b : c ? d : e', '(if@0 a b (if@8 c d e))'],
  ['(a ? b : c) ? d : e', '(if@0 (if@1 a b c) d e)'],
  ['mod(a, b) + min(a)', '(+@0 (mod@0 a b) (min@12 a))'],
  ['sum(region, x[region, "south-2"])', '(sum@0 region x[region south-2])'],
  ["x['JP']", 'x[JP]'],
  ['date("2023-08")', '(date@0 "2023-08")'],
  ['highest(p, "2027", "2028-06-15")', '(highest@0 p "2027" "2028-06-15")'],
  ['1.5e3 + 2E-2', '(+@0 1500 0.02)'],
  ['08', '8'],
  ['x > 3\n and y', '(and@0 (>@0 x 3) y)'],
  ['((((a))))', 'a'],
  ['  a', 'a'],
])('%s', (source, structure) => {
  expect(show(parsed(source))).toBe(structure)
})

test.each([
  ['', 'equation-syntax@0'],
  ['1 +', 'equation-syntax@3'],
  ['* a', 'equation-syntax@0'],
  ['(a', 'equation-syntax@2'],
  ['a)', 'equation-syntax@1'],
  ['f(a,)', 'equation-syntax@4'],
  ['f(,a)', 'equation-syntax@2'],
  ['a, b', 'equation-syntax@1'],
  ['a ? b', 'equation-syntax@5'],
  ['a ?? b', 'equation-syntax@3'],
  ['a[]', 'equation-syntax@0'],
  ['a[1]', 'equation-syntax@2'],
  ['a[b + c]', 'equation-syntax@4'],
  ['and(a, b)', 'equation-syntax@0'],
  ['[1, 2]', 'equation-syntax@0'],
  ['a : b', 'not-allowed@2'],
  ['a[b:c]', 'not-allowed@3'],
  ['a = 1', 'not-allowed@2'],
  ['f(x) = x', 'not-allowed@5'],
  ['a; b', 'not-allowed@1'],
  ['{a: 1}', 'not-allowed@0'],
  ['5%', 'not-allowed@1'],
  ['x!', 'not-allowed@1'],
  ["a'", 'not-allowed@1'],
  ['a.b', 'not-allowed@1'],
  ['a?.b', 'not-allowed@2'],
  ['.5', 'not-allowed@0'],
  ['1.', 'not-allowed@1'],
  ['a && b', 'not-allowed@2'],
  ['a | b', 'not-allowed@2'],
  ['x # y', 'not-allowed@2'],
  ['true', 'not-allowed@0'],
  ['1 + NaN', 'not-allowed@4'],
  ['1e400', 'not-allowed@0'],
  ['é', 'not-allowed@0'],
  ['"a\\"b"', 'not-allowed@0'],
  ['2 a', 'operator-missing@2'],
  ['a b', 'operator-missing@2'],
  ['2(a)', 'operator-missing@1'],
  ['(a)(b)', 'operator-missing@3'],
  ['f(a)(b)', 'operator-missing@4'],
  ['a[b][c]', 'operator-missing@4'],
  ['0x10', 'operator-missing@1'],
  ['a mod b', 'operator-missing@2'],
  ['a to b', 'operator-missing@2'],
  ['a < b < c', 'chained-comparison@6'],
  ['a == b == c', 'chained-comparison@7'],
  ['"x" + 1', 'misplaced-text@0'],
  ['min(a, "2023")', 'misplaced-text@7'],
  ['date(2023-01)', 'bad-date@5'],
  ['date("2023-02-30")', 'bad-date@5'],
  ['at(x, "soon")', 'bad-date@6'],
  ['cos.constructor("return process")()', 'not-allowed@3'],
  ['import("fs")', 'misplaced-text@7'],
  [`${'('.repeat(101)}a${')'.repeat(101)}`, 'nested-too-deeply@100'],
  [`${'-'.repeat(300)}a`, 'nested-too-deeply@200'],
  [`a${' + a'.repeat(300)}`, 'nested-too-deeply@0'],
  [`${'not '.repeat(2400)}a`, 'nested-too-deeply@800'],
  ['a'.repeat(10_001), 'equation-too-long@0'],
])('refuses %s', (source, problem) => {
  expect(refusal(source)).toBe(problem)
})

const BINARY = ['+', '-', '*', '/', '^', '<', '>=', '==', 'and', 'or'] as const
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/).map((text) => `v${text}`)

/** Printed with every part in brackets, some in white space, so that reading it back has one answer. */
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    name,
    fc.nat(1000).map(String),
    fc.tuple(name, name, name).map(([a, b, c]) => `${a}[${b}, ${c}]`),
    fc.tuple(tie('tree'), fc.constantFrom(...BINARY), tie('tree')).map(([a, op, b]) => `(${a} ${op}\n ${b})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => `( ${a} ? ${b} : ${c})`),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((args) => `f(${args.join(',  ')})`),
    tie('tree').map((a) => `(-${a})`),
  ),
}))

/** Prints an expression as the generator does, but for white space. */
function print(e: Expression): string {
  switch (e.kind) {
    case 'number':
    case 'text':
      return `${e.value}`
    case 'name':
      return e.name
    case 'element':
      return `${e.name}[${e.indices.join()}]`
    case 'if':
      return `(${print(e.condition)}?${print(e.then)}:${print(e.otherwise)})`
    case 'call': {
      const args = e.arguments.map(print)
      if (e.name === 'negate') return `(-${args})`
      return e.name === 'f' ? `f(${args})` : `(${args.join(e.name)})`
    }
  }
}

function leaves(e: Expression): Expression[] {
  if (e.kind === 'call') return e.arguments.flatMap(leaves)
  return e.kind === 'if' ? [e.condition, e.then, e.otherwise].flatMap(leaves) : [e]
}

test('an equation printed with brackets is read back as it was, every leaf at its own place', () => {
  fc.assert(
    fc.property(tree, (source) => {
      const expression = parsed(source)
      expect(print(expression)).toBe(source.replace(/\s/g, ''))
      for (const leaf of leaves(expression)) {
        const text = leaf.kind === 'number' ? `${leaf.value}` : (leaf as { name: string }).name
        expect(source.slice(leaf.at, leaf.at + text.length)).toBe(text)
      }
    }),
  )
})

test('any text is an equation or has a problem within it, in the words of the language', () => {
  const parts = [
    ...'ab01 .,:;?!()[]{}"\'+-*/^<>=%&|~#@$\\\n',
    'and',
    'not',
    'mod',
    'date',
    'true',
    'e3',
    '->',
  ]
  fc.assert(
    fc.property(anyText(parts, 30), (source) => {
      const result = parseExpression(source)
      if (!('problem' in result)) return
      const { at, found, expected } = result.problem
      expect(at).toBeGreaterThanOrEqual(0)
      expect(at).toBeLessThanOrEqual(source.length)
      expect(`${expected}`).not.toMatch(/Node|char \d|undefined|mathjs|SyntaxError/)
      expect(found).not.toBe('')
    }),
    { numRuns: 300 },
  )
})
