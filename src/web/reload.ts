/// <reference lib="dom" />

/** The number of the page that is shown, as its studio gave it. */
const { page: shown } = document.documentElement.dataset

/** Loads the page of a studio again when the studio has made another; the address, and so the levers, stay. */
const changes = new EventSource('/changes')

changes.addEventListener('running', () => {
  if (!document.title.startsWith('… ')) document.title = `… ${document.title}`
})
changes.addEventListener('page', ({ data }: MessageEvent<string>) => {
  if (data !== shown) globalThis.location.reload()
})
