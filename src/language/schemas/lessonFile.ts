import { z } from 'zod'
import { fields, forms, month, reference, text } from './basic.ts'
import { chart } from './scenarioFile.ts'

/** What stands at the top of a lesson between two lines of `---`. */
export const lessonHead = fields({
  title: text,
  summary: text,
  minutes: z.int().min(1).max(600).optional(),
})

const hazard = fields({ probability: z.number().min(0).max(1), from: month, to: month })

const game = fields({
  from: month,
  turns: z.int().min(1).max(40),
  months: z.int().min(1).max(60).default(6),
  until: month,
  measures: z.array(reference).min(1).max(12),
  history: z.record(reference, hazard).default({}),
  loss: reference,
  cost: reference,
  budget: z.number().positive(),
  calm_below: z.number().min(0).default(0),
  one_a_turn: z.boolean().default(false),
  watch: reference,
})

const stand = forms('a number, a date, on or off', z.number(), z.string())

/** The `yaml` block of a step. */
export const lessonStep = fields({
  chart: chart.optional(),
  levers: z.array(reference).max(12).default([]),
  set: z.record(reference, stand).optional(),
  game: game.optional(),
})

export type WrittenStep = z.output<typeof lessonStep>
export type WrittenGame = z.output<typeof game>
