/// <reference lib="dom" />
import { HTML_LANGUAGE } from '../model/text.ts'
import type { Feature } from './feature.ts'

/** Tells the other features and screen readers when the reader changes the language. */
export const languageSwitch: Feature = {
  start(page) {
    followLanguage()
    page.onLanguage((language) => {
      document.documentElement.lang = HTML_LANGUAGE[language]
    })
    for (const radio of document.querySelectorAll('input.language'))
      radio.addEventListener('change', () => page.speak())
  },
}

const HIDDEN =
  'html[lang="en"] main [lang="zh-Hans"], html[lang="zh-Hans"] main [lang="en"] { display: none; }'

/** Hides the other language by the page's own: the style that needs no script (`:has`) takes some ms at every change of the page. */
function followLanguage(): void {
  const [sheet] = document.styleSheets
  const rules = [...(sheet?.cssRules ?? [])]
  const found = rules.findIndex(
    (rule) => rule instanceof CSSStyleRule && /:has\(#show-/.test(rule.selectorText),
  )
  if (!sheet || found < 0) return
  sheet.insertRule(HIDDEN, found)
  sheet.deleteRule(found + 1)
}
