import type { Language } from '../model/text.ts'

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A month number (see `monthNumber`) in words: "Mar 2027", "2027年3月"; infinity is "never". */
export function formatMonth(month: number, language: Language): string {
  if (!Number.isFinite(month)) return { en: 'never', zh: '不会' }[language]
  const whole = Math.floor(month + 1e-9)
  const year = Math.floor(whole / 12)
  const inYear = whole - 12 * year
  return language === 'en' ? `${NAMES[inYear]} ${year}` : `${year}年${inYear + 1}月`
}

/** A month as the end of a sentence: "by the end of 2030" for a December, else "by Mar 2030". */
export function formatBy(month: number, language: Language): string {
  const year = Math.floor(month / 12)
  if (month - 12 * year === 11) return { en: `by the end of ${year}`, zh: `到${year}年底` }[language]
  return { en: `by ${formatMonth(month, 'en')}`, zh: `到${formatMonth(month, 'zh')}` }[language]
}
