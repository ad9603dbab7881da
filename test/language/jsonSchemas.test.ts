import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonSchemas } from '../../src/language/jsonSchemas.ts'
import { completeFolder } from './memoryFiles.ts'

const schemas = jsonSchemas()

test.each(Object.entries(schemas))('scenarios/schema/%s is current; else: npm run schema', (name, text) => {
  expect(readFileSync(`scenarios/schema/${name}`, 'utf8')).toBe(text)
})

test.each(['model', 'parameters', 'base', 'worse'])(
  'an editor finds nothing to complain about in %s.yaml',
  (file) => {
    const kind = file === 'model' || file === 'parameters' ? file : 'scenario'
    const data = parse(completeFolder()[`complete/${file}.yaml`] as string)
    const schema = z.fromJSONSchema(JSON.parse(schemas[`${kind}.schema.json`] as string))
    expect(schema.safeParse(data).error?.issues ?? []).toEqual([])
    expect(schema.safeParse({ ...data, mistake: 1 }).success).toBe(false)
  },
)
