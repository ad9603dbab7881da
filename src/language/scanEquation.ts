import { EquationRefused } from './equationProblem.ts'

export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'operator'
  readonly text: string
  readonly at: number
}

const MOST_BRACKETS = 100

/** Of the operators that bind to the right, each of which makes the reading of an equation one level deeper. */
const MOST_NESTING = 200

const PATTERNS = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z][A-Za-z0-9_]*/y],
  ['text', /"[^"\\\n]*"|'[^'\\\n]*'/y],
  ['operator', /<=|>=|==|!=|[-+*/^<>?:(),[\]]/y],
] as const

const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/** Names that mean something to programmers and nothing here. */
const CONSTANTS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity'])

/** What authors who know another language may write, and what to write instead. */
const INSTEAD: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/=>?/y, '== for a comparison; an equation holds no assignment'],
  [/&&?/y, 'and'],
  [/\|\|?/y, 'or'],
  [/!/y, 'not, or != for "differs from"'],
  [/%/y, 'a decimal number, or mod(x, y)'],
  [/[{}]/y, 'parentheses'],
  [/\./y, 'digits on both sides of a decimal point, and no other point'],
  [/["']/y, 'a text within one pair of quotation marks, without backslashes'],
]

/**
 * Splits an equation into tokens, in order. Only the characters of the equation language get through: no assignment, point,
 * brace, semicolon, backslash or comment.
 * @throws EquationRefused at the first character that does not belong
 */
export function scanEquation(source: string): readonly Token[] {
  const tokens: Token[] = []
  const depth = new Depth()
  for (let at = skipSpace(source, 0); at < source.length; ) {
    const token = tokenAt(source, at)
    checkNeighbours(tokens.at(-1), token)
    depth.count(tokens.at(-1), token)
    tokens.push(token)
    at = skipSpace(source, at + token.text.length)
  }
  return tokens
}

/** Refuses what would make a recursive reader run out of stack, before it reads. */
class Depth {
  #brackets = 0
  #open = 0
  #conditions = 0
  #powers = 0
  #signs = 0

  count(before: Token | undefined, token: Token): void {
    const { text, at } = token
    if (text === '(' || text === '[') this.#brackets++
    if (text === ')' || text === ']') this.#brackets--
    if (text === '?') this.#conditions++
    if (text === '?') this.#open++
    if (text === ':' && --this.#open < 0)
      throw new EquationRefused('not-allowed', at, ':', 'a ? before it: condition ? a : b')
    if (text === '^') this.#powers++
    const isSign = text === '-' || text === '+' || text === 'not'
    this.#signs = isSign && !(before && endsOperand(before)) ? this.#signs + 1 : 0
    if (this.#brackets > MOST_BRACKETS) refuseDepth(at, `${MOST_BRACKETS} brackets within each other`)
    if (this.#conditions > MOST_NESTING) refuseDepth(at, `${MOST_NESTING} conditions`)
    if (this.#powers > MOST_NESTING) refuseDepth(at, `${MOST_NESTING} powers`)
    if (this.#signs > MOST_NESTING) refuseDepth(at, `${MOST_NESTING} signs in a row`)
  }
}

function refuseDepth(at: number, limit: string): never {
  throw new EquationRefused(
    'nested-too-deeply',
    at,
    'more',
    `at most ${limit}; split the equation into auxiliaries`,
  )
}

function skipSpace(source: string, from: number): number {
  let at = from
  while (/[ \t\r\n]/.test(source[at] ?? '')) at++
  return at
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text === undefined) continue
    if (CONSTANTS.has(text))
      throw new EquationRefused('not-allowed', at, text, 'a number, a name, or a comparison')
    if (kind === 'number') checkNumber(text, at)
    return { kind: WORD_OPERATORS.has(text) ? 'operator' : kind, text, at }
  }
  const found = String.fromCodePoint(source.codePointAt(at) as number)
  for (const [pattern, instead] of INSTEAD) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text !== undefined) throw new EquationRefused('not-allowed', at, text, instead)
  }
  throw new EquationRefused('not-allowed', at, found, 'names, numbers, operators and parentheses')
}

function checkNumber(text: string, at: number): void {
  if (!Number.isFinite(Number(text)))
    throw new EquationRefused('not-allowed', at, text, 'a number below 1.8e308')
}

const endsOperand = (token: Token): boolean =>
  token.kind !== 'operator' || token.text === ')' || token.text === ']'

/** Two operands in a row (some languages multiply them) and a doubled question mark are slips here. */
function checkNeighbours(before: Token | undefined, token: Token): void {
  if (token.text === '?' && before?.text === '?')
    throw new EquationRefused('equation-syntax', token.at, '?', 'a value between two question marks')
  if (!before || !endsOperand(before)) return
  const opens = token.kind !== 'operator' || token.text === '(' || token.text === '['
  const called = before.kind === 'name' && (token.text === '(' || token.text === '[')
  if (!opens || called) return
  const found = `${token.text} right after ${before.text}`
  throw new EquationRefused('operator-missing', token.at, found, neighbourAdvice(before, token))
}

/** What two operands in a row were most likely meant as. */
function neighbourAdvice(before: Token, token: Token): string {
  if (/^(if|then|else|when)$/i.test(before.text) || /^(then|else|when)$/i.test(token.text))
    return 'condition ? a : b'
  if (before.kind === 'number' && token.kind === 'name')
    return 'an operator between them, such as *; a number that has a unit is a parameter'
  const areNames = before.kind === 'name' && token.kind === 'name'
  return `an operator between them, such as *${areNames ? `; a name has no spaces: ${before.text}_${token.text}` : ''}`
}
