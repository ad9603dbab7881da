import { type StudiedMetric, studiedMetrics } from '../study/studiedMetrics.ts'
import type { Loaded } from './loadFile.ts'
import { Refusal } from './refusal.ts'
import { suggestion } from './suggestion.ts'

/**
 * The metrics that are asked for, each as `name[element]` or as `name` for all its elements; all when none is.
 * @throws Refusal for a name that is not there, or when the scenario has none
 */
export function chosenMetrics({ scenario, system }: Loaded, asked: readonly string[] = []): StudiedMetric[] {
  const all = studiedMetrics(scenario, system)
  if (all.length === 0) throw new Refusal(`scenario ${scenario.id} has no metrics`)
  const known = [...new Set([...all.map(({ name }) => name), ...all.map(({ id }) => id)])]
  for (const name of asked) {
    if (!known.includes(name)) throw new Refusal(`there is no metric ${name}${suggestion(name, known)}`)
  }
  return asked.length === 0 ? all : all.filter(({ id, name }) => asked.includes(id) || asked.includes(name))
}
