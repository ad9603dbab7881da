import type {
  AccessorNode,
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs/number'
import { monthsOf } from '../model/calendar.ts'
import type { Expression } from '../model/expression.ts'
import { EquationRefused } from './equationProblem.ts'
import type { Token } from './scanEquation.ts'

const MOST_LEVELS = 200

/** An expression and where it begins, opening parentheses included. */
interface Part {
  readonly expression: Expression
  readonly start: number
}

const BINARY: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '^',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
])

/** Functions that take dates as texts. */
const TAKES_TEXT: ReadonlySet<string> = new Set([
  ...['date', 'step', 'ramp', 'pulse', 'during', 'triangle'],
  ...['at', 'highest', 'lowest', 'timeOfHighest', 'timeOfLowest'],
  ...['meanOver', 'totalOver', 'firstBelow', 'firstAbove'],
])

/**
 * Turns a parsed tree into an expression of the model, accepting only the nodes of the equation language. The tree has no
 * positions: it is walked in the order of the source, and every token is used up by the node it belongs to.
 * @throws EquationRefused at the first node that is not allowed
 */
export function buildExpression(root: MathNode, tokens: readonly Token[]): Expression {
  return new Builder(tokens).whole(root)
}

class Builder {
  readonly #tokens: readonly Token[]
  #next = 0
  #level = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(root: MathNode): Expression {
    const { expression } = this.#part(root)
    if (this.#next < this.#tokens.length) this.#refuse('the end of the equation')
    return expression
  }

  #part(node: MathNode): Part {
    if (++this.#level > MOST_LEVELS)
      throw new EquationRefused(
        'nested-too-deeply',
        this.#at,
        'more',
        `at most ${MOST_LEVELS} operations within each other`,
      )
    const part = this.#ofType(node)
    this.#level--
    return part
  }

