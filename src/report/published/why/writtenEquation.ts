import type { Equation, Expression } from '../../../model/expression.ts'

/** A name in an equation, with its indices as they are written. */
export interface WrittenName {
  readonly name: string
  readonly indices: readonly string[]
}

/** An equation as its author wrote it, with the names of variables set apart from the text between them. */
export type WrittenEquation = readonly (string | WrittenName)[]

interface Found extends WrittenName {
  readonly at: number
  readonly length: number
}

const NAME = /^[A-Za-z]\w*(?:\s*\[[^\]]*\])?/

/** @param known the names to set apart */
export function writtenEquation(
  { source, expression }: Pick<Equation, 'source' | 'expression'>,
  known: ReadonlySet<string>,
): WrittenEquation {
  const found = namesOf(expression, source, known).toSorted((a, b) => a.at - b.at)
  const parts: (string | WrittenName)[] = []
  let end = 0
  for (const { at, length, name, indices } of found) {
    if (at > end) parts.push(source.slice(end, at))
    parts.push({ name, indices })
    end = at + length
  }
  return end < source.length ? [...parts, source.slice(end)] : parts
}

function namesOf(expression: Expression, source: string, known: ReadonlySet<string>): Found[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return []
    case 'name':
    case 'element':
      return foundAt(expression, source, known)
    case 'call': {
      const inner = expression.arguments.flatMap((part) => namesOf(part, source, known))
      return [...foundAt(expression, source, known), ...inner]
    }
    case 'if': {
      const { condition, then, otherwise } = expression
      return [condition, then, otherwise].flatMap((part) => namesOf(part, source, known))
    }
  }
}

function foundAt(
  { name, at, ...rest }: { name: string; at: number; indices?: readonly string[] },
  source: string,
  known: ReadonlySet<string>,
): Found[] {
  const text = NAME.exec(source.slice(at))?.[0] ?? ''
  if (!known.has(name) || !text.startsWith(name)) return []
  const { indices = [] } = rest
  return [{ name, indices, at, length: indices.length > 0 ? text.length : name.length }]
}
