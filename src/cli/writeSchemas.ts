import { mkdirSync, writeFileSync } from 'node:fs'
import { jsonSchemas } from '../language/jsonSchemas.ts'

/** Writes the JSON Schemas of the YAML files into `scenarios/schema/`: `npm run schema`. */
const folder = new URL('../../scenarios/schema/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(new URL(name, folder), text)
