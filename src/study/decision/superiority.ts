import { type Alternatives, type Better, valuesOf } from './alternatives.ts'
import { type Proportion, proportionOf } from './proportion.ts'

/** How often one decision does better than another in the same member; the share is that of members in which it does. */
export interface Superiority extends Proportion {
  /** Share of members in which both do the same. */
  readonly equal: number
}

/** The probability that decision `one` does better than `other`, from paired members. */
export function superiority(
  alternatives: Alternatives,
  one: number,
  other: number,
  better: Better,
): Superiority {
  const [a, b] = [valuesOf(alternatives, one), valuesOf(alternatives, other)]
  const wins = a.filter((value, member) => {
    const rival = b[member] as number
    return better === 'lower' ? value < rival : value > rival
  }).length
  const equal = a.filter((value, member) => value === b[member]).length
  return { ...proportionOf(wins, alternatives.size), equal: equal / alternatives.size }
}
