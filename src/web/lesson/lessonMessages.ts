import type { Settings } from '../../ensemble/withSettings.ts'
import type { LiveNumber } from '../../model/lesson.ts'
import type { Language } from '../../model/text.ts'
import type { Begun } from '../../study/game/gameSystem.ts'

/** What a step of a lesson asks the worker: its chart and numbers under the levers as they stand. */
export interface LessonQuestion {
  readonly lesson: string
  readonly step: number
  readonly numbers: readonly LiveNumber[]
  readonly settings: Settings
  readonly language: Language
}

/** What the step is to show. */
export interface LessonAnswer {
  /** Empty where the step has no chart. */
  readonly svg: string
  /** One text for each number. */
  readonly numbers: readonly string[]
}

/** What a game asks the worker: where its history stands. */
export interface GameQuestion {
  readonly lesson: string
  readonly step: number
  /** The code that draws the history. */
  readonly code: string
  /** From 0; the number of turns when all have been taken. */
  readonly turn: number
  /** When each measure was begun, in months on the time axis. */
  readonly begun: Begun
  readonly language: Language
}

/** Markup made by the report's own escaping templates. */
export interface GameAnswer {
  readonly markup: string
  /** The month of the turn, on the time axis. */
  readonly time: number
}
