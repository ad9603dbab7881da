import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'

/** What the page asks of its worker. A later `run` makes an earlier one pointless. */
export type Request =
  | { readonly kind: 'open'; readonly study: string }
  | {
      readonly kind: 'run'
      readonly number: number
      readonly settings: Settings
      /** All members, or a few while a lever is being dragged. */
      readonly all: boolean
      /** The variable of the chart beside the levers; none where the scenario draws none alone. */
      readonly variable: string | undefined
      readonly language: Language
    }
  | { readonly kind: 'draw'; readonly number: number; readonly name: string; readonly language: Language }
  /** For the `WorkerFeature` of that name. */
  | {
      readonly kind: 'question'
      readonly id: number
      readonly feature: string
      readonly question: unknown
    }

/** What the worker answers. Markup is made by the report's own escaping templates. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ran'; readonly number: number; readonly all: boolean; readonly asked: Asked }
  | {
      readonly kind: 'sections'
      readonly number: number
      readonly sections: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'drawn'
      readonly number: number
      readonly name: string
      readonly language: Language
      readonly svg: string
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'fault'; readonly message: string }

/** The chart beside the levers and the sentences above it. */
export interface Asked {
  readonly differences: string
  readonly svg: string
}
