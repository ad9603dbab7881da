import { z } from 'zod'
import { elementKeys, evidence, fields, over, reference, text, unit, variableName } from './basic.ts'
import { distribution } from './distribution.ts'
import { refuse } from './problem.ts'

const parameter = fields({
  over: over.default([]),
  unit,
  value: distribution.optional(),
  values: z.record(elementKeys, distribution).optional().describe('One for each element'),
  label: text,
  description: text.optional(),
  ...evidence,
}).superRefine((written, context) => {
  const found = written.value === undefined ? 'neither value nor values' : 'value and values'
  if ((written.value === undefined) === (written.values === undefined))
    refuse(context, { code: 'bad-value', found, expected: 'value, or values by element' })
  else if (written.values && written.over.length === 0)
    refuse(context, {
      code: 'bad-value',
      found: 'values without over',
      expected: 'over: [dimension], or value',
    })
})

const correlation = fields({
  between: z.tuple([reference, reference]),
  rank: z.number().gt(-1).lt(1).describe('Rank correlation (Spearman)'),
  ...evidence,
})

/** `parameters.yaml`. */
export const parametersFile = fields({
  parameters: z.record(variableName, parameter),
  correlations: z.array(correlation).default([]),
}).describe('Every number that has a unit, with its source and how well it is known')

export type ParametersFile = z.output<typeof parametersFile>
export type WrittenParameter = ParametersFile['parameters'][string]
