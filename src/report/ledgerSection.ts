import { GRADE_WORDS } from '../charts/gradeWords.ts'
import { GRADES, type Grade } from '../model/evidence.ts'
import { both, html, type Markup, type Part, sourceLinks } from './html.ts'
import type { Assumption } from './ledger.ts'
import { table } from './table.ts'

function row({ name, label, value, unit, source, grade, note }: Assumption): Part[] {
  const badge = html`<span class="grade ${grade}">${both(GRADE_WORDS[grade])}</span>`
  return [html`<code>${name}</code><br>${both(label)}`, value, unit, badge, sourceLinks(source), note ?? '']
}

function count(assumptions: readonly Assumption[], grade: Grade): number {
  return assumptions.filter((assumption) => assumption.grade === grade).length
}

/** Every assumption with its evidence; judgements, which nobody has measured, are marked. */
export function ledgerSection(assumptions: readonly Assumption[]): Markup {
  const counts = GRADES.map(
    (grade) => html`<li>${both(GRADE_WORDS[grade])}: ${count(assumptions, grade)}</li>`,
  )
  const columns = [
    { heading: both({ en: 'Assumption', zh: '假设' }) },
    { heading: both({ en: 'Value or distribution', zh: '数值或分布' }) },
    { heading: both({ en: 'Unit', zh: '单位' }) },
    { heading: both({ en: 'Evidence', zh: '证据等级' }) },
    { heading: both({ en: 'Source', zh: '来源' }) },
    { heading: both({ en: 'Note', zh: '说明' }) },
  ]
  const heading = both({ en: `${assumptions.length} assumptions`, zh: `${assumptions.length} 项假设` })
  return html`<ul class="counts">${counts}</ul>
<details open><summary>${heading}</summary>${table('', columns, assumptions.map(row))}</details>`
}
