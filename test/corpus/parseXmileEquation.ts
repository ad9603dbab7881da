/** An equation of an XMILE file. Names are canonical: lower case, one underscore for each gap. */
export type XmileExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly indices: readonly XmileIndex[] }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly XmileExpression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: XmileExpression }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: XmileExpression
      readonly right: XmileExpression
    }
  | {
      readonly kind: 'if'
      readonly condition: XmileExpression
      readonly then: XmileExpression
      readonly otherwise: XmileExpression
    }
  | { readonly kind: 'group'; readonly inner: XmileExpression }

/** `*` stands for all elements, `*:name` for those of a named dimension. */
export type XmileIndex = { readonly kind: 'all'; readonly dimension?: string } | XmileExpression

/** The name that all spellings of a variable share. */
export function canonicalName(name: string): string {
  const plain = name.replace(/^"|"$/g, '').replaceAll('\\n', ' ').trim()
  return plain.toLowerCase().replace(/[\s_\u00a0]+/g, '_')
}

const TOKEN =
  /\s*(?:\{[^}]*\}\s*)*((?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<quoted>"[^"]*")|(?<word>[\p{L}_][\p{L}\p{M}\p{N}_.]*)|<>|<=|>=|[-+*/^<>=()[\],:])/iuy

interface Token {
  readonly kind: 'number' | 'name' | 'sign'
  readonly text: string
}

const WORDS: ReadonlySet<string> = new Set(['if', 'then', 'else', 'and', 'or', 'not', 'mod'])

function tokensOf(source: string): Token[] {
  const text = source.replace(/\s*(?:\{[^}]*\}\s*)*$/, '')
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`cannot read ${text.slice(at)}`)
    const { number, quoted, word } = match.groups as Record<string, string | undefined>
    const sign = word !== undefined && WORDS.has(word.toLowerCase())
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (quoted !== undefined || (word !== undefined && !sign))
      tokens.push({ kind: 'name', text: canonicalName((quoted ?? word) as string) })
    else tokens.push({ kind: 'sign', text: (match[1] as string).toLowerCase() })
  }
  return tokens
}

/** Operators of two operands from the loosest to the tightest, `not` and the signs aside (XMILE 1.0, section 3.3.1). */
const LEVELS = [['or'], ['and'], ['=', '<>', '<', '<=', '>', '>='], ['+', '-'], ['*', '/', 'mod']] as const
const COMPARISONS = 2

export function parseXmileEquation(source: string): XmileExpression {
  return new Parser(tokensOf(source)).whole()
}

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): XmileExpression {
    const expression = this.#level(0)
    if (this.#next < this.#tokens.length) throw new Error(`unexpected ${this.#tokens[this.#next]?.text}`)
    return expression
  }

  #level(level: number): XmileExpression {
    const operators: readonly string[] | undefined = LEVELS[level]
    if (!operators) return this.#signed()
    if (level === COMPARISONS && this.#skip('not'))
      return { kind: 'unary', operator: 'not', operand: this.#level(level) }
    let left = this.#level(level + 1)
    for (let found = this.#oneOf(operators); found; found = this.#oneOf(operators))
      left = { kind: 'binary', operator: found, left, right: this.#level(level + 1) }
    return left
  }

  #signed(): XmileExpression {
    if (this.#skip('-')) return { kind: 'unary', operator: '-', operand: this.#signed() }
    if (this.#skip('+')) return this.#signed()
    const base = this.#atom()
    if (!this.#skip('^')) return base
    return { kind: 'binary', operator: '^', left: base, right: this.#signed() }
  }

  #atom(): XmileExpression {
    const token = this.#tokens[this.#next++]
    if (token?.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token?.kind === 'name') return this.#named(token.text)
    if (token?.text === 'if') return this.#condition()
    if (token?.text !== '(') throw new Error(`unexpected ${token?.text ?? 'end'}`)
    const inner = this.#level(0)
    this.#expect(')')
    return { kind: 'group', inner }
  }

  #named(name: string): XmileExpression {
    if (this.#skip('(')) return { kind: 'call', name, arguments: this.#list(')', () => this.#level(0)) }
    const indices = this.#skip('[') ? this.#list(']', () => this.#index()) : []
    return { kind: 'name', name, indices }
  }

  #condition(): XmileExpression {
    const condition = this.#level(0)
    this.#expect('then')
    const then = this.#level(0)
    this.#expect('else')
    return { kind: 'if', condition, then, otherwise: this.#level(0) }
  }

  #index(): XmileIndex {
    if (!this.#skip('*')) return this.#level(0)
    if (!this.#skip(':')) return { kind: 'all' }
    return { kind: 'all', dimension: (this.#tokens[this.#next++] as Token).text }
  }

  #list<T>(end: string, read: () => T): T[] {
    const items: T[] = []
    if (this.#skip(end)) return items
    do items.push(read())
    while (this.#skip(','))
    this.#expect(end)
    return items
  }

  #skip(sign: string): boolean {
    const token = this.#tokens[this.#next]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    this.#next++
    return true
  }

  #oneOf(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#skip(sign))
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) throw new Error(`${sign} expected, not ${this.#tokens[this.#next]?.text ?? 'end'}`)
  }
}
