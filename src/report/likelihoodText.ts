import { formatShare } from '../charts/formatNumber.ts'
import type { Language } from '../model/text.ts'
import { likelihoodOf } from '../study/decision/likelihood.ts'

/** A probability as a number with the word for it (see `likelihoodOf`). */
export function likelihoodText(probability: number, language: Language): string {
  if (Number.isNaN(probability)) return '–'
  const word = likelihoodOf(probability).text[language]
  return { en: `${formatShare(probability)} (${word})`, zh: `${formatShare(probability)}（${word}）` }[
    language
  ]
}

/** What the words mean, in brief. */
export const LIKELIHOOD_HINT = {
  en: 'Words for probabilities: the likelihood scale of the IPCC, given this model; how well assumptions are known is another matter (evidence grades).',
  zh: '概率用语采用 IPCC 可能性量表，以本模型为前提；假设的可信程度另见证据等级。',
}

/** What the words mean, and what they do not. */
export const LIKELIHOOD_NOTE = {
  en: 'Words for probabilities are those of the IPCC (Mastrandrea et al. 2010), given this model: virtually certain from 99 %, very likely from 90 %, likely from 66 %, about as likely as not from 33 %, unlikely up to 33 %, very unlikely up to 10 %, exceptionally unlikely up to 1 %. How well the assumptions are known is another matter: see their evidence grades.',
  zh: '概率用语采用 IPCC 的量表（Mastrandrea 等，2010），以本模型为前提：几乎确定（≥99 %）、很可能（≥90 %）、可能（≥66 %）、或许可能（33–66 %）、不可能（≤33 %）、很不可能（≤10 %）、几乎不可能（≤1 %）。假设本身的可信程度是另一回事，见其证据等级。',
}
