import type { Change } from '../model/scenario.ts'
import { OVERRIDES } from './overrides.ts'
import type { Layer } from './readLayers.ts'
import type { Path } from './source.ts'

/** What the scenario files change against the model's own files; of several changes of one thing, the last. */
export function changesOf(layers: readonly Layer[]): readonly Change[] {
  const changes = new Map<string, Change>()
  for (const { data, source } of layers) {
    const add = (name: string, value: unknown, path: Path, more: Pick<Change, 'passing'> = {}): void => {
      changes.delete(name)
      changes.set(name, { name, to: print(value), ...more, place: source.keyPlace(path) })
    }
    const { posterior } = data
    if (posterior) add('posterior', posterior === 'off' ? posterior : posterior.file, ['posterior'])
    const passing = source.file === OVERRIDES ? { passing: true as const } : {}
    for (const [name, value] of Object.entries(data.set)) add(name, value, ['set', name], passing)
    for (const section of ['events', 'policies'] as const)
      for (const [name, value] of Object.entries(data[section]))
        add(`${section}.${name}`, value, [section, name])
    for (const [id, project] of Object.entries(data.projects)) {
      if (typeof project === 'string') add(`projects.${id}`, project, ['projects', id])
      else
        for (const [column, cell] of Object.entries(project))
          add(`projects.${id}.${column}`, cell, ['projects', id, column])
    }
    for (const [key, value] of Object.entries(data.time ?? {})) add(`time.${key}`, value, ['time', key])
  }
  return [...changes.values()]
}

/** A value in YAML's short form. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{ ${entries.map(([key, part]) => `${key}: ${print(part)}`).join(', ')} }`
}
