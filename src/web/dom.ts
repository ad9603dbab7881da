/// <reference lib="dom" />

export function element<T extends HTMLElement>(id: string): T | null {
  return document.getElementById(id) as T | null
}

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
