import type { Text } from '../../model/text.ts'

/** What the scenario of a page is called once levers have been moved, and what it is called as it was published. */
export const CHANGED: Text = { en: 'As changed', zh: '改动后' }
export const PUBLISHED: Text = { en: 'As published', zh: '原情景' }
