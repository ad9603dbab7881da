import type { z } from 'zod'

/** A problem found by a check of our own within a schema; it travels as the `params` of a zod issue. */
export interface SchemaProblem {
  readonly code: string
  readonly found: string
  readonly expected: string
  readonly nearest?: string
  /** Offset within the text at the issue's path. */
  readonly at?: number
}

/** Reports a problem at the value being checked, or at a part of it. */
export function refuse(
  context: z.core.$RefinementCtx<unknown>,
  problem: SchemaProblem,
  path: readonly (string | number)[] = [],
): void {
  context.addIssue({ code: 'custom', path: [...path], params: { problem } })
}

/** How a value is named in a message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return `keys (${Object.keys(value).slice(0, 4).join(', ')})`
  const text = String(value)
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text
  return typeof value === 'string' ? `"${shown}"` : shown
}
