import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { PRODUCT, SHIPPED_SCENARIOS } from './product.ts'

/** Files of a shipped study, named from the current folder, so that an example in the help runs as it is printed. */
export interface ExampleFiles {
  readonly folder: string
  readonly base: string
  /** A second scenario, to compare with the first. */
  readonly other: string
  /** One that draws its parameters from priors. */
  readonly prior: string
  /** A lesson on it; undefined where it has none. */
  readonly lesson: string | undefined
}

/** Files that are not scenarios, or are the base itself. */
const NOT_OTHER = ['base.yaml', 'history.yaml', 'model.yaml', 'parameters.yaml', 'prior.yaml']

/** The first shipped study with a base; found without reading a file, as help should answer at once. */
export function exampleFiles(): ExampleFiles {
  const folders = readdirSync(SHIPPED_SCENARIOS).map((name) => join(SHIPPED_SCENARIOS, name))
  const found = folders.find((folder) => existsSync(join(folder, 'base.yaml')))
  if (!found) throw new Error(`no base.yaml among the scenarios of ${PRODUCT.name}`)
  const folder = relative('', found) || '.'
  const other = readdirSync(found)
    .sort()
    .find((name) => name.endsWith('.yaml') && !NOT_OTHER.includes(basename(name)))
  const base = join(folder, 'base.yaml')
  const prior = join(folder, 'prior.yaml')
  return {
    ...{ folder, base, other: other ? join(folder, other) : base },
    ...{ prior: existsSync(prior) ? prior : base, lesson: lessonIn(folder) },
  }
}

function lessonIn(folder: string): string | undefined {
  const lessons = join(folder, 'lessons')
  const name = existsSync(lessons) ? readdirSync(lessons).find((file) => file.endsWith('.md')) : undefined
  return name && join(lessons, name)
}
