import type { Language, Text } from '../../model/text.ts'
import { likelihoodOf } from '../../study/decision/likelihood.ts'
import type { Superiority } from '../../study/decision/superiority.ts'
import { formatShare } from '../formatNumber.ts'
import { likelihoodWords } from '../likelihoodWords.ts'

/** What doing better and doing worse are called. */
export interface Sides {
  readonly better: Text
  readonly worse: Text
}

const BETTER: Sides = {
  better: { en: 'better', zh: '更优' },
  worse: { en: 'worse', zh: '更差' },
}

/** The share of members in which the first does worse, free of rounding. */
export function worseShare({ share, equal }: Superiority): number {
  return Math.round((1 - share - equal) * 1e12) / 1e12
}

/** Of the members in which the two differ, the share that do better; NaN where none differs. */
function decidedShare({ share, equal }: Superiority): number {
  return equal < 1 ? Math.min(share / (1 - equal), 1) : Number.NaN
}

/** A share of the members that differ with the likelihood word for it; a dash where none differs. */
export function decidedText(superiority: Superiority, language: Language): string {
  return likelihoodWords(decidedShare(superiority), language)
}

/**
 * In which share of members one does better, the same and worse; the likelihood word is for those that differ, as two
 * that mostly do the same say little by how seldom one is better.
 */
export function superiorityText(
  superiority: Superiority,
  language: Language,
  { better, worse }: Sides = BETTER,
): string {
  const { share, equal } = superiority
  if (Number.isNaN(share)) return '–'
  if (equal === 1) return { en: 'equal in all members', zh: '在所有成员中相同' }[language]
  const [more, same, less] = [share, equal, worseShare(superiority)].map(formatShare)
  const decided = decidedText(superiority, language)
  const word = likelihoodOf(decidedShare(superiority)).text
  if (equal === 0)
    return {
      en: `${better.en} in ${more} (${word.en}), equal in ${same}, ${worse.en} in ${less} of members`,
      zh: `在 ${more} 的成员中${better.zh}（${word.zh}），${same} 相同，${less} ${worse.zh}`,
    }[language]
  return {
    en: `${better.en} in ${more}, equal in ${same}, ${worse.en} in ${less} of members (where they differ, ${better.en} in ${decided})`,
    zh: `在 ${more} 的成员中${better.zh}，${same} 相同，${less} ${worse.zh}（有差别者中${better.zh}占 ${decided}）`,
  }[language]
}
