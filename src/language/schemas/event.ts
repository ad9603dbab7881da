import { z } from 'zod'
import { equation, evidence, fields, forms, plainName, reference, text, variableName } from './basic.ts'
import { distribution } from './distribution.ts'
import { refuse } from './problem.ts'

export const ACTIONS = ['set', 'add', 'ramp', 'pulse'] as const

const effect = fields({
  exogenous: reference,
  element: forms('an element or a list of elements', plainName, z.array(plainName).min(1)).optional(),
  set: equation.optional(),
  add: equation.optional(),
  ramp: equation.optional(),
  pulse: equation.optional(),
  duration: z.number().positive().optional(),
}).superRefine((value, context) => {
  const given = ACTIONS.filter((action) => value[action] !== undefined)
  const found = given.length === 0 ? 'none' : given.join(' and ')
  if (given.length !== 1)
    refuse(context, { code: 'bad-value', found, expected: `one of ${ACTIONS.join(', ')}` })
  if ((value.ramp !== undefined) !== (value.duration !== undefined))
    refuse(context, {
      code: 'bad-value',
      found: 'ramp or duration alone',
      expected: 'a ramp with its duration in months',
    })
})

const effects = z.array(effect)
const probability = z.number().min(0).max(1)

/** All keys of an event or policy; what must be there depends on what is already known of it. */
export const eventShape = {
  date: distribution.optional(),
  probability: probability.optional(),
  effects: effects.optional(),
  outcomes: z.record(variableName, fields({ probability, effects: effects.optional() })).optional(),
  marked: z.boolean().optional(),
  label: text.optional(),
  source: evidence.source.optional(),
  grade: evidence.grade.optional(),
  note: evidence.note,
}

export const event = fields(eventShape).superRefine((value, context) => {
  if (!value.outcomes) return
  if (value.effects || value.probability !== undefined)
    refuse(context, {
      code: 'bad-value',
      found: 'outcomes beside effects or a probability',
      expected: 'outcomes, each with its own probability and effects',
    })
  const total = Object.values(value.outcomes).reduce((sum, o) => sum + o.probability, 0)
  if (total > 1 + 1e-9)
    refuse(
      context,
      { code: 'bad-value', found: `probabilities that add up to ${total}`, expected: 'at most 1' },
      ['outcomes'],
    )
})

export type WrittenEvent = z.output<typeof event>
