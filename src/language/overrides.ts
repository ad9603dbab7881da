import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { Design } from '../model/scenario.ts'
import { checkShape } from './checkShape.ts'
import type { Layer } from './readLayers.ts'
import { readNumber } from './readNumber.ts'
import { readYaml } from './readYaml.ts'
import { isObjectMember } from './reservedNames.ts'
import { scenarioFile } from './schemas/scenarioFile.ts'
import type { Path, Source, WrittenText } from './source.ts'

/** What the command line changes: it counts as one more file that extends the scenario. */
export interface Overrides {
  readonly set?: Readonly<Record<string, string>>
  readonly members?: number
  readonly seed?: string
  readonly design?: Design
  /** Draws parameters from their priors. */
  readonly posterior?: 'off'
}

/** What stands for a file in the places of what the command line changes. */
export const OVERRIDES = '--set'

/** Places are those in the argument `NAME=VALUE` of `--set`. */
export function overridesLayer(
  { set = {}, members, seed, design, posterior }: Overrides,
  extended: string,
): { layer?: Layer; diagnostics: readonly Diagnostic[] } {
  const values = Object.entries(set).map(([name, text]) => [name, readValue(name, text)] as const)
  const problems = values.flatMap(([name, value]) => [...nameProblems(name), ...value.diagnostics])
  if (problems.length > 0) return { diagnostics: problems }
  const ensemble = Object.fromEntries(
    Object.entries({ members, seed, design }).filter(([, v]) => v !== undefined),
  )
  const sources = new Map(values.flatMap(([name, { source }]) => (source ? [[name, source]] : [])))
  const data = {
    extends: `${extended}.yaml`,
    ensemble,
    ...(posterior && { posterior }),
    set: Object.fromEntries([...sources].map(([name, source]) => [name, source.data])),
  }
  const source = new OverridesSource(data, sources)
  const { data: checked, diagnostics } = checkShape(scenarioFile, source)
  return checked ? { layer: { id: 'the command line', data: checked, source }, diagnostics } : { diagnostics }
}

function nameProblems(name: string): readonly Diagnostic[] {
  if (!isObjectMember(name)) return []
  const place = { file: `--set ${name}`, line: 1, column: 1 }
  return [
    {
      code: 'reserved-name',
      place,
      found: name,
      expected: 'the name of a parameter, flow, auxiliary or exogenous path',
    },
  ]
}

/** Braces, brackets and quotes are read as YAML; a number is a number and anything else an equation or date. */
function readValue(name: string, text: string): { source?: Source; diagnostics: readonly Diagnostic[] } {
  const file = `--set ${name}`
  const offset = name.length + 1
  const value = text.trim()
  if (/^[{["']/.test(value)) return readYaml(file, ' '.repeat(offset) + text)
  const place = { file, line: 1, column: offset + text.indexOf(value) + 1 }
  const data = readNumber(value) ?? value
  const source = {
    file,
    data,
    place: () => place,
    keyPlace: () => place,
    written: () => ({ source: value, place }),
  }
  return { source, diagnostics: [] }
}

class OverridesSource implements Source {
  readonly file = OVERRIDES
  readonly data: unknown
  readonly #sources: ReadonlyMap<string, Source>

  constructor(data: unknown, sources: ReadonlyMap<string, Source>) {
    this.data = data
    this.#sources = sources
  }

  place(path: Path): Place {
    return this.#source(path)?.place(path.slice(2)) ?? { file: this.#option(path), line: 1, column: 1 }
  }

  keyPlace(path: Path): Place {
    if (path.length > 2) return this.#source(path)?.keyPlace(path.slice(2)) ?? this.place(path)
    return { file: this.#option(path), line: 1, column: 1 }
  }

  written(path: Path): WrittenText {
    return this.#source(path)?.written(path.slice(2)) ?? { source: '', place: this.place(path) }
  }

  #source(path: Path): Source | undefined {
    return path[0] === 'set' ? this.#sources.get(String(path[1])) : undefined
  }

  #option(path: Path): string {
    return path[0] === 'ensemble' && path[1] !== undefined ? `--${path[1]}` : `--set ${path[1] ?? ''}`.trim()
  }
}
