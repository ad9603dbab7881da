import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { dateLabel } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import type { Parameter } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import { EXIT } from './exitCode.ts'
import { findScenarios } from './listCommand.ts'
import { loadFile } from './loadFile.ts'
import { fillBeside } from './outputFolder.ts'
import { SHIPPED_SCENARIOS } from './product.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** Changes offered as examples in the starter file. */
const EXAMPLES = 5

/** Members of the starter; a comparison has to name them, for other scenarios of the folder may have more. */
const MEMBERS = 200

/** Single uncertain numbers, which are the easiest to change. */
function uncertain({ model }: Scenario): Parameter[] {
  return model.variables.filter(
    (variable): variable is Parameter =>
      variable.kind === 'parameter' &&
      variable.over.length === 0 &&
      variable.unit !== 'date' &&
      variable.values.kind === 'same' &&
      variable.values.distribution.kind !== 'fixed',
  )
}

/** A distribution in the words of a scenario file. */
function written({ kind, truncate, ...fields }: Distribution): string {
  const flow = (values: object): string => {
    const parts = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    return `{ ${parts.join(', ')} }`
  }
  return `{ ${kind}: ${flow(fields)}${truncate ? `, truncate: ${flow(truncate)}` : ''} }`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** @param scenario with the priors of its parameters, which are short enough to be written down */
function exampleLines(scenario: Scenario): string[] {
  return uncertain(scenario)
    .slice(0, EXAMPLES)
    .flatMap(({ name, label, unit, values }) => [
      `#   # ${oneLine(label.en)}, ${unit}`,
      `#   ${name}: ${values.kind === 'same' ? written(values.distribution) : ''}`,
    ])
}

interface ExampleEvent {
  readonly like: string
  readonly date: string
  readonly effect: string
}

/** An effect of a policy that is off, so that it changes something; best one that stops something for one element. */
function exampleEvent({ model, time }: Scenario): ExampleEvent | undefined {
  const offered = model.events
    .filter((event) => event.policy && !event.enabled)
    .flatMap((event) =>
      event.outcomes
        .flatMap(({ effects }) => effects)
        .filter(({ action }) => action === 'set')
        .map((effect) => ({ event, effect })),
    )
  const ofOne = offered.filter(({ effect }) => effect.elements.length > 0)
  const best = ofOne.find(({ effect }) => effect.value.source === '0') ?? ofOne[0] ?? offered[0]
  if (!best) return undefined
  const { name, date } = best.event
  const { exogenous, elements, value } = best.effect
  const of = elements[0] === undefined ? '' : `element: ${elements[0]}, `
  return {
    like: name,
    date: date.kind === 'fixed' ? dateLabel(date.value, time.origin) : time.end,
    effect: `{ exogenous: ${exogenous}, ${of}set: ${value.source} }`,
  }
}

function eventLines(scenario: Scenario): string {
  const example = exampleEvent(scenario)
  if (!example) return ''
  return `# An event of your own; its date, odds and effects need a source and a grade
# (measured, reported, literature or judgement). This one has an effect of the policy
# ${example.like}, in half of the members.
# events:
#   my_event:
#     date: ${example.date}
#     probability: 0.5
#     label: { en: What happens, zh: 事件 }
#     effects:
#       - ${example.effect}
#     source: my assumption
#     grade: judgement

`
}

/** How a scenario is named, from the folder that the command is called in. */
interface Called {
  readonly base: string
  readonly own: string
}

/** The starter: a scenario that changes nothing yet, and shows in comments what could be changed. */
function starter(scenario: Scenario, { base, own }: Called): string {
  const policies = scenario.model.events.filter((event) => event.policy && !event.enabled).slice(0, EXAMPLES)
  const extended = basename(base)
  return `# yaml-language-server: $schema=schema/scenario.schema.json
# A scenario of your own. Run it with:  npx chokepoint run ${own}
# and compare it with the one it starts from:  npx chokepoint compare ${base} ${own} --members ${MEMBERS}
# Everything that this file does not say comes from ${extended} beside it.
extends: ${extended}
title: { en: My scenario, zh: 我的情景 }
summary: { en: "The scenario of ${extended}, unchanged so far.", zh: "与${extended}情景相同，尚未更改。" }

# Fewer members answer faster; results carry their Monte Carlo error.
ensemble: { members: ${MEMBERS} }

# Assumptions: take away the # before "set:" and before the lines to change. A value is a number or a distribution,
# e.g. { lognormal: { p5: 0.05, p50: 0.12, p95: 0.25 } } or { uniform: { low: 1, high: 2 } }.
# set:
${exampleLines(scenario).join('\n')}

# Policies that can be switched on:
# policies:
${policies.map(({ name, label }) => `#   ${name}: on   # ${oneLine(label.en)}`).join('\n')}

${eventLines(scenario)}# All names, with their equations and sources:  npx chokepoint show ${own} NAME
`
}

/** Copies a scenario folder, with its schemas beside it, so that editors still find them. */
function copyFolder(from: string, into: string): void {
  for (const name of readdirSync(from).filter((one) => /\.(ya?ml|csv)$/.test(one))) {
    const text = readFileSync(join(from, name), 'utf8')
    writeFileSync(join(into, name), text.replace('$schema=../schema/', '$schema=schema/'))
  }
  const schemas = join(dirname(from), 'schema')
  if (existsSync(schemas)) cpSync(schemas, join(into, 'schema'), { recursive: true })
}

/** A name that no copied file has. */
function freeName(folder: string): string {
  const names = ['my-scenario.yaml', ...Array.from({ length: 100 }, (_, i) => `my-scenario-${i + 2}.yaml`)]
  const free = names.find((name) => !existsSync(join(folder, name)))
  if (!free) throw new Refusal('there are too many scenarios of that name')
  return free
}

function shippedBase(): string {
  const found = findScenarios(SHIPPED_SCENARIOS).find(({ file }) => basename(file) === 'base.yaml')
  if (!found) throw new Error('no base.yaml among the shipped scenarios')
  return found.file
}

/** `chokepoint new`: a folder with a model to change and a commented scenario that runs at once. */
export function newCommand(folder: string, from: string | undefined, { terminal }: Session): number {
  const target = resolve(folder)
  if (existsSync(target)) throw new Refusal(`${folder} is there already`)
  const base = from ?? shippedBase()
  const { scenario } = loadFile(base, { posterior: 'off' })
  let file = ''
  const called = (name: string): string => relative('', join(target, name))
  const fill = (prepared: string): void => {
    copyFolder(dirname(resolve(base)), prepared)
    const own = freeName(prepared)
    file = called(own)
    writeFileSync(join(prepared, own), starter(scenario, { base: called(basename(base)), own: file }))
  }
  fillBeside(target, fill, renameSync)
  terminal.print(`Written: ${relative('', target)}`)
  terminal.print(`Edit ${file}, then: npx chokepoint run ${file}`)
  return EXIT.done
}
