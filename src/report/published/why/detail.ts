import { formatNumber } from '../../../charts/formatNumber.ts'
import { unitLabel } from '../../../charts/unitLabel.ts'
import { elementLabel } from '../../../ensemble/summarise.ts'
import type { Scenario } from '../../../model/scenario.ts'
import type { Text } from '../../../model/text.ts'
import type { Influence } from '../../../study/explanation/influence.ts'
import { both, html, type Markup, type Part } from '../../html.ts'
import { inBoth } from '../../readerText.ts'
import { table } from '../../table.ts'
import { kindWords } from './mapSvg.ts'
import type { EquationRole, MapEquation, MapVariable, ModelMap } from './modelMap.ts'
import { elementOf, type Moment } from './moment.ts'
import type { WrittenEquation, WrittenName } from './writtenEquation.ts'

/** What is told of one element of a variable at one moment of one member. */
export interface Subject {
  readonly map: ModelMap
  readonly scenario: Scenario
  readonly name: string
  readonly element: string
  readonly moment: Moment
  /** The month in words. */
  readonly month: Text
  readonly signOf: (cause: string, effect: string) => Influence
}

const variableOf = ({ map }: Subject, name: string): MapVariable =>
  map.variables.find((one) => one.name === name) as MapVariable

const wordsOf = (
  { scenario }: Subject,
  name: string,
): { label: Text; unit: string; over: readonly string[] } =>
  scenario.model.variables.find((one) => one.name === name) as {
    label: Text
    unit: string
    over: readonly string[]
  }

/** A name that leads to what is known of it. */
const nameButton = (name: string, words: Part): Markup =>
  html`<button type="button" class="name" data-asks="variable:${name}">${words}</button>`

const unitMarkup = (unit: string): Markup => both(inBoth((language) => unitLabel(unit, language)))

const written = ({ name, indices }: WrittenName): string =>
  indices.length === 0 ? name : `${name}[${indices.join(', ')}]`

const ROLES: Readonly<Record<EquationRole, Text>> = {
  value: { en: 'Equation', zh: '方程' },
  initial: { en: 'At the start', zh: '初始值' },
  inflow: { en: 'Filled by', zh: '流入' },
  outflow: { en: 'Drained by', zh: '流出' },
  base: { en: 'While no event acts', zh: '无事件时' },
}

function asWritten(parts: WrittenEquation): Markup {
  return html`<code>${parts.map((part) => (typeof part === 'string' ? spaced(part) : nameButton(part.name, written(part))))}</code>`
}

/** Text between names keeps its spaces, which escaping trims at the ends. */
function spaced(text: string): Markup {
  const [lead, trail] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : '']
  return html`${{ markup: lead }}${text}${{ markup: text.trim() === '' ? '' : trail }}`
}

/** The equation with the numbers of the moment in place of the names that stand for one number each. */
function withNumbers(parts: WrittenEquation, subject: Subject): Markup {
  const numbers = parts.map((part): Part => {
    if (typeof part === 'string') return spaced(part)
    const element = elementOf(part, subject.name, subject.element, subject.scenario)
    const value = element === undefined ? undefined : subject.moment.value(part.name, element)
    return value === undefined ? written(part) : html`<b title="${written(part)}">${formatNumber(value)}</b>`
  })
  return html`<code class="numbers">${numbers}</code>`
}

function equationMarkup(equation: MapEquation, subject: Subject): Markup {
  const { role, parts } = equation
  const isNow = role === 'value' || role === 'inflow' || role === 'outflow'
  const hasNames = parts.some((part) => typeof part !== 'string')
  const numbers = isNow && hasNames ? html`<p class="equation">= ${withNumbers(parts, subject)}</p>` : ''
  return html`<dt>${both(ROLES[role])}</dt><dd><p class="equation">${asWritten(parts)}</p>${numbers}</dd>`
}

/** The equations that hold for an element: its own, or those for all others. */
function equationsOf({ equations }: MapVariable, element: string): readonly MapEquation[] {
  return equations.filter((one) => {
    if (one.element === '' || one.element === element) return true
    const own = equations.some((other) => other.role === one.role && other.element === element)
    return one.element === 'else' && !own
  })
}

function valueText(subject: Subject, name: string, element: string): Part {
  const { unit } = wordsOf(subject, name)
  const value = subject.moment.value(name, element)
  if (value === undefined || unit === 'date') return '–'
  return html`${formatNumber(value)} ${unitMarkup(unit)}`
}