  #ofType(node: MathNode): Part {
    switch (node.type) {
      case 'ConstantNode':
        return this.#constant(node as ConstantNode)
      case 'SymbolNode':
        return this.#name(node as SymbolNode)
      case 'ParenthesisNode':
        return this.#parenthesis(node as ParenthesisNode)
      case 'OperatorNode':
        return this.#operator(node as unknown as OperatorNode<'+', 'add', MathNode[]>)
      case 'ConditionalNode':
        return this.#conditional(node as ConditionalNode)
      case 'FunctionNode':
        return this.#call(node as FunctionNode<MathNode>)
      case 'AccessorNode':
        return this.#element(node as AccessorNode)
      case 'RelationalNode':
        return this.#refuseChain(node as unknown as { params: MathNode[] })
      default:
        return this.#refuse('a number, a name, a function or an operator')
    }
  }

  #constant(node: ConstantNode): Part {
    const token = this.#take()
    const at = token.at
    if (token.kind === 'number')
      return { expression: { kind: 'number', value: Number(token.text), at }, start: at }
    if (token.kind !== 'text' || typeof (node.value as unknown) !== 'string') this.#refuse('a number', token)
    throw new EquationRefused(
      'misplaced-text',
      at,
      token.text,
      'texts only as dates in functions such as date("2027-01")',
    )
  }

  #name(node: SymbolNode): Part {
    const { text, at } = this.#take(node.name)
    return { expression: { kind: 'name', name: text, at }, start: at }
  }

  #parenthesis(node: ParenthesisNode): Part {
    const start = this.#take('(').at
    const { expression } = this.#part(node.content)
    this.#take(')')
    return { expression, start }
  }

  #operator({ op, args, implicit }: OperatorNode<'+', 'add', MathNode[]>): Part {
    const [a, b] = args
    if (a && !b) return this.#unary(op, a)
    if (!a || !b || implicit || !BINARY.has(op)) return this.#refuse('an operator of the language')
    const left = this.#part(a)
    this.#take(op)
    const right = this.#part(b)
    return call(op, left.start, left, right)
  }

  #unary(op: string, operand: MathNode): Part {
    const { at } = this.#take(op)
    const part = this.#part(operand)
    if (op === '+') return { ...part, start: at }
    if (op !== '-' && op !== 'not') return this.#refuse('an operator of the language')
    return call(op === '-' ? 'negate' : 'not', at, part)
  }

  #conditional(node: ConditionalNode): Part {
    const condition = this.#part(node.condition)
    this.#take('?')
    const then = this.#part(node.trueExpr)
    this.#take(':')
    const otherwise = this.#part(node.falseExpr)
    const expression: Expression = {
      kind: 'if',
      condition: condition.expression,
      then: then.expression,
      otherwise: otherwise.expression,
      at: condition.start,
    }
    return { expression, start: condition.start }
  }

  #call(node: FunctionNode<MathNode>): Part {
    if (node.fn.type !== 'SymbolNode') return this.#refuse('the name of a function')
    const { text: name, at } = this.#take((node.fn as SymbolNode).name)
    if (this.#tokens[this.#next - 1]?.kind !== 'name')
      this.#refuse('the name of a function', this.#tokens[this.#next - 1])
    const args = this.#list('(', ')', node.args, (argument) => this.#argument(name, argument))
    return { expression: { kind: 'call', name, arguments: args, at }, start: at }
  }

  #argument(name: string, node: MathNode): Expression {
    const token = this.#tokens[this.#next]
    const isText = node.type === 'ConstantNode' && token?.kind === 'text'
    if (!isText || !TAKES_TEXT.has(name)) {
      if (name === 'date')
        throw new EquationRefused('bad-date', this.#at, token?.text ?? 'nothing', 'a date in quotation marks')
      return this.#part(node).expression
    }
    this.#take()
    const value = token.text.slice(1, -1)
    if (monthsOf(value, '2000-01') === undefined)
      throw new EquationRefused(
        'bad-date',
        token.at,
        token.text,
        'a date such as "2027-01-15", "2027-01", "2027" or "never"',
      )
    return { kind: 'text', value, at: token.at }
  }

  #element(node: AccessorNode): Part {
    if (node.object.type !== 'SymbolNode') return this.#refuse('an index only after the name of a variable')
    const { text: name, at } = this.#take((node.object as SymbolNode).name)
    const indices = this.#list('[', ']', node.index.dimensions as MathNode[], () => this.#index())
    if (indices.length === 0)
      throw new EquationRefused(
        'equation-syntax',
        at,
        `${name}[]`,
        'an element or a dimension in the brackets',
      )
    return { expression: { kind: 'element', name, indices, at }, start: at }
  }

  #index(): string {
    const token = this.#take()
    if (token.kind === 'name') return token.text
    if (token.kind === 'text') return token.text.slice(1, -1)
    return this.#refuse('the name of a dimension or of an element', token)
  }

  #list<T>(open: string, close: string, nodes: readonly MathNode[], read: (node: MathNode) => T): T[] {
    this.#take(open)
    const parts = nodes.map((node, i) => {
      if (i > 0) this.#take(',')
      return read(node)
    })
    if (close === ']' && this.#tokens[this.#next]?.text === '-')
      this.#refuse(']; an element with a hyphen stands in quotation marks: name["a-b"]')
    this.#take(close)
    return parts
  }

  get #at(): number {
    return this.#tokens[this.#next]?.at ?? 0
  }

  #take(text?: string): Token {
    const token = this.#tokens[this.#next]
    if (!token || (text !== undefined && token.text !== text)) return this.#refuse(text ?? 'a value')
    this.#next++
    return token
  }

  #refuse(expected: string, token = this.#tokens[this.#next]): never {
    const at = token?.at ?? (this.#tokens.at(-1)?.at as number)
    throw new EquationRefused('equation-syntax', at, token?.text ?? 'the end of the equation', expected)
  }

  /** Walks the operands only to find where the second comparison stands. */
  #refuseChain({ params }: { params: MathNode[] }): never {
    this.#part(params[0] as MathNode)
    this.#next++
    this.#part(params[1] as MathNode)
    const found = `${this.#tokens[this.#next]?.text} after another comparison`
    throw new EquationRefused('chained-comparison', this.#at, found, 'two comparisons joined by and')
  }
}

function call(name: string, start: number, ...parts: readonly Part[]): Part {
  return { expression: { kind: 'call', name, arguments: parts.map((p) => p.expression), at: start }, start }
}
