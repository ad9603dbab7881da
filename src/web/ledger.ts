/// <reference lib="dom" />
import { element, show } from './dom.ts'
import type { Feature } from './feature.ts'

/** Searches and sorts the list of assumptions; it is published with the most urgent first. */
export const ledger: Feature = {
  start() {
    const body = element('assumptions')?.querySelector('tbody')
    const search = element<HTMLInputElement>('ledger-search')
    if (!body || !search) return
    // Read when it is first needed: pages open sooner.
    const rows = once(() =>
      [...body.rows].map((row, place) => ({ row, place, text: row.textContent.toLowerCase() })),
    )
    const buttons = [...document.querySelectorAll<HTMLElement>('#ledger-tools [data-sort]')]
    const find = (): void => {
      const words = search.value.toLowerCase().split(/\s+/)
      for (const { row, text } of rows()) row.hidden = !words.every((word) => text.includes(word))
      const found = rows().filter(({ row }) => !row.hidden).length
      const told = element('ledger-found')
      if (told) told.textContent = words.join('') === '' ? '' : `${found} / ${rows().length}`
    }
    search.addEventListener('input', find)
    for (const button of buttons)
      button.addEventListener('click', () => {
        for (const one of buttons) one.setAttribute('aria-pressed', String(one === button))
        const key = KEYS[button.dataset.sort ?? '']
        const sorted = rows().toSorted((a, b) => compare(key?.(a.row), key?.(b.row)) || a.place - b.place)
        body.append(...sorted.map(({ row }) => row))
      })
    show('ledger-tools', true)
  },
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const GRADES = ['judgement', 'literature', 'reported', 'measured', 'definition']

/** What rows are sorted by; the order of the page where there is nothing. */
const KEYS: Readonly<Record<string, (row: HTMLTableRowElement) => string | number>> = {
  grade: (row) => GRADES.findIndex((grade) => row.querySelector(`.grade.${grade}`)),
  name: (row) => row.querySelector('code')?.textContent ?? '',
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0
  return a < b ? -1 : 1
}
