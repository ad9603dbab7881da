import { type WaterfallData, waterfall } from '../../../charts/waterfall.ts'
import type { Slot } from '../../../model/system.ts'
import { drawChart } from '../../drawing/drawChart.ts'
import { both, html, type Markup, trusted } from '../../html.ts'
import { slotLabel, type WhyContent, waterfallOf, whyFinding } from '../../whyContent.ts'
import { causesTable } from '../../whyPage.ts'
import { CHANGED, PUBLISHED } from '../changedWords.ts'

/** Causes that lead on to their own causes. */
const ASKED_FURTHER = 5

/** An explanation of the difference that levers have made at one moment of one member. */
export type LeverWhy = Omit<WhyContent, 'other' | 'from'>

/** The sentence, the waterfall, the table, and the greatest causes to ask further. */
export function changeMarkup(found: LeverWhy): Markup {
  const { scenario, why, language } = found
  const content: WhyContent = {
    ...found,
    scenario: { ...scenario, title: CHANGED },
    other: { ...scenario, title: PUBLISHED },
    from: found.at,
  }
  const heading = html`<h3>${both({ en: 'Why did it change?', zh: '为何变化？' })}</h3>`
  if (why.after === why.before)
    return html`${heading}<p>${both({ en: 'In this run and month the levers have not changed it.', zh: '在这次运行的这个月份，滑块没有改变它。' })}</p>`
  const data: WaterfallData = waterfallOf(content)
  return html`${heading}<p><strong>${both(whyFinding(content))}</strong></p>
<figure tabindex="0">${trusted(drawChart(waterfall(data, language)))}</figure>
${further(found)}<details><summary>${both({ en: 'All causes in a table', zh: '全部原因（表格）' })}</summary>${causesTable(content)}</details>`
}

/** Causes that are variables of the model, each as a button that asks for it. */
function further({ why, scenario }: LeverWhy): Markup {
  const named = why.parts.flatMap(({ cause, memory }): Slot[] => {
    if (memory || cause === 'time' || cause === 'start') return []
    return 'variable' in cause ? [cause] : [...cause]
  })
  const known = new Set(scenario.model.variables.map(({ name }) => name))
  const first = new Map(
    named.filter(({ variable }) => known.has(variable)).map((slot) => [slot.variable, slot]),
  )
  const buttons = [...first.values()].slice(0, ASKED_FURTHER).map((slot) => {
    const asks = `variable:${slot.variable}`
    return html`<button type="button" data-asks="${asks}" data-element="${slot.element}">${both(slotLabel(slot, scenario))}</button> `
  })
  return buttons.length === 0
    ? html``
    : html`<p>${both({ en: 'Ask further: ', zh: '继续追问：' })} ${buttons}</p>`
}
