import { NEVER } from '../model/calendar.ts'
import type { Language } from '../model/text.ts'

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A month number (see `monthNumber`) in words: "Mar 2027", "2027年3月"; from {@link NEVER} on, "never". */
export function formatMonth(month: number, language: Language): string {
  if (Number.isNaN(month)) return '–'
  if (month >= NEVER) return { en: 'never', zh: '始终未出现' }[language]
  const whole = Math.floor(month + 1e-9)
  const year = Math.floor(whole / 12)
  const inYear = whole - 12 * year
  return language === 'en' ? `${NAMES[inYear]}\u00a0${year}` : `${year}年${inYear + 1}月`
}

/** A month as the end of a sentence: "by the end of 2030" for a December, else "by Mar 2030". */
export function formatBy(month: number, language: Language): string {
  const year = Math.floor(month / 12)
  if (month - 12 * year === 11) return { en: `by the end of\u00a0${year}`, zh: `到${year}年底` }[language]
  return { en: `by\u00a0${formatMonth(month, 'en')}`, zh: `到${formatMonth(month, 'zh')}` }[language]
}

/** The same for a statement about that month: "at the end of 2030" for a December, else "in Mar 2030". */
export function formatAt(month: number, language: Language): string {
  const year = Math.floor(month / 12)
  if (month - 12 * year === 11) return { en: `at the end of\u00a0${year}`, zh: `${year}年底` }[language]
  return { en: `in\u00a0${formatMonth(month, 'en')}`, zh: formatMonth(month, 'zh') }[language]
}
