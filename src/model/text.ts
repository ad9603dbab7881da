/** Words for a reader, in the two languages every chart and page is published in. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Text

/** In the order in which they are shown. */
export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** What pages call the languages (BCP 47). */
export const HTML_LANGUAGE: Text = { en: 'en', zh: 'zh-Hans' }
