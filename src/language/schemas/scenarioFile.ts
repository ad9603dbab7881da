import { z } from 'zod'
import { COUNTS_AS } from '../../model/scenario.ts'
import {
  elementKeys,
  equation,
  evidence,
  fields,
  fileName,
  forms,
  month,
  over,
  plainName,
  reference,
  text,
  unit,
  variableName,
  words,
} from './basic.ts'
import { checkDistribution, distribution, distributionForm, distributionShape } from './distribution.ts'
import { event, eventShape } from './event.ts'
import { time } from './modelFile.ts'
import { refuse } from './problem.ts'

const DESIGNS = ['mc', 'lhs', 'sobol'] as const

const ensemble = fields({
  members: z.int().min(1).max(1_000_000).optional(),
  seed: forms('a text', words, z.number()).optional(),
  design: z.enum(DESIGNS).optional(),
})

/** A new value (with evidence in the long form), or a new equation. */
const setting = forms(
  'a number, a date, a distribution, { value, source, grade } or an equation',
  z.number(),
  z.string(),
  fields({
    ...distributionShape,
    value: distribution.optional(),
    values: z.record(elementKeys, distribution).optional(),
    equation: equation.optional(),
    source: evidence.source.optional(),
    grade: evidence.grade.optional(),
    note: evidence.note,
  }).superRefine((written, context) => {
    const { value, values, equation, source, grade, note, ...kinds } = written
    const long = [value, values, equation].filter((form) => form !== undefined).length
    const short = Object.values(kinds).some((kind) => kind !== undefined)
    if (long + (short ? 1 : 0) !== 1)
      refuse(context, {
        code: 'bad-value',
        found: 'none or several',
        expected: 'one of value, values, equation or a distribution',
      })
    else if (short) checkDistribution(kinds, context)
    else if (!source || !grade)
      refuse(context, {
        code: 'missing-evidence',
        found: 'no source or grade',
        expected: 'source and grade of the new value',
      })
    if (short && (source || grade || note))
      refuse(context, {
        code: 'bad-value',
        found: 'source or grade beside a distribution',
        expected: '{ value: …, source: …, grade: … }',
      })
  }),
)

const switched = z.enum(['on', 'off'])

const policy = fields({
  ...eventShape,
  from: distribution.optional().describe('Date the policy begins, in place of its own'),
  set: z.record(z.string(), setting).optional().describe('Parameters of the policy'),
})

const cell = forms('a number, a date, an element or a distribution', z.number(), z.string(), distributionForm)

const project = fields({
  label: text.optional(),
  source: evidence.source.optional(),
  grade: evidence.grade.optional(),
  note: evidence.note,
}).catchall(cell)

const metric = fields({
  over: over.optional(),
  expression: equation.optional(),
  unit: unit.optional(),
  label: text.optional(),
  description: text.optional(),
  counts_as: z
    .enum(COUNTS_AS)
    .optional()
    .describe('How decisions are weighed: a cost, a harm to be avoided, or a benefit'),
  check: z
    .boolean()
    .optional()
    .describe('Whether it only checks the calculation: reports show it apart from the other metrics'),
})

export const chart = fields({
  kind: reference.optional(),
  title: text.optional(),
  variables: z.array(reference).optional(),
  metric: reference.optional(),
  at: month.optional().describe('The month whose values a dotplot of a variable shows'),
  observed: reference.optional(),
  from: month.optional(),
  to: month.optional(),
  reference: fields({ value: z.number(), label: text }).optional(),
})

const end = forms('a number or a date', z.number(), z.string())

const lever = fields({
  from: end.optional(),
  to: end.optional(),
  step: z.number().positive().optional(),
  help: text.optional().describe('What it does, for readers of the published page'),
})

/** A table of draws that belong together, as `calibrate` writes it. */
const posterior = fields({
  file: fileName('.csv').describe(
    'A table with a column for each parameter and a row for each draw of all of them',
  ),
  ...evidence,
})

const off = z.literal('off')

/** A scenario file. */
export const scenarioFile = fields({
  model: fileName('.yaml').optional(),
  extends: fileName('.yaml').optional(),
  title: text.optional(),
  summary: text.optional(),
  time: time.partial().optional(),
  ensemble: ensemble.optional(),
  posterior: forms('a table of draws or off', off, posterior)
    .optional()
    .describe('Parameters drawn together, row by row, from a table; off: the priors, whatever is extended'),
  set: z.record(z.string(), setting).default({}),
  events: z.record(variableName, forms('an event, on or off', switched, event)).default({}),
  policies: z.record(variableName, forms('on, off, or { from, set }', switched, policy)).default({}),
  projects: z.record(plainName, forms('a project, on or off', switched, project)).default({}),
  outputs: z.array(reference).default([]),
  metrics: z.record(variableName, forms('a metric or off', off, metric)).default({}),
  charts: z.record(plainName, forms('a chart or off', off, chart)).default({}),
  levers: z.record(reference, forms('a range or off', off, lever)).default({}),
}).describe('A scenario: what is different from the model or from the scenario it extends')

export type ScenarioFile = z.output<typeof scenarioFile>
export type Setting = ScenarioFile['set'][string]
