import { z } from 'zod'

type Entries = Readonly<Record<string, unknown>>

/**
 * Checks data of which a part is known to be sound. Schemas of files look at each entry of a section by itself, so entries that are
 * the very objects of an earlier reading are not looked at again.
 * @param before the earlier data, `checked` what the schema made of them
 * @returns what the schema makes of the data; undefined unless they are sound
 */
export function checkChanged(schema: z.ZodType, data: unknown, before: unknown, checked: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || !isEntries(data) || !isEntries(before)) return undefined
  const sections = Object.keys(data).filter(
    (key) => isOfEntries(schema.shape[key]) && isEntries(data[key]) && isEntries(before[key]),
  )
  const same = (section: string, name: string): boolean => {
    const [now, then] = [data[section] as Entries, before[section] as Entries]
    return Object.hasOwn(then, name) && now[name] === then[name]
  }
  const entriesOf = (section: string): [string, unknown][] => Object.entries(data[section] as Entries)
  const changed = sections.map((section) => {
    const entries = entriesOf(section).filter(([name]) => !same(section, name))
    return [section, Object.fromEntries(entries)]
  })
  const result = schema.safeParse({ ...data, ...Object.fromEntries(changed) })
  if (!result.success) return undefined
  const [now, then] = [result.data as Record<string, Entries>, checked as Record<string, Entries>]
  const whole = sections.map((section) => {
    const entry = (name: string): unknown => (same(section, name) ? then : now)[section]?.[name]
    return [section, Object.fromEntries(entriesOf(section).map(([name]) => [name, entry(name)]))]
  })
  return { ...result.data, ...Object.fromEntries(whole) }
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a schema is one of any number of named entries. */
function isOfEntries(schema: unknown): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isOfEntries(schema.unwrap())
  return schema instanceof z.ZodRecord
}
