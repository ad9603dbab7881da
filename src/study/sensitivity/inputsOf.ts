import { elementLabel } from '../../ensemble/summarise.ts'
import type { Grade } from '../../model/evidence.ts'
import type { Event, Parameter } from '../../model/model.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Text } from '../../model/text.ts'
import { ALL_NOISE, OTHERS } from './plan.ts'

/** What a metric can depend on: a parameter, the date or outcome of an event, or all noise together. */
export interface Input {
  /** As in `drawNames`. */
  readonly name: string
  readonly label: Text
  readonly unit: string
  /** How well it is known; noise has no grade. */
  readonly grade?: Grade
}

const TOGETHER: Readonly<Record<string, Text>> = {
  [ALL_NOISE]: { en: 'Chance: all monthly shocks together', zh: '偶然性：全部月度冲击合计' },
  [OTHERS]: { en: 'All other assumptions together', zh: '其余全部假设合计' },
}

const OF_EVENT: Readonly<Record<string, (label: Text) => Text>> = {
  date: ({ en, zh }) => ({ en: `Date: ${en}`, zh: `日期：${zh}` }),
  outcome: ({ en, zh }) => ({ en: `Outcome: ${en}`, zh: `结果：${zh}` }),
  probability: ({ en, zh }) => ({ en: `Odds: ${en}`, zh: `概率：${zh}` }),
}

/** The words and evidence of draws, by their names; a name that says nothing to the model stands for itself. */
export function inputsOf(
  { model }: Pick<Scenario, 'model'>,
  names: readonly string[],
): ReadonlyMap<string, Input> {
  const parameters = new Map(
    model.variables.flatMap((variable) => (variable.kind === 'parameter' ? [[variable.name, variable]] : [])),
  )
  const events = new Map(model.events.map((event) => [event.name, event]))
  return new Map(
    names.map((name) => {
      const [, base = name, element = ''] = /^([^[]+)\[(.*)\]$/.exec(name) ?? []
      const [, event = '', what = ''] = /^event\.(.+)\.(\w+)$/.exec(name) ?? []
      const found = events.get(event)
      return [name, found ? ofEvent(name, found, what) : ofParameter(name, parameters.get(base), element)]
    }),
  )

  function ofParameter(name: string, parameter: Parameter | undefined, element: string): Input {
    if (!parameter) return { name, label: TOGETHER[name] ?? { en: name, zh: name }, unit: 'dimensionless' }
    const { label, unit, evidence, evidenceByElement } = parameter
    const of = elementLabel(model, element)
    const both = element === '' ? label : { en: `${label.en}, ${of.en}`, zh: `${label.zh}（${of.zh}）` }
    return { name, label: both, unit, grade: (evidenceByElement?.[element] ?? evidence).grade }
  }
}

function ofEvent(name: string, { label, evidence }: Event, what: string): Input {
  return {
    name,
    label: OF_EVENT[what]?.(label) ?? label,
    unit: what === 'date' ? 'date' : 'dimensionless',
    grade: evidence.grade,
  }
}
