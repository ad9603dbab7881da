/// <reference lib="dom" />
import { SCHEMES, type Scheme } from '../report/published/scheme.ts'
import { element } from './dom.ts'
import type { Feature } from './feature.ts'

const root = document.documentElement

function choose(scheme: Scheme): void {
  root.dataset.scheme = scheme
  const radio = element<HTMLInputElement>(`scheme-${scheme}`)
  if (radio) radio.checked = true
}

const named = (text: string | undefined): Scheme | undefined => SCHEMES.find((one) => one === text)

/** Shows the switch between light and dark, and keeps what is chosen in the address. */
export const scheme: Feature = {
  start(page) {
    document.querySelector('.schemes')?.removeAttribute('hidden')
    page.addressParts.set('scheme', {
      accepts: (text) => named(text) !== undefined,
      take: (text) => {
        const asked = text ?? new URLSearchParams(globalThis.location.search).get('scheme')
        choose(named(asked ?? undefined) ?? 'auto')
      },
      give: () => (root.dataset.scheme === 'auto' ? undefined : named(root.dataset.scheme)),
    })
    for (const one of SCHEMES)
      element(`scheme-${one}`)?.addEventListener('change', () => {
        choose(one)
        page.changeAddress()
      })
  },
}
