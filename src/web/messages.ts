import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'

/** The first message to a worker of the page: to lead, with ports to the others, or to do what comes through a port. */
export type Opening =
  | { readonly kind: 'lead'; readonly study: string; readonly ports: readonly MessagePort[] }
  | { readonly kind: 'join'; readonly study: string; readonly port: MessagePort }

/** What the page asks of the leading worker. A later `run` makes an earlier one pointless. */
export type Request =
  | RunRequest
  | DrawRequest
  /** For the `WorkerFeature` of that name. */
  | {
      readonly kind: 'question'
      readonly id: number
      readonly feature: string
      readonly question: unknown
    }

/** Run the scenario under some settings. */
export interface RunRequest {
  readonly kind: 'run'
  readonly number: number
  readonly settings: Settings
  /** All members, or a few while a lever is being dragged. */
  readonly all: boolean
  /** The variable of the chart beside the levers; none where the scenario draws none alone. */
  readonly variable: string | undefined
  /** The step of a lesson whose chart is looked at instead. */
  readonly step?: LessonPlace | undefined
  readonly language: Language
}

/** A step of a lesson, counted from 0. */
export interface LessonPlace {
  readonly lesson: string
  readonly step: number
}

/** A chart of the scenario, drawn from the last run of all members. */
export interface DrawRequest {
  readonly kind: 'draw'
  readonly number: number
  readonly name: string
  readonly language: Language
}

/** What the worker answers. Markup is made by the report's own escaping templates. */
export type Reply =
  | RunReply
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'fault'; readonly message: string }

/** What a run gives: the chart beside the levers at once, then the sections of the page, and each chart that is asked for. */
export type RunReply =
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

/** The chart beside the levers and the sentences above it. */
export interface Asked {
  readonly members: number
  readonly differences: string
  readonly svg: string
  /** Whether it is the chart of a lesson's step. */
  readonly ofStep: boolean
}
