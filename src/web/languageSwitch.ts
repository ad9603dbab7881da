/// <reference lib="dom" />
import type { Feature } from './feature.ts'

/** Tells the other features and screen readers when the reader changes the language. */
export const languageSwitch: Feature = {
  start(page) {
    page.onLanguage((language) => {
      document.documentElement.lang = { en: 'en', zh: 'zh-Hans' }[language]
    })
    for (const radio of document.querySelectorAll('input.language'))
      radio.addEventListener('change', () => page.speak())
  },
}
