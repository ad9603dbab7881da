import type { Settings } from '../../ensemble/withSettings.ts'
import type { Language } from '../../model/text.ts'

/** A chart of the scenario that is wanted as a drawing, a table (markup) or a file. */
export interface ChartQuestion {
  readonly name: string
  readonly want: 'svg' | 'table' | 'csv' | 'json'
  readonly settings: Settings
  readonly language: Language
  /** The kind of chart it is to be drawn as, where not as published. */
  readonly kind?: string | undefined
  /** The month `YYYY-MM` whose values it is to show, where it shows those of one month. */
  readonly at?: string | undefined
}
