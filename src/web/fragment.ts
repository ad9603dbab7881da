import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'

/** What the address of a page says after `#`: the language, the chart beside the levers, and the levers that were moved. */
export interface Fragment {
  readonly language?: Language
  readonly variable?: string
  /** By the names of levers. */
  readonly settings: Settings
  /** What belongs to features, by their keys: see `AddressPart`. */
  readonly parts?: Readonly<Record<string, string>>
}

/** What an address may set a lever to. */
export interface Bounds {
  readonly name: string
  readonly from: number
  readonly to: number
}

const SETTING = 'set.'

/**
 * Undefined when the fragment names something that the page does not have.
 * @param accepts whether a feature of the page knows a key and its text
 */
export function readFragment(
  fragment: string,
  levers: readonly Bounds[],
  variables: readonly string[],
  accepts: (key: string, text: string) => boolean = () => false,
): Fragment | undefined {
  const parts: Record<string, string> = {}
  const settings: Record<string, number> = {}
  const page: { language?: Language; variable?: string } = {}
  for (const [key, text] of new URLSearchParams(fragment.replace(/^#/, ''))) {
    const lever = key.startsWith(SETTING) && levers.find(({ name }) => name === key.slice(SETTING.length))
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (key === 'lang' && (text === 'en' || text === 'zh')) page.language = text
    else if (key === 'chart' && variables.includes(text)) page.variable = text
    else if (lever && value >= lever.from && value <= lever.to) settings[lever.name] = value
    else if (accepts(key, text)) parts[key] = text
    else return undefined
  }
  return { ...page, settings, ...(Object.keys(parts).length > 0 ? { parts } : {}) }
}

/** The fragment that `readFragment` reads back. */
export function writeFragment({ language, variable, settings, parts: others = {} }: Fragment): string {
  const parts = new URLSearchParams()
  if (language) parts.set('lang', language)
  if (variable !== undefined) parts.set('chart', variable)
  for (const [name, value] of Object.entries(settings)) parts.set(`${SETTING}${name}`, String(value))
  for (const [key, text] of Object.entries(others)) parts.set(key, text)
  return parts.toString()
}
