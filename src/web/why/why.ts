import { buildChart } from '../../charts/buildChart.ts'
import { monthNumber } from '../../charts/calendar.ts'
import { chartDataOf, type OtherRun } from '../../charts/chartDataOf.ts'
import { formatMonth } from '../../charts/formatMonth.ts'
import { elementLabel } from '../../ensemble/summarise.ts'
import { savesOf } from '../../kernel/kernel.ts'
import type { Slot } from '../../model/system.ts'
import type { Text } from '../../model/text.ts'
import { drawChart } from '../../report/drawing/drawChart.ts'
import { html } from '../../report/html.ts'
import { CHANGED, PUBLISHED } from '../../report/published/changedWords.ts'
import { changeMarkup } from '../../report/published/why/changeMarkup.ts'
import { detailMarkup, type Subject } from '../../report/published/why/detail.ts'
import { neighbourMap, themeMap } from '../../report/published/why/maps.ts'
import { variableOptions } from '../../report/published/why/whyPart.ts'
import { inBoth } from '../../report/readerText.ts'
import { slotOf } from '../../study/explanation/why.ts'
import { FewMembers } from '../fewMembers.ts'
import type { StudySession } from '../studySession.ts'
import type { WorkerFeature } from '../workerFeature.ts'
import { Explainer } from './explainer.ts'
import type { WhyAnswer, WhyQuestion, WhySubject } from './whyMessages.ts'

/** Members of the chart of one variable. */
const MEMBERS = 200

const explainers = new WeakMap<StudySession, Promise<Explainer>>()
const fewMembers = new WeakMap<StudySession, { readonly name: string; readonly members: FewMembers }>()

/** Tells of the parts of the model and of its variables. */
export const why: WorkerFeature = {
  name: 'why',
  answer(asked, session) {
    const question = asked as WhyQuestion
    switch (question.about) {
      case 'names':
        return variableOptions(session.study.map, labelIn(session), question.language).markup
      case 'theme':
        return themeMap(session.study.map, question.theme, labelIn(session), question.language).markup
      case 'variable':
        return tell(question, session)
      case 'chart':
        return chart(question, session)
    }
  },
}

const labelIn =
  ({ study }: StudySession) =>
  (name: string): Text =>
    study.scenario.model.variables.find((one) => one.name === name)?.label ?? { en: name, zh: name }

function explainerOf(session: StudySession): Promise<Explainer> {
  const known = explainers.get(session) ?? Explainer.of(session)
  explainers.set(session, known)
  return known
}

/** The elements of a variable, as the system has them; none for a single number. */
function elementsOf({ study }: StudySession, name: string): string[] {
  const found = study.system.slots.filter((slot) => slot.variable === name && slot.element !== '')
  return [...new Set(found.map(({ element }) => element))]
}

async function tell(subject: WhySubject, session: StudySession): Promise<WhyAnswer> {
  const { name, settings, language } = subject
  const { scenario, map, system } = session.study
  const explainer = await explainerOf(session)
  const elements = elementsOf(session, name)
  const element = elements.includes(subject.element ?? '') ? (subject.element as string) : (elements[0] ?? '')
  const count = savesOf(system.time)
  const save = Math.min(subject.save ?? Math.floor(count / 2), count - 1)
  const time = monthNumber(system.time.origin) + system.time.start + save
  const month = inBoth((one) => formatMonth(time, one))
  const signOf: Subject['signOf'] = (cause, effect) => explainer.signOf(cause, effect)
  const told: Subject = {
    ...{ map, scenario, name, element, month, signOf },
    moment: explainer.moment(settings, save),
  }
  const options = elements.map((one) => {
    const selected = one === element ? html` selected` : html``
    return html`<option value="${one}"${selected}>${elementLabel(scenario.model, one)[language]}</option>`
  })
  return {
    map: neighbourMap(map, name, labelIn(session), signOf, language).markup,
    detail: detailMarkup(told).markup,
    change: changeOf(subject, { element, save, time: system.time.start + save }, explainer, session),
    elements: html`${options}`.markup,
    months: { count, save, text: month[language] },
  }
}

/** Why the chosen member differs from the published scenario; nothing where no lever was moved. */
function changeOf(
  { name, settings, language }: WhySubject,
  { element, save, time }: { element: string; save: number; time: number },
  explainer: Explainer,
  { study }: StudySession,
): string {
  if (Object.keys(settings).length === 0) return ''
  const { scenario, product } = study
  const slot = slotOf(explainer.system, name, element)
  const step = explainer.stepOf(save)
  const found = slot < 0 ? undefined : explainer.difference(settings, slot, step)
  if (!found || (found.kind !== 'stock' && found.kind !== 'equation')) return ''
  const told = { scenario, product, language, why: found, at: time, member: explainer.member }
  return changeMarkup({ ...told, slot: explainer.system.slots[slot] as Slot }).markup
}

/** The chart of a variable, over the published scenario where levers were moved; nothing for what has no path. */
async function chart(subject: WhySubject, session: StudySession): Promise<string> {
  const { name, settings, language } = subject
  const { study } = session
  const kind = study.map.variables.find((one) => one.name === name)?.kind
  if (kind === 'parameter' || kind === 'lookup') return ''
  const members = membersOf(name, session)
  const [element = ''] = elementsOf(session, name)
  const shown = subject.element ?? element
  const isChanged = Object.keys(settings).length > 0
  const [reference, other] = [await members.run({}), isChanged ? await members.run(settings) : undefined]
  const named = (run: OtherRun, title: Text): OtherRun => ({ ...run, scenario: { ...run.scenario, title } })
  const data = chartDataOf(
    other ? named(reference, PUBLISHED) : reference,
    other ? [named(other, CHANGED)] : [],
    study.observed,
  )
  const spec = {
    ...{ name: 'why', kind: other ? 'comparison' : 'fan' },
    ...{ variables: [shown === '' ? name : `${name}[${shown}]`], place: { file: '', line: 1, column: 1 } },
  }
  return drawChart(buildChart(spec, data, language))
}

function membersOf(name: string, session: StudySession): FewMembers {
  const known = fewMembers.get(session)
  if (known?.name === name) return known.members
  const { system } = session.study
  const first = new Map(
    [...system.slots.entries()]
      .filter(([, slot]) => slot.variable === name)
      .reverse()
      .map(([slot, { element }]) => [element, slot]),
  )
  const outputs = [...first]
    .reverse()
    .map(([element, slot]) => ({ variable: name, element, unit: system.slots[slot]?.unit ?? '', slot }))
  const members = new FewMembers(session.study, { ...system, outputs, metrics: [], reducers: [] }, MEMBERS)
  fewMembers.set(session, { name, members })
  return members
}
