/// <reference lib="dom" />
import { element, show } from './dom.ts'
import type { Feature } from './feature.ts'
import { readFragment, writeFragment } from './fragment.ts'
import type { ReaderPage } from './readerPage.ts'

const selects = [...document.querySelectorAll<HTMLSelectElement>('select.shown')]
const variables = [...(selects[0]?.options ?? [])].map(({ value }) => value)

/** Keeps levers, charted variable and language in the fragment of the page's address, and begins from there. */
export const address: Feature = {
  start(page) {
    page.variable = variables[0]
    for (const select of selects)
      select.addEventListener('change', () => {
        choose(page, select.value)
        page.change()
      })
    page.onChange(() => write(page))
    addEventListener('hashchange', () => read(page))
    read(page)
  },
}

function choose(page: ReaderPage, variable: string): void {
  page.variable = variable
  for (const select of selects) select.value = variable
}

function write({ levers, language, variable }: ReaderPage): void {
  const fragment = writeFragment({
    settings: levers.settings,
    ...(language === 'zh' ? { language } : {}),
    ...(variable === variables[0] || variable === undefined ? {} : { variable }),
  })
  const { pathname, search } = globalThis.location
  history.replaceState(null, '', fragment === '' ? pathname + search : `#${fragment}`)
}

function read(page: ReaderPage): void {
  const found = readFragment(globalThis.location.hash, page.levers.all, variables)
  show('broken-link', !found)
  const variable = found?.variable ?? page.variable
  for (const select of selects) select.value = variable ?? ''
  const radio = element<HTMLInputElement>(`show-${found?.language ?? page.language}`)
  if (radio) radio.checked = true
  document.documentElement.lang = { en: 'en', zh: 'zh-Hans' }[page.language]
  page.begin(found?.settings ?? {}, variable)
}
