import { analyse } from '../analysis/analyse.ts'
import { probabilityName } from '../analysis/eventNames.ts'
import { waterfall } from '../charts/waterfall.ts'
import { dateLabel, monthsOf } from '../model/calendar.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scenario } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { Language } from '../model/text.ts'
import { runRecord } from '../report/manifest.ts'
import { causeName, type WhyContent, waterfallOf, whyAnswer } from '../report/whyContent.ts'
import { whyFiles } from '../report/whyPage.ts'
import { type OnePath, onePath } from '../study/explanation/onePath.ts'
import { momentOf, type NoWhy, slotOf, type Why, whyChanged, whyDifferent } from '../study/explanation/why.ts'
import { chosenFolder } from './chosenFolder.ts'
import { drawnPage } from './drawnPage.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { writeOutputs } from './outputFolder.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'
import { suggestion } from './suggestion.ts'
import { withManifest } from './withManifest.ts'

/** Options of an explanation of a quantity. */
export interface WhyOptions {
  readonly why?: string
  readonly at?: string
  readonly from?: string
  readonly against?: string
  readonly member?: number
  readonly depth: number
  readonly set: Readonly<Record<string, string>>
  readonly out?: string
  readonly lang: Language
  readonly quiet?: boolean
  readonly json?: boolean
}

/** Two scenarios have the same equations only where what they set is not written into them: all of it becomes draws. */
function openSystem({ scenario, system }: Loaded): System {
  const { variables, events } = scenario.model
  const parameters = system.slots.filter(({ variable }) =>
    variables.some(({ kind, name }) => kind === 'parameter' && name === variable),
  )
  const switches = events.filter(({ outcomes }) => outcomes.length === 1)
  const adjustable = new Set([
    ...parameters.map(({ variable, element }) => nameOf(variable, element)),
    ...switches.map(({ name }) => probabilityName(name)),
  ])
  return analyse(scenario, adjustable).system ?? system
}

