/** Words for a reader, in the two languages every chart and page is published in. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Text

export const LANGUAGES: readonly Language[] = ['en', 'zh']
