import { z } from 'zod'
import { monthsOf } from '../../model/calendar.ts'
import { GRADES } from '../../model/evidence.ts'
import { controlCharacter } from '../controlCharacter.ts'
import { parseExpression } from '../parseExpression.ts'
import { isObjectMember, isReserved } from '../reservedNames.ts'
import { refuse } from './problem.ts'

const MOST_TEXT = 10_000

/** A record with exactly these keys; an unknown key is reported with the list of known ones. */
export function fields<Shape extends z.core.$ZodShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) })
}

/** One of several forms; `expected` names them for a value that has none. */
export function forms<const Forms extends readonly [z.ZodType, ...z.ZodType[]]>(
  expected: string,
  ...options: Forms
) {
  return z.union(options, { error: expected })
}

/** Plain text; markup in it is text. Control characters would break terminals, CSV and SVG. */
export const words = z
  .string()
  .min(1)
  .max(MOST_TEXT)
  .superRefine((value, context) => {
    const control = controlCharacter(value)
    if (control)
      refuse(context, {
        code: 'bad-character',
        found: control,
        expected: 'a text without control characters',
      })
  })

export const text = fields({ en: words, zh: words }).meta({
  id: 'text',
  description: 'Words for readers in English and Chinese',
})

export const unit = z
  .string()
  .min(1)
  .max(100)
  .describe('Unit, for example t/month, USD/kg, dimensionless or date')

/** Names used in equations. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/)
  .refine((name) => !isReserved(name))

/** Names of elements, projects, charts and files: never part of an expression without quotation marks or brackets. */
export const plainName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/)
  .refine((name) => !isObjectMember(name))

/** One element, or one of each dimension joined by commas. */
export const elementKeys = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(,[A-Za-z0-9][A-Za-z0-9_-]*)*$/)
  .refine((name) => !isObjectMember(name))

/** A reference to something named elsewhere in the files. */
export const reference = z.string().min(1).max(100)

export const over = z.array(reference).max(4).describe('Dimensions or sub-ranges the variable runs over')

const source = z
  .string()
  .max(MOST_TEXT)
  .superRefine((value, context) => {
    const control = controlCharacter(value)
    if (control)
      refuse(context, {
        code: 'bad-character',
        found: control,
        expected: 'a text without control characters',
      })
    if (value.trim() === '')
      refuse(context, {
        code: 'missing-evidence',
        found: 'an empty source',
        expected: 'where the number comes from',
      })
  })

export const evidence = {
  source: source.describe('Where the number comes from'),
  grade: z.enum(GRADES).describe('How well it is known'),
  note: words.optional(),
}

export const equation = forms('an equation', z.string(), z.number())
  .superRefine((value, context) => {
    const parsed = parseExpression(String(value))
    if ('problem' in parsed) refuse(context, parsed.problem)
  })
  .meta({ id: 'equation', description: 'Equation' })

export const equations = forms(
  'an equation, or one for each element',
  equation,
  z.record(elementKeys, equation),
).meta({ id: 'equations', description: 'One equation for all elements, or one each; else for the rest' })

/** `2027-01-15`, `2027-01`, `2027` or `never`. */
export const date = forms('a date', z.string(), z.number()).superRefine((value, context) => {
  if (monthsOf(String(value), '2000-01') !== undefined) return
  const expected = 'a date such as 2027-01-15, 2027-01, 2027 or never'
  refuse(context, { code: 'bad-date', found: String(value), expected })
})

/** A calendar month `YYYY-MM`. */
export const month = forms('a month', z.string(), z.number()).superRefine((value, context) => {
  const known = /^\d{4}-\d{2}$/.test(String(value)) && monthsOf(String(value), '2000-01') !== undefined
  if (!known) refuse(context, { code: 'bad-date', found: String(value), expected: 'a month such as 2027-01' })
})

/** A file of the same folder; anything that could point elsewhere is refused. */
export function fileName(ending: '.yaml' | '.csv') {
  return z
    .string()
    .superRefine((name, context) => {
      const plain =
        /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\.[A-Za-z0-9_-]{1,20}){0,3}$/.test(name) && name.endsWith(ending)
      const expected = `the plain name of a file of this folder, ending in ${ending}`
      if (!plain) refuse(context, { code: 'bad-file-name', found: JSON.stringify(name), expected })
    })
    .describe(`A file of this folder, ending in ${ending}`)
}
