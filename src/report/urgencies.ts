import type { Priority } from '../study/sensitivity/evidenceOrder.ts'
import type { Assumption } from './ledger.ts'

/**
 * How urgent it is to know each assumption better, as its part of all that could be known better: the sum over its draws, by the name
 * of the assumption. One that moves no metric is missing.
 */
export function urgencies(
  assumptions: readonly Assumption[],
  priorities: readonly Priority[],
): ReadonlyMap<string, number> {
  const names = new Map(assumptions.map(({ name }) => [name, name]))
  const wholes = new Map(assumptions.map(({ name }) => [name.replace(/\[.*$/, ''), name]))
  const found = new Map<string, number>()
  for (const { name, share } of priorities) {
    const base = name.replace(/^event\.(.*)\.\w+$/, '$1').replace(/\[.*$/, '')
    const assumption = names.get(name) ?? wholes.get(base)
    if (assumption !== undefined) found.set(assumption, (found.get(assumption) ?? 0) + share)
  }
  return found
}
