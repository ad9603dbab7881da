import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number'
import type { Expression } from '../model/expression.ts'
import { buildExpression } from './buildExpression.ts'
import { type EquationProblem, EquationRefused } from './equationProblem.ts'
import { scanEquation, type Token } from './scanEquation.ts'

const MOST_CHARACTERS = 10_000

/** The parser alone: no evaluation, no functions, no units. */
const { parse } = create({ parseDependencies: parseDependencies as FactoryFunctionMap }, { number: 'number' })

type Parsed = { readonly expression: Expression } | { readonly problem: EquationProblem }

/** Texts read before: while a model is edited, nearly all equations are read again as they were. */
const known = new Map<string, Parsed>()
const MOST_KNOWN = 20_000

/**
 * Reads the text of an equation. mathjs decides what binds to what; the tokens before it and the accepted kinds of nodes after it
 * decide what the language is.
 */
export function parseExpression(source: string): Parsed {
  const parsed = known.get(source) ?? readExpression(source)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(source, parsed)
  return parsed
}

function readExpression(source: string): Parsed {
  try {
    if (source.length > MOST_CHARACTERS)
      throw new EquationRefused(
        'equation-too-long',
        0,
        `${source.length} characters`,
        `at most ${MOST_CHARACTERS}; split it into auxiliaries`,
      )
    const tokens = scanEquation(source)
    if (tokens.length === 0) throw new EquationRefused('equation-syntax', 0, 'nothing', 'an equation')
    return { expression: buildExpression(parseTokens(source, tokens), tokens) }
  } catch (error) {
    if (error instanceof EquationRefused) return { problem: error.problem }
    throw error
  }
}

function parseTokens(source: string, tokens: readonly Token[]): MathNode {
  try {
    // Line breaks would separate several expressions.
    return parse(source.replace(/[\r\n]/g, ' '))
  } catch (error) {
    if (error instanceof RangeError)
      throw new EquationRefused(
        'nested-too-deeply',
        0,
        'an equation that cannot be read',
        'a simpler one; split it into auxiliaries',
      )
    throw syntaxProblem(error, source, tokens)
  }
}

const EXPECTED: readonly (readonly [message: string, expected: string])[] = [
  ['Value expected', 'a value'],
  ['Unexpected end of expression', 'a value'],
  ['Parenthesis )', 'a closing )'],
  ['Parenthesis ]', 'a closing ]'],
  ['False part', ': and the value for otherwise'],
  ['Unexpected operator', 'the end of the equation, or an operator between two values'],
]

/** Puts the parser's complaint into the words of the language. */
function syntaxProblem(error: unknown, source: string, tokens: readonly Token[]): EquationRefused {
  const { char, message } = error as { char?: number; message?: string }
  const offset = (char ?? 1) - 1
  const token = tokens.find((t) => t.at + t.text.length > offset)
  const isPower = token?.text === '*' && source[token.at - 1] === '*'
  const said = EXPECTED.find(([start]) => message?.startsWith(start))?.[1] ?? 'an equation'
  const expected = isPower ? '^ for a power' : said
  return new EquationRefused(
    'equation-syntax',
    token?.at ?? source.trimEnd().length,
    token?.text ?? 'the end of the equation',
    expected,
  )
}
