import type { Settings } from '../../ensemble/withSettings.ts'
import type { Language } from '../../model/text.ts'

/** What the section "See why" asks the worker. */
export type WhyQuestion =
  | { readonly about: 'names'; readonly language: Language }
  | { readonly about: 'theme'; readonly theme: string; readonly language: Language }
  | ({ readonly about: 'variable' | 'chart' } & WhySubject)

/** A variable under the levers as they stand. */
export interface WhySubject {
  readonly name: string
  /** Undefined for its first element. */
  readonly element: string | undefined
  /** The saved month that the numbers are of; undefined for the last one before the middle of the time axis. */
  readonly save: number | undefined
  readonly settings: Settings
  readonly language: Language
}

/** Markup made by the report's own escaping templates. */
export interface WhyAnswer {
  readonly map: string
  readonly detail: string
  readonly change: string
  /** Options of the elements; empty for a single number. */
  readonly elements: string
  readonly months: { readonly count: number; readonly save: number; readonly text: string }
}
