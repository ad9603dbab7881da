import type { Language } from '../model/text.ts'
import { likelihoodOf } from '../study/decision/likelihood.ts'
import { formatShare } from './formatNumber.ts'

/** A probability as a number with the word for it (see `likelihoodOf`), to stand within brackets or at the end of a sentence. */
export function likelihoodWords(probability: number, language: Language): string {
  if (Number.isNaN(probability)) return '–'
  const word = likelihoodOf(probability).text[language]
  return `${formatShare(probability)}${{ en: ', ', zh: '，' }[language]}${word}`
}
