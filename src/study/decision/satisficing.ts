import { type Alternatives, valuesOf } from './alternatives.ts'
import { type Proportion, proportionOf } from './proportion.ts'

/** In how many members a decision is good enough. */
export interface Satisficing extends Proportion {
  readonly name: string
}

/**
 * The share of members in which each decision is good enough (satisficing: Simon, Psychological Review 63, 1956, page 129;
 * as a criterion of choice: Starr, Product Design and Decision Theory, 1963).
 */
export function satisficing(
  alternatives: Alternatives,
  goodEnough: (value: number) => boolean,
): Satisficing[] {
  return alternatives.names.map((name, alternative) => {
    const enough = valuesOf(alternatives, alternative).filter(goodEnough).length
    return { name, ...proportionOf(enough, alternatives.size) }
  })
}
