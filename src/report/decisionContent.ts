import { nameOf } from '../model/nameOf.ts'
import type { Text } from '../model/text.ts'
import type { Decision } from '../study/decision/decide.ts'

/** A decision with its words. */
export interface DecisionContent {
  readonly decision: Decision
  /** Of the choices, in their order. */
  readonly ids: readonly string[]
  readonly titles: readonly Text[]
  /** By the name of a metric, or `name[element]`. */
  readonly labels: Readonly<Record<string, Text>>
}

/** What readers call a metric. */
export function criterionLabel(
  { labels }: Pick<DecisionContent, 'labels'>,
  { name, element }: { readonly name: string; readonly element: string },
): Text {
  const key = nameOf(name, element)
  return labels[key] ?? { en: key, zh: key }
}