/** The slot of `name` or `name[element]`. @throws Refusal with the nearest name */
function slotCalled(name: string, { model }: Scenario, system: System): number {
  const asked = name.replace(/["'\s]/g, '')
  const [, variable = asked, element = ''] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(asked) ?? []
  const slot = slotOf(system, variable, element)
  const known = model.variables.filter(({ kind }) => kind !== 'lookup').map((one) => one.name)
  if (slot >= 0 && known.includes(variable)) return slot
  const elements = system.slots.flatMap((one) =>
    one.variable === variable && one.element !== '' ? [nameOf(one.variable, one.element)] : [],
  )
  if (known.includes(variable) && elements.length > 0)
    throw new Refusal(
      `${asked} is not a single number; name one of ${[...new Set(elements)].slice(0, 12).join(', ')}`,
    )
  throw new Refusal(`there is no variable ${asked}${suggestion(variable, known)}`)
}

function timeOf(text: string, option: string, { time }: Scenario): number {
  const found = /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? monthsOf(text, time.origin) : undefined
  if (found === undefined)
    throw new Refusal(`${option} ${text}: expected a month such as ${time.start}, or a day`)
  return found
}

function placeOf(time: number, option: string, system: System): number {
  const place = momentOf(system, time)
  if (place !== undefined) return place
  const { start, steps, step, origin } = system.time
  const [first, last] = [start, start + steps * step].map((one) => dateLabel(one, origin))
  throw new Refusal(`${option} ${dateLabel(time, origin)}: expected a time from ${first} to ${last}`)
}

function pathOf(loaded: Loaded, system: System, member: number | undefined): OnePath {
  const { ensemble, id } = loaded.scenario
  if (member !== undefined && member >= ensemble.members)
    throw new Refusal(`--member ${member}: ${id} has members 0 to ${ensemble.members - 1}`)
  const path = onePath(system, ensemble, member)
  const [failure] = path.failures
  if (failure)
    throw new Refusal(
      `${member === undefined ? 'the central path' : `member ${member}`} of ${id} failed: ${failure.variable} in ${failure.month}: ${failure.reason}`,
    )
  return path
}

function said(found: Why | NoWhy, name: string): Why {
  switch (found.kind) {
    case 'stock':
    case 'equation':
      return found
    case 'assumption':
      throw new Refusal(`${name} is an assumption: no equation explains it; see chokepoint show`)
    case 'different equations':
      throw new Refusal(
        `the two scenarios have different equations of ${name}: a difference can only be divided where they are the same`,
      )
    case 'no number':
      throw new Refusal(
        `${name} has no finite number at one of the two points, so its change cannot be divided`,
      )
  }
}

/** The explanation that was asked for. @throws Refusal */
function explanationOf(file: string, options: WhyOptions): { content: WhyContent; loaded: Loaded[] } {
  const { why: name, at, from, against, member, set, depth } = options
  if (!name || !at) throw new Refusal('an explanation of a scenario needs --why VARIABLE and --at MONTH')
  if (from && against) throw new Refusal('--from and --against ask for different things; give one of them')
  const loaded = loadFile(file, { set })
  const { scenario } = loaded
  const system = openSystem(loaded)
  const slot = slotCalled(name, scenario, system)
  const atTime = timeOf(at, '--at', scenario)
  const fromTime = from ? timeOf(from, '--from', scenario) : Math.max(system.time.start, atTime - 12)
  const place = placeOf(atTime, '--at', system)
  const common = { scenario, slot: system.slots[slot], at: atTime, product: PRODUCT, language: options.lang }
  const chosen = member === undefined ? {} : { member }
  if (against) {
    const other = loadFile(against, { set })
    if (member !== undefined) checkSame(loaded, other)
    const otherSystem = openSystem(other)
    const otherTime = timeOf(at, '--at', other.scenario)
    const places = { own: place, other: placeOf(otherTime, '--at', otherSystem) }
    if (slotOf(otherSystem, system.slots[slot]?.variable ?? '', system.slots[slot]?.element ?? '') < 0)
      throw new Refusal(`${against} has no ${name}`)
    const path = pathOf(loaded, system, member)
    const why = said(whyDifferent(path, pathOf(other, otherSystem, member), slot, places, depth - 1), name)
    const content = { ...common, ...chosen, why, from: atTime, other: other.scenario } as WhyContent
    return { content, loaded: [loaded, other] }
  }
  const first = placeOf(fromTime, '--from', system)
  if (first >= place) throw new Refusal(`--from ${from ?? ''} is not before --at ${at}`)
  const why = said(whyChanged(pathOf(loaded, system, member), slot, first, place, depth - 1), name)
  return { content: { ...common, ...chosen, why, from: fromTime } as WhyContent, loaded: [loaded] }
}

/** A member is the same world only with the same seed and design. */
function checkSame({ scenario: a }: Loaded, { scenario: b }: Loaded): void {
  if (a.ensemble.seed !== b.ensemble.seed || a.ensemble.design !== b.ensemble.design)
    throw new Refusal(`${a.id} and ${b.id} do not have the same members: their seeds or designs differ`)
}

function resultJson({ why, slot, scenario, other, member, from, at }: WhyContent, folder: string): object {
  const parts = why.parts.map((part) => ({ ...part, cause: causeName(part) }))
  const asked = { scenario: scenario.id, against: other?.id, variable: slot, member, from, at }
  return { ...asked, folder, ...why, parts }
}

/** `chokepoint explain FILE --why VARIABLE`: why a quantity changed, or differs between two scenarios. */
export async function whyCommand(file: string, options: WhyOptions, session: Session): Promise<number> {
  const { content, loaded } = explanationOf(file, options)
  const { scenario, slot } = content
  const name = `why-${scenario.id}-${nameOf(slot.variable, slot.element)
    .replace(/[^\w-]+/g, '-')
    .replace(/-+$/, '')}`
  const folder = chosenFolder(options, name)
  const data = waterfallOf(content)
  const drawing = { name: 'why', build: (language: Language) => waterfall(data, language) }
  const { drawn, page } = await drawnPage([drawing], options, session)
  const files = whyFiles({ ...content, ...page }, drawn)
  const records = loaded.map((one) =>
    runRecord(one.scenario, { ...one.scenario.ensemble, members: 1, failures: [] }),
  )
  writeOutputs(folder, withManifest(files, records, loaded))
  const json = (path: string) => resultJson(content, path)
  printFindings({ answer: () => whyAnswer(content), json }, folder, options, session)
  return EXIT.done
}
