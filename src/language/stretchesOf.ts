import type { Scalar } from 'yaml'
import type { Place } from '../diagnostics/place.ts'
import type { Stretch } from '../model/expression.ts'

const ESCAPE = /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\r\n|[\s\S])/

/**
 * Where the characters of a folded, indented or quoted YAML text stand in the file. Folding changes only white space, so each
 * other character of the value is the next such character of the file, or an escape.
 * @param raw the file's text from `start` (the first character of the value, or of its quotes or block sign)
 */
export function stretchesOf(
  scalar: Pick<Scalar, 'type'>,
  value: string,
  raw: string,
  start: number,
  placeAt: (offset: number) => Place,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  let next = start + firstOffset(scalar, raw.slice(start))
  let expected = -1
  for (let at = 0; at < value.length; at++) {
    if (isSpace(value[at])) continue
    next = skipSpace(scalar, raw, next)
    if (at === 0 || next !== expected + at) {
      expected = next - at
      stretches.push({ at, place: placeAt(next) })
    }
    next += lengthOf(scalar, raw, next)
  }
  return stretches[0]?.at === 0 ? stretches : [{ at: 0, place: placeAt(start) }, ...stretches]
}

function firstOffset({ type }: Pick<Scalar, 'type'>, raw: string): number {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') return 1
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return Math.max(0, raw.indexOf('\n'))
  return 0
}

const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\n' || c === '\t' || c === '\r'

function skipSpace({ type }: Pick<Scalar, 'type'>, raw: string, from: number): number {
  let at = from
  for (;;) {
    if (isSpace(raw[at])) at++
    else if (type === 'QUOTE_DOUBLE' && /^\\[\sntr]/.test(raw.slice(at, at + 2))) at += 2
    else return at
  }
}

function lengthOf({ type }: Pick<Scalar, 'type'>, raw: string, at: number): number {
  if (type === 'QUOTE_SINGLE' && raw[at] === "'") return 2
  if (type !== 'QUOTE_DOUBLE' || raw[at] !== '\\') return 1
  return ESCAPE.exec(raw.slice(at, at + 10))?.[0].length ?? 1
}
