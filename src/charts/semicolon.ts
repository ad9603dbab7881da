import type { Text } from '../model/text.ts'

/** What stands between parts of a sentence that hold commas themselves. */
export const SEMICOLON: Text = { en: '; ', zh: '；' }
