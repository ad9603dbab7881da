import { z } from 'zod'
import { monthsOf } from '../../model/calendar.ts'
import {
  date,
  equation,
  equations,
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
import { event, eventShape } from './event.ts'
import { refuse } from './problem.ts'

/** Longest simulated span: paths of longer ones would not fit into memory. */
export const MOST_YEARS = 200

/** The time axis, of which a scenario may change a part. */
export const time = fields({
  origin: month.describe('Month in which time is zero'),
  start: month,
  end: month.describe(`Last month, at most ${MOST_YEARS} years after the start`),
  steps_per_month: z.int().min(1).max(1000).describe('Time steps in a month'),
  method: z.enum(['euler', 'rk4']),
})

const elements = z.array(plainName).min(1).max(10_000)

const dimension = forms(
  'a list of elements, or { of, elements }, or { from }',
  elements,
  fields({
    of: reference.optional().describe('The dimension this is a part of'),
    elements: elements.optional(),
    from: fileName('.csv').optional().describe('Elements are the rows of this table'),
    labels: z.record(plainName, text).optional(),
  }).superRefine((value, context) => {
    const found = value.elements ? 'elements and from' : 'neither elements nor from'
    if ((value.elements === undefined) === (value.from === undefined))
      refuse(context, { code: 'bad-value', found, expected: 'elements, or from' })
  }),
)

const coordinate = forms('a number or a date', z.number(), date)

const column = fields({
  unit: unit.optional(),
  element_of: reference.optional().describe('Cells name an element of this dimension'),
  default: forms('a number, a date or an element', z.number(), z.string()).optional(),
  minimum: coordinate.optional().describe('The least value that a cell may have'),
  maximum: coordinate.optional().describe('The greatest value that a cell may have'),
  label: text,
  description: text.optional(),
}).superRefine((value, context) => {
  const found = value.unit === undefined ? 'neither unit nor element_of' : 'unit and element_of'
  if ((value.unit === undefined) === (value.element_of === undefined))
    refuse(context, { code: 'bad-value', found, expected: 'unit, or element_of' })
  else checkBounds(value, context)
})

interface Bounded {
  readonly unit?: string | undefined
  readonly minimum?: string | number | undefined
  readonly maximum?: string | number | undefined
}

/** Bounds are of the kind that the cells are, and rise. */
function checkBounds({ unit, minimum, maximum }: Bounded, context: z.core.$RefinementCtx<unknown>): void {
  for (const [key, bound] of Object.entries({ minimum, maximum })) {
    if (bound === undefined || unit === 'date' || (unit !== undefined && typeof bound === 'number')) continue
    const expected = unit === undefined ? 'no bounds beside element_of' : `a number, as the unit is ${unit}`
    refuse(context, { code: 'bad-value', found: String(bound), expected }, [key])
  }
  if (minimum === undefined || maximum === undefined) return
  const [low, high] = [minimum, maximum].map((bound) =>
    unit === 'date' ? monthsOf(String(bound), '2000-01') : Number(bound),
  ) as [number, number]
  const problem = { code: 'bad-value', found: String(maximum), expected: `more than the minimum, ${minimum}` }
  if (low >= high) refuse(context, problem, ['maximum'])
}

const named = { over: over.default([]), unit, label: text, description: text.optional() }

const rate = fields({ ...named, equation: equations })

const stock = fields({
  ...named,
  initial: equations,
  inflows: z.array(equation).default([]),
  outflows: z.array(equation).default([]),
  non_negative: z.boolean().default(true),
})

const lookup = fields({
  input_unit: unit,
  unit,
  interpolation: z.enum(['linear', 'step']).default('linear'),
  points: z
    .array(z.tuple([coordinate, z.number()]))
    .min(1)
    .max(100_000),
  label: text,
  description: text.optional(),
  ...evidence,
})

const exogenous = fields({
  ...named,
  path: z.enum(['level', 'impulse']),
  base: equations.default(0).describe('What holds while no event acts'),
})

const noise = fields({ over: over.default([]), label: text, description: text.optional() })

const series = fields({
  unit,
  simulated: equation,
  compare: z.enum(['value', 'total']),
  scale: z.enum(['log', 'linear']),
  scored: z.boolean(),
  label: text,
})

const fact = fields({
  label: text,
  expression: equation,
  unit,
  low: coordinate,
  high: coordinate,
  ...evidence,
})

const policy = event.safeExtend({
  label: text,
  date: eventShape.date.unwrap(),
  source: evidence.source,
  grade: evidence.grade,
})

const theme = fields({ label: text, variables: z.array(reference).min(1) })

const byName = <Schema extends z.ZodType>(schema: Schema) => z.record(variableName, schema).default({})

/** `model.yaml`. */
export const modelFile = fields({
  title: text,
  version: forms('a text in quotation marks', words, z.number()),
  time: time.extend({ method: time.shape.method.default('euler') }),
  dimensions: byName(dimension),
  projects: fields({ dimension: reference, columns: z.record(variableName, column) }).optional(),
  stocks: byName(stock),
  flows: byName(rate),
  auxiliaries: byName(rate),
  lookups: byName(lookup),
  exogenous: byName(exogenous),
  noise: byName(noise),
  policies: byName(policy),
  observations: byName(series),
  facts: byName(fact),
  end_of_data: variableName
    .optional()
    .describe('The parameter, a date, until which history is taken from data: calibrations move it'),
  themes: byName(theme).describe('Variables that belong together on the causal map of the published page'),
}).describe('A model: its dimensions, stocks, flows, auxiliaries and what history says of it')

export type ModelFile = z.output<typeof modelFile>
