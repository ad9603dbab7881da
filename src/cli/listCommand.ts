import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Language } from '../model/text.ts'
import { EXIT } from './exitCode.ts'
import { printable } from './printable.ts'
import { SHIPPED_SCENARIOS } from './product.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** A scenario file found on the disk, with its words as far as they can be read. */
export interface ListedScenario {
  readonly file: string
  readonly title: string
  readonly summary: string
}

/** What may be read of a file that need not be sound. */
interface ScenarioHead {
  readonly title?: Partial<Record<Language, unknown>>
  readonly summary?: Partial<Record<Language, unknown>>
}

/** A broken file that was meant as a scenario is listed too, so that it does not vanish while it is edited. */
const BROKEN: ScenarioHead = {
  title: { en: 'cannot be read, see chokepoint check', zh: '无法读取，请运行 chokepoint check' },
}

function readHead(file: string): ScenarioHead | undefined {
  const text = readFileSync(file, 'utf8')
  if (!/^(model|extends)\s*:/m.test(text)) return undefined
  const document = parseDocument(text, { logLevel: 'silent' })
  if (document.errors.length > 0) return BROKEN
  try {
    return document.toJS() as ScenarioHead
  } catch {
    return BROKEN
  }
}

function wordsOf(text: Partial<Record<Language, unknown>> | undefined, language: Language): string {
  const words = text?.[language]
  return typeof words === 'string' ? printable(words).replace(/\s+/g, ' ').trim() : ''
}

/** Scenario files in one folder. */
export function scenariosIn(folder: string, language: Language): ListedScenario[] {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().flatMap((name) => {
    const file = join(folder, name)
    const head = readHead(file)
    return head
      ? [{ file, title: wordsOf(head.title, language), summary: wordsOf(head.summary, language) }]
      : []
  })
}

/** Scenario files in a folder and in the folders within it. */
export function findScenarios(folder: string, language: Language = 'en'): ListedScenario[] {
  const inner = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory())
  return [folder, ...inner].flatMap((one) => scenariosIn(one, language))
}

/** `chokepoint list`: one line for each scenario. */
export function listCommand(given: string | undefined, lang: Language, { terminal }: Session): number {
  const folder = given ?? (existsSync('scenarios') ? 'scenarios' : SHIPPED_SCENARIOS)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(`there is no folder ${folder}`)
  const found = findScenarios(folder, lang)
  const width = Math.max(0, ...found.map(({ file }) => file.length))
  for (const { file, title, summary } of found) {
    const words = [title, summary].filter((part) => part !== '').join(': ')
    terminal.print(`${terminal.colors.bold(file.padEnd(width))}  ${words}`)
  }
  if (found.length === 0) terminal.say(`no scenario files in ${folder}`)
  return EXIT.done
}
