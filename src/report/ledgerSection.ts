import { formatShare } from '../charts/formatNumber.ts'
import { GRADE_WORDS } from '../charts/gradeWords.ts'
import { EVIDENCE_GRADES, type Grade } from '../model/evidence.ts'
import type { Text } from '../model/text.ts'
import { WEAKNESS } from '../study/sensitivity/evidenceOrder.ts'
import { both, breakable, html, type Markup, type Part, sourceLinks } from './html.ts'
import type { Assumption } from './ledger.ts'
import { table } from './table.ts'

const DIGITS = 6

type Urgencies = ReadonlyMap<string, number>

function row({ name, label, value, unit, source, grade, note }: Assumption, urgent?: Urgencies): Part[] {
  const badge = html`<span class="grade ${grade}">${both(GRADE_WORDS[grade])}</span>`
  const share = urgent?.get(name) ?? 0
  const told = urgent ? [html`<data value="${share}">${share > 0 ? formatShare(share) : '–'}</data>`] : []
  const named = html`<code>${breakable(name)}</code><br>${both(label)}`
  const links = html`<span class="source">${sourceLinks(source)}</span>`
  return [named, readable(value), unit, badge, ...told, links, note ?? '']
}

/** A value without the digits that only division gives it: one third to six of them. Files hold them all. */
function readable(value: string): string {
  return value.replace(/\d+\.\d{6,}(?!\d*e)/g, (number) => String(Number(Number(number).toPrecision(DIGITS))))
}

/** The most urgent first; those that move nothing by the weakness of their evidence. */
function ordered(assumptions: readonly Assumption[], urgent: Urgencies): Assumption[] {
  const of = ({ name }: Assumption): number => urgent.get(name) ?? 0
  return assumptions.toSorted((a, b) => of(b) - of(a) || WEAKNESS[b.grade] - WEAKNESS[a.grade])
}

const URGENT: Text = {
  en: 'Each share is that of what could be known better: influence on the metrics (rank correlations over the members of this run) times weakness of evidence. One number stands for all metrics; that it is small does not prove that an assumption does not matter.',
  zh: '百分比表示“可进一步查明”的份额：对各指标的影响（本次运行成员的秩相关）乘以证据薄弱程度。该数综合所有指标；数值小不等于该假设不重要。',
}

const SORTS: readonly (readonly [key: string, text: Text])[] = [
  ['urgent', { en: 'to find out next', zh: '优先查明' }],
  ['grade', { en: 'weakest evidence', zh: '证据最弱' }],
  ['name', { en: 'name', zh: '名称' }],
]

/** Shown where scripts run: src/web/ledger.ts. */
function ledgerTools(): Markup {
  const sorts = SORTS.map(
    ([key, text], i) =>
      html`<button type="button" data-sort="${key}" aria-pressed="${i === 0 ? 'true' : 'false'}">${both(text)}</button> `,
  )
  const search = both({ en: 'Search', zh: '搜索' })
  return html`<p id="ledger-tools" class="search" hidden><label>${search} <input type="search" id="ledger-search" autocomplete="off"></label> ${both({ en: 'Sort by', zh: '排序' })} ${sorts}<output id="ledger-found" for="ledger-search"></output></p>
<p class="muted">${both(URGENT)}</p>
`
}

function count(assumptions: readonly Assumption[], grade: Grade): number {
  return assumptions.filter((assumption) => assumption.grade === grade).length
}

/** How many assumptions there are of each grade; definitions are told by themselves. */
function gradeCounts(assumptions: readonly Assumption[]): Markup {
  const counts = EVIDENCE_GRADES.map((grade) => {
    const { en, zh } = GRADE_WORDS[grade]
    const found = count(assumptions, grade)
    return html`<li>${both({ en: `${en}: ${found}`, zh: `${zh}：${found}` })}</li>`
  })
  const definitions = count(assumptions, 'definition')
  const told = both({
    en: `definition: ${definitions} (so by convention, not by evidence)`,
    zh: `定义：${definitions}（约定如此，与证据无关）`,
  })
  return html`<ul class="counts">${counts}${definitions === 0 ? '' : html`<li>${told}</li>`}</ul>`
}

function ledgerHeading(assumptions: readonly Assumption[]): Text {
  const definitions = count(assumptions, 'definition')
  const others = assumptions.length - definitions
  if (definitions === 0) return { en: `${others} assumptions`, zh: `${others} 项假设` }
  const noun = definitions === 1 ? 'definition' : 'definitions'
  return {
    en: `${others} assumptions and ${definitions} ${noun}`,
    zh: `${others} 项假设和 ${definitions} 项定义`,
  }
}

/**
 * Every assumption with its evidence; judgements, which nobody has measured, are marked, and definitions not counted.
 * @param urgent for a page in which they can be searched and sorted, the most urgent first
 */
export function ledgerSection(assumptions: readonly Assumption[], urgent?: Urgencies): Markup {
  const columns = [
    { heading: both({ en: 'Assumption', zh: '假设' }) },
    { heading: both({ en: 'Value or distribution', zh: '数值或分布' }) },
    { heading: both({ en: 'Unit', zh: '单位' }) },
    { heading: both({ en: 'Evidence', zh: '证据等级' }) },
    ...(urgent ? [{ heading: both({ en: 'To find out', zh: '待查明' }), numeric: true }] : []),
    { heading: both({ en: 'Source', zh: '来源' }) },
    { heading: both({ en: 'Note', zh: '说明' }) },
  ]
  const heading = both(ledgerHeading(assumptions))
  const sorted = urgent ? ordered(assumptions, urgent) : assumptions
  return html`${gradeCounts(assumptions)}
${urgent ? ledgerTools() : ''}<details open><summary>${heading}</summary>${table(
    '',
    columns,
    sorted.map((one) => row(one, urgent)),
  )}</details>`
}
