/// <reference lib="dom" />
import { element } from './dom.ts'
import type { Feature } from './feature.ts'

/** Moving levers, undoing it, going back to the published scenario, and copying the address of what is shown. */
export const leverButtons: Feature = {
  start(page) {
    page.levers.listen((done) => (done ? page.settle() : page.run(false)))
    element('undo')?.addEventListener('click', () => page.undo())
    element('reset')?.addEventListener('click', () => page.set({}))
    element('share')?.addEventListener(
      'click',
      () => void navigator.clipboard?.writeText(globalThis.location.href),
    )
  },
}
