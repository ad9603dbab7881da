import type { Place } from '../diagnostics/place.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Effect, Outcome } from '../model/model.ts'
import type { Text } from '../model/text.ts'
import type { EffectChecker } from './effectChecker.ts'
import type { Problems } from './problems.ts'

/** What events are read with. */
export interface EventContext {
  /** Month that dates are counted from. */
  readonly origin: string
  readonly checker: EffectChecker
  readonly problems: Problems
}

/** What is known of an event or policy so far; scenario files may still add to it. */
export interface EventDraft {
  readonly name: string
  readonly place: Place
  readonly policy: boolean
  readonly enabled: boolean
  readonly marked: boolean
  readonly outcomes: readonly Outcome[]
  readonly label?: Text
  readonly date?: Distribution
  readonly evidence?: Evidence
}

/** The only outcome of an event that either happens or does not. */
export function happens(probability: number, effects: readonly Effect[]): readonly Outcome[] {
  return [{ name: 'happens', probability, effects }]
}
