import type { Graph } from '../../../charts/layered/graph.ts'
import { layOutGraph } from '../../../charts/layered/layOutGraph.ts'
import type { Language, Text } from '../../../model/text.ts'
import type { Influence } from '../../../study/explanation/influence.ts'
import type { Markup } from '../../html.ts'
import { BOX, type MapBox, type MapLink, mapSvg } from './mapSvg.ts'
import type { MapVariable, ModelMap } from './modelMap.ts'

/** Words for what the map shows, by the name of a variable. */
export type LabelOf = (name: string) => Text

const SPACING = { layer: 64, box: 12 }

/** With so many moving variables or fewer, the whole model is one map. */
const SMALL = 30

/** Columns of the overview at most. */
const MOST_COLUMNS = 4

/** Arrows into one part of the overview: those that stand for most links. */
const STRONGEST = 3

const moves = ({ kind }: MapVariable): boolean => kind !== 'parameter' && kind !== 'lookup'

/** Whether a model is small enough to be shown as a whole. */
export function isSmall({ variables }: ModelMap): boolean {
  return variables.filter(moves).length <= SMALL
}

/** The map that a reader sees first: the whole of a small model, or the parts of a large one. */
export function overviewMap(map: ModelMap, labelOf: LabelOf, language: Language): Markup {
  const name = { en: 'Causal map of the model', zh: '模型因果图' }[language]
  if (isSmall(map))
    return variablesMap(
      map,
      map.variables.filter(moves).map((one) => one.name),
      labelOf,
      name,
      language,
    )
  const graph = themeGraph(map)
  const themes = new Map(map.themes.map((theme) => [theme.name, theme]))
  const boxOf = (id: string): MapBox => {
    const { name, label, variables } = themes.get(id) as ModelMap['themes'][number]
    const counted = (text: string): string => `${text} (${variables.length})`
    return { asks: `theme:${name}`, kind: 'theme', label: { en: counted(label.en), zh: counted(label.zh) } }
  }
  const weights = new Map(graph.links.map((link) => [`${link.from}>${link.to}`, link.width]))
  const linkOf = ({ from, to }: MapLink): MapLink => {
    return { from, to, width: weights.get(`${from}>${to}`) ?? 1 }
  }
  const columns = new Map(
    map.themes.map((theme, i) => [theme.name, Math.floor(i / perColumn(map.themes.length))]),
  )
  return mapSvg(layOutGraph(graph, SPACING, columns), boxOf, linkOf, name, language)
}

/** Parts of the model stand in columns in the order of the file, so that the overview is not wider than the page. */
const perColumn = (themes: number): number => Math.ceil(themes / MOST_COLUMNS)

/** The variables of one part of the model. */
export function themeMap(map: ModelMap, theme: string, labelOf: LabelOf, language: Language): Markup {
  const found = map.themes.find(({ name }) => name === theme)
  return variablesMap(map, found?.variables ?? [], labelOf, found?.label[language] ?? '', language)
}

function variablesMap(
  map: ModelMap,
  names: readonly string[],
  labelOf: LabelOf,
  name: string,
  language: Language,
): Markup {
  const shown = map.variables.filter((one) => names.includes(one.name))
  const links = shown.flatMap(({ name: to, causes, startCauses }) =>
    causes
      .filter((from) => names.includes(from))
      .map((from) => [from, to, startCauses.includes(from)] as const),
  )
  const starting = new Set(links.flatMap(([from, to, atStart]) => (atStart ? [`${from}>${to}`] : [])))
  const graph = {
    boxes: shown.map((one) => ({ id: one.name, ...BOX })),
    links: links.map(([from, to]) => ({ from, to })),
  }
  const kinds = new Map(shown.map((one) => [one.name, one.kind]))
  const boxOf = (id: string): MapBox => {
    return { asks: `variable:${id}`, kind: kinds.get(id) ?? 'auxiliary', label: labelOf(id) }
  }
  const linkOf = ({ from, to }: MapLink): MapLink => {
    return { from, to, atStart: starting.has(`${from}>${to}`) }
  }
  return mapSvg(layOutGraph(graph, SPACING), boxOf, linkOf, name, language)
}

interface ThemeGraph extends Graph {
  readonly links: readonly MapLink[]
}

/** A graph of the model's parts; the width of a link says for how many links between variables it stands. */
function themeGraph({ variables, themes }: ModelMap): ThemeGraph {
  const home = new Map(themes.flatMap(({ name, variables: own }) => own.map((one) => [one, name] as const)))
  const counts = new Map<string, Map<string, number>>()
  for (const { name, causes } of variables) {
    const to = home.get(name)
    for (const cause of causes) {
      const from = home.get(cause)
      if (from === undefined || to === undefined || from === to) continue
      const into = counts.get(to) ?? new Map<string, number>()
      counts.set(to, into.set(from, (into.get(from) ?? 0) + 1))
    }
  }
  const links = [...counts].flatMap(([to, into]) =>
    [...into]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, STRONGEST)
      .map(([from, count]) => ({ from, to, width: Math.min(6, 1 + Math.sqrt(count) / 2) })),
  )
  return { boxes: themes.map(({ name }) => ({ id: name, ...BOX })), links }
}

/** A variable between what it depends on and what depends on it; parameters stand in the table below. */
export function neighbourMap(
  map: ModelMap,
  chosen: string,
  labelOf: LabelOf,
  signOf: (cause: string, effect: string) => Influence,
  language: Language,
): Markup {
  const byName = new Map(map.variables.map((one) => [one.name, one]))
  const centre = byName.get(chosen) as MapVariable
  const causes = centre.causes.filter((name) => moves(byName.get(name) as MapVariable))
  const effects = map.variables.filter((one) => one.causes.includes(chosen))
  const boxes = [
    ...causes.map((name) => ({ id: `cause:${name}`, layer: 0 })),
    { id: `chosen:${chosen}`, layer: 1 },
    ...effects.map(({ name }) => ({ id: `effect:${name}`, layer: 2 })),
  ]
  const graph = {
    boxes: boxes.map(({ id }) => ({ id, ...BOX })),
    links: [
      ...causes.map((name) => ({ from: `cause:${name}`, to: `chosen:${chosen}` })),
      ...effects.map(({ name }) => ({ from: `chosen:${chosen}`, to: `effect:${name}` })),
    ],
  }
  const nameIn = (id: string): string => id.slice(id.indexOf(':') + 1)
  const boxOf = (id: string): MapBox => {
    const name = nameIn(id)
    const { kind } = byName.get(name) as MapVariable
    return { asks: `variable:${name}`, kind, label: labelOf(name), chosen: id === `chosen:${chosen}` }
  }
  const linkOf = ({ from, to }: MapLink): MapLink => {
    const [cause, effect] = [nameIn(from), nameIn(to)]
    const atStart = (byName.get(effect) as MapVariable).startCauses.includes(cause)
    return atStart ? { from, to, atStart } : { from, to, sign: signOf(cause, effect) }
  }
  const layers = new Map(
    boxes.map(({ id, layer }) => [id, causes.length > 0 ? layer : Math.max(0, layer - 1)]),
  )
  return mapSvg(layOutGraph(graph, SPACING, layers), boxOf, linkOf, labelOf(chosen)[language], language)
}
