/// <reference lib="dom" />
import type { Settings } from '../ensemble/withSettings.ts'
import { show, turnTo } from './dom.ts'
import type { Feature } from './feature.ts'
import { type Fragment, readFragment, writeFragment } from './fragment.ts'
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

/** The language of the page where its fragment does not say another. */
const usual = new URLSearchParams(globalThis.location.search).get('lang') === 'zh' ? 'zh' : 'en'

function write({ levers, language, variable, addressParts }: ReaderPage): void {
  const given = [...addressParts].map(([key, part]) => [key, part.give()] as const)
  const parts = Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined))
  const fragment = writeFragment({
    settings: levers.settings,
    parts,
    ...(language === usual ? {} : { language }),
    ...(variable === variables[0] || variable === undefined ? {} : { variable }),
  })
  const { pathname, search } = globalThis.location
  history.replaceState(null, '', fragment === '' ? pathname + search : `#${fragment}`)
}

function read(page: ReaderPage): void {
  const { addressParts, levers } = page
  const accepts = (key: string, text: string): boolean => addressParts.get(key)?.accepts(text) ?? false
  const found = readFragment(globalThis.location.hash, levers.all, variables, accepts)
  show('broken-link', !found)
  const variable = found?.variable ?? page.variable
  for (const select of selects) select.value = variable ?? ''
  turnTo(found?.language ?? page.language)
  for (const [key, part] of addressParts) part.take(found?.parts?.[key])
  page.begin(settingsOf(found, page), variable)
}

/** Where an address wants the levers: where it says itself, or else what it leads to. */
function settingsOf(found: Fragment | undefined, { addressParts }: ReaderPage): Settings {
  const settings = found?.settings ?? {}
  if (!found?.parts || Object.keys(settings).length > 0) return settings
  return [...addressParts.values()].map((part) => part.settings?.()).find((one) => one !== undefined) ?? {}
}
