/// <reference lib="dom" />
import { HTML_LANGUAGE, type Language } from '../model/text.ts'

/** The element of an id; null where the page has none. */
export function element<T extends HTMLElement>(id: string): T | null {
  return document.getElementById(id) as T | null
}

/** Shows or hides the element of an id, if the page has it. */
export function show(id: string, visible: boolean): void {
  const found = element(id)
  if (found) found.hidden = !visible
}

/** Puts markup from the worker, which was escaped where it was made, in place of what an element holds. */
export function replace(target: Element | null, markup: string): void {
  const template = document.createElement('template')
  template.innerHTML = markup
  target?.replaceChildren(template.content)
}

/** Turns the page to a language: the switch and what the page says its language is. */
export function turnTo(language: Language): void {
  const radio = element<HTMLInputElement>(`show-${language}`)
  if (radio) radio.checked = true
  document.documentElement.lang = HTML_LANGUAGE[language]
}
