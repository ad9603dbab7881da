import { z } from 'zod'
import { modelFile } from './schemas/modelFile.ts'
import { parametersFile } from './schemas/parametersFile.ts'
import { scenarioFile } from './schemas/scenarioFile.ts'

const KINDS = { model: modelFile, parameters: parametersFile, scenario: scenarioFile }

/** The JSON Schemas (draft 7) that editors complete and check the YAML files with, as texts by file name. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const entries = Object.entries(KINDS).map(([kind, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
    return [`${kind}.schema.json`, `${JSON.stringify(json, null, 2)}\n`]
  })
  return Object.fromEntries(entries)
}