function headMarkup(subject: Subject): Markup {
  const { name, element, scenario, month } = subject
  const { kind, description } = variableOf(subject, name)
  const { label, unit } = wordsOf(subject, name)
  const of = elementLabel(scenario.model, element)
  const heading = element === '' ? label : { en: `${label.en}, ${of.en}`, zh: `${label.zh}，${of.zh}` }
  const value = subject.moment.value(name, element)
  const now =
    value === undefined || unit === 'date'
      ? ''
      : html`<p class="now">${both({ en: `${month.en}: `, zh: `${month.zh}：` })}<strong>${valueText(subject, name, element)}</strong></p>`
  return html`<h3 id="why-name" tabindex="-1">${both(heading)}</h3>
<p class="muted">${both(kindWords(kind))} · <code>${name}</code> · ${unit === 'dimensionless' ? both({ en: 'dimensionless', zh: '无量纲' }) : unit}</p>
${description ? html`<p>${both(description)}</p>` : ''}${now}`
}

/** Where the page puts the rows of its own list of assumptions: see `fillEvidence`. */
const ledgerPlace = (name: string): Markup => html`<div data-ledger="${name}"></div>`

/** Where the page puts grade and source of a parameter. */
const evidencePlace = (name: string): Markup => html`<span data-evidence="${name}"></span>`

const SIGN_WORDS: Readonly<Record<Influence, Text>> = {
  '+': { en: '+ raises', zh: '+ 使其上升' },
  '-': { en: '− lowers', zh: '− 使其下降' },
  '±': { en: '± either', zh: '± 视情况而定' },
  '0': { en: 'not at these moments', zh: '所查时点无作用' },
}
const AT_START: Text = { en: 'only at the start', zh: '仅影响初始值' }

function signText(subject: Subject, cause: string, effect: string): Markup {
  const atStart = variableOf(subject, effect).startCauses.includes(cause)
  return both(atStart ? AT_START : SIGN_WORDS[subject.signOf(cause, effect)])
}

/** The value of a cause as the equation of this element reads it; undefined where it reads several. */
function readValue(subject: Subject, cause: string): Part {
  const names = equationsOf(variableOf(subject, subject.name), subject.element).flatMap(({ parts }) =>
    parts.filter((part): part is WrittenName => typeof part !== 'string' && part.name === cause),
  )
  const element = names[0] && elementOf(names[0], subject.name, subject.element, subject.scenario)
  return element === undefined ? '' : valueText(subject, cause, element)
}

function causesTable(subject: Subject): Markup {
  const { causes } = variableOf(subject, subject.name)
  const heading = both({ en: 'Depends on', zh: '取决于' })
  if (causes.length === 0)
    return html`<p><strong>${heading}</strong>: ${both({ en: 'nothing', zh: '无' })}</p>`
  const columns = [
    { heading },
    { heading: both(subject.month), numeric: true },
    { heading: both({ en: 'When it rises', zh: '其上升时' }) },
    { heading: both({ en: 'Evidence', zh: '证据' }) },
  ]
  const rows = causes.map((cause) => {
    return [
      nameButton(cause, both(wordsOf(subject, cause).label)),
      readValue(subject, cause),
      signText(subject, cause, subject.name),
      evidencePlace(cause),
    ]
  })
  return table('', columns, rows)
}

function effectsTable(subject: Subject): Markup {
  const effects = subject.map.variables.filter(({ causes }) => causes.includes(subject.name))
  const heading = both({ en: 'What depends on it', zh: '受其影响者' })
  if (effects.length === 0)
    return html`<p><strong>${heading}</strong>: ${both({ en: 'nothing', zh: '无' })}</p>`
  const columns = [{ heading }, { heading: both({ en: 'When this rises', zh: '本变量上升时' }) }]
  const rows = effects.map(({ name }) => [
    nameButton(name, both(wordsOf(subject, name).label)),
    signText(subject, subject.name, name),
  ])
  return table('', columns, rows)
}

function changesList({ changes }: MapVariable): Markup {
  if (changes.length === 0) return html``
  const off = both({ en: '(off)', zh: '（未启用）' })
  const items = changes.map(({ label, date, enabled }) => {
    return html`<li>${date} ${both(label)} ${enabled ? '' : off}</li>`
  })
  return html`<details><summary>${both({ en: `Changed by ${changes.length} events and policies`, zh: `受 ${changes.length} 个事件与政策影响` })}</summary><ul>${items}</ul></details>`
}

/** All that the page tells of a variable, but its map and its charts. */
export function detailMarkup(subject: Subject): Markup {
  const variable = variableOf(subject, subject.name)
  const equations = equationsOf(variable, subject.element)
  const list =
    equations.length === 0 ? '' : html`<dl>${equations.map((one) => equationMarkup(one, subject))}</dl>`
  return html`${headMarkup(subject)}${list}${changesList(variable)}${ledgerPlace(subject.name)}
${causesTable(subject)}${effectsTable(subject)}`
}
