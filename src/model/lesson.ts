import type { Place } from '../diagnostics/place.ts'
import type { QuantileName } from './ensemble.ts'
import type { ChartSpec } from './scenario.ts'
import type { Language, Text } from './text.ts'

/** A lesson on a published page: steps that a class goes through one after the other. */
export interface Lesson {
  /** The name of its file without the ending. */
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly minutes?: number
  readonly steps: readonly LessonStep[]
}

/** What a class looks at and talks about at once. */
export interface LessonStep {
  readonly title: Text
  /** The chart to watch, redrawn as levers move. */
  readonly chart?: ChartSpec
  /** Names of levers of the scenario that may be moved. */
  readonly levers: readonly string[]
  /** Where levers stand when the step begins; those not named as published. Absent: as they were left. */
  readonly settings?: Readonly<Record<string, number>>
  readonly game?: Game
  readonly words: Readonly<Record<Language, StepWords>>
}

/** The text of a step: what is read at once, and what only after the class has thought. */
export interface StepWords {
  readonly shown: readonly Block[]
  readonly revealed: readonly Block[]
}

/** A part of a text that begins on a line of its own. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** For the class to answer: the worksheet leaves lines for it. */
  | { readonly kind: 'question'; readonly content: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }

/** A part of a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** Of `http`, `https` or `mailto`. */
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Inline[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'number'; readonly number: LiveNumber }

/** A number of the text that the page computes: a metric, a fact, or an output in a month. */
export interface LiveNumber {
  readonly name: string
  readonly element: string
  /** `YYYY-MM`, for an output. */
  readonly month?: string
  readonly which: QuantileName | 'mean' | 'probability'
  /** Under the levers as they stand, as published, or the difference, taken member by member. */
  readonly of: 'now' | 'published' | 'change'
}

/**
 * A game in which a class decides on measures turn by turn and then sees one drawn history. Months are on the time axis.
 * Every measure and every event of the history is an event or policy with one outcome.
 */
export interface Game {
  /** When the first turn is, how long a turn lasts, and how many there are. */
  readonly from: number
  readonly months: number
  readonly turns: number
  /** The end of the history that is scored. */
  readonly until: number
  readonly measures: readonly string[]
  /** What may happen, with which probability and between which dates. */
  readonly history: readonly Hazard[]
  /** A rate among the outputs whose total over the time of the game is the loss; its elements are added up. */
  readonly loss: string
  /** An output whose growth over the time of the game is what the measures have cost. */
  readonly cost: string
  readonly budget: number
  /** A history in which no more than this would be lost without measures is a calm one. */
  readonly calmBelow: number
  /** Whether only one measure can be begun in a turn. */
  readonly oneATurn: boolean
  /** An output, a single number, that the chart of the game shows. */
  readonly watch: string
  readonly place: Place
}

/** What may happen in a game: an event, its probability, and the months on the time axis between which its date is drawn. */
export interface Hazard {
  readonly event: string
  readonly probability: number
  readonly from: number
  readonly to: number
}
