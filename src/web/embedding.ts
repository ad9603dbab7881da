/// <reference lib="dom" />
import { element, show, turnTo } from './dom.ts'
import type { Feature } from './feature.ts'

const PREFIX = 'chart-'

const charts = new Map(
  [...document.querySelectorAll(`figure[id^="${PREFIX}"]`)].map((one) => [one.id.slice(PREFIX.length), one]),
)

/** What the address says before and after `#`: a page on a disk may be opened without the first. */
function said(key: string, inFragment = key): string | undefined {
  const { search, hash } = globalThis.location
  const found = new URLSearchParams(search).get(key) ?? new URLSearchParams(hash.slice(1)).get(inFragment)
  return found ?? undefined
}

const askedChart = (): string | undefined => said('chart', 'embed')

/**
 * Shows one chart alone where the address asks for it (`?chart=NAME&lang=zh`, or `#embed=NAME&lang=zh`), and a notice where there is
 * none of that name.
 * @returns whether nothing needs to be run for it: no lever is moved
 */
export function showEmbedded(): boolean {
  const language = said('lang')
  if (language === 'en' || language === 'zh') turnTo(language)
  const asked = askedChart()
  showAlone(asked)
  if (asked === undefined) return false
  document.documentElement.dataset.scheme = said('scheme') ?? 'auto'
  return !/[#&]set\./.test(globalThis.location.hash)
}

function showAlone(asked: string | undefined): void {
  for (const [name, figure] of charts) figure.classList.toggle('alone', name === asked)
  show('no-chart', asked !== undefined && !charts.has(asked))
  show('whole-page', asked !== undefined)
  if (asked === undefined) {
    delete document.body.dataset.embed
    return
  }
  document.body.dataset.embed = asked
  const whole = document.querySelector('#whole-page a')
  const settings = globalThis.location.hash.replace(/(^#|&)embed=[^&]*/, '$1').replace(/^#&?/, '')
  whole?.setAttribute('href', globalThis.location.pathname + (settings === '' ? '' : `#${settings}`))
  if (!charts.has(asked)) nameCharts(asked)
}

function nameCharts(asked: string): void {
  const notice = element('no-chart')
  const code = notice?.querySelector('code')
  if (code) code.textContent = asked.slice(0, 100)
  const links = [...charts.keys()].map((name) => {
    const link = document.createElement('a')
    link.href = `?${new URLSearchParams({ chart: name })}`
    link.textContent = name
    const item = document.createElement('li')
    item.append(link)
    return item
  })
  notice?.querySelector('ul')?.replaceChildren(...links)
}

/** Lets the fragment hold the chart that is to be shown alone. */
export const embedding: Feature = {
  start(page) {
    page.addressParts.set('embed', {
      accepts: () => true,
      take: () => showAlone(askedChart()),
      give: () => (new URLSearchParams(globalThis.location.search).has('chart') ? undefined : askedChart()),
    })
  },
}
