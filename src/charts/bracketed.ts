import type { Language } from '../model/text.ts'

/** A remark in brackets, to follow a word: with a space before it in English, full-width in Chinese. */
export function bracketed(text: string, language: Language): string {
  return { en: ` (${text})`, zh: `（${text}）` }[language]
}
