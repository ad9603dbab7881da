import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { scenariosIn } from './listCommand.ts'
import { Refusal } from './refusal.ts'

const has = (text: string, keys: string): boolean => new RegExp(`^(${keys})\\s*:`, 'm').test(text)

function partKind(text: string): string | undefined {
  if (has(text, 'model|extends')) return undefined
  if (has(text, 'parameters')) return 'a parameters file'
  return has(text, 'dimensions|stocks|flows|auxiliaries') ? 'a model file' : undefined
}

/** What to say to someone who gave a part of a scenario, its model or its parameters, instead of the scenario. */
export function partRefusal(file: string): Refusal | undefined {
  const kind = partKind(readFileSync(file, 'utf8'))
  if (kind === undefined) return undefined
  const beside = scenariosIn(dirname(file), 'en').map((one) => one.file)
  const scenario = beside.find((one) => basename(one) === 'base.yaml') ?? beside[0]
  return new Refusal(`${file} is ${kind}; name a scenario${scenario ? ` such as ${scenario}` : ''} instead`)
}
