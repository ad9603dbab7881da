import type { ReaderPage } from './readerPage.ts'

/** A part of the published page that does something: listed in `page.ts`, started once the worker is there. */
export interface Feature {
  readonly start: (page: ReaderPage) => void
}
