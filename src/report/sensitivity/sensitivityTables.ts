import { bracketed } from '../../charts/bracketed.ts'
import { formatFixed, formatNumber, formatShare } from '../../charts/formatNumber.ts'
import { GRADE_WORDS } from '../../charts/gradeWords.ts'
import { metricNumber } from '../../charts/rows/metricScale.ts'
import { SEMICOLON } from '../../charts/semicolon.ts'
import { mostValuable } from '../../charts/sensitivity/informationChart.ts'
import { unitLabel } from '../../charts/unitLabel.ts'
import type { Grade } from '../../model/evidence.ts'
import type { Text } from '../../model/text.ts'
import type { InformedChoice } from '../../study/sensitivity/choosing.ts'
import { type Drivers, influenceOf, tooFewMembers } from '../../study/sensitivity/drivers.ts'
import { WEAKNESS } from '../../study/sensitivity/evidenceOrder.ts'
import type { Estimate } from '../../study/sensitivity/interval.ts'
import { both, html, type Markup, type Part } from '../html.ts'
import { inBoth } from '../readerText.ts'
import { type Column, numbers, table, words } from '../table.ts'
import type { SensitivityFindings } from './sensitivityContent.ts'

/** Inputs shown of a metric; all stand in drivers.csv. */
const SHOWN = 15

function inputCell(name: string, { inputs }: Pick<SensitivityFindings, 'inputs'>): Markup {
  const input = inputs.get(name)
  return html`${both(input?.label ?? { en: name, zh: name })}<br><code>${name}</code>`
}

export function gradeBadge(grade: Grade | undefined): Part {
  return grade === undefined ? '–' : html`<span class="grade ${grade}">${both(GRADE_WORDS[grade])}</span>`
}

function intervalText({ value, low, high }: Estimate): string {
  if (Number.isNaN(value)) return '–'
  const text = (one: number): string => formatFixed(one, 2)
  return Number.isNaN(low) ? text(value) : `${text(value)} [${text(low)} – ${text(high)}]`
}

/** Columns of a metric's table that its methods fill, each with its cell. */
function methodColumns(drivers: Drivers, origin: string): [Column, (name: string) => Part][] {
  const { metric, cap, tornado, correlations, morris, sobol } = drivers
  const end = (value: number): Part =>
    both(
      inBoth((language) =>
        metricNumber(value === cap ? Number.POSITIVE_INFINITY : value, { ...metric, origin }, language),
      ),
    )
  const swing = (name: string) => tornado?.swings.find((one) => one.name === name)
  const effect = (name: string) => morris?.effects.find((one) => one.name === name)
  const index = (name: string) => sobol?.indices.find((one) => one.name === name)
  const cell = <T>(found: T | undefined, write: (one: T) => Part): Part =>
    found === undefined ? '–' : write(found)
  const columns: [boolean, Column, (name: string) => Part][] = [
    [tornado !== undefined, numbers('P10'), (name) => cell(swing(name), ({ low }) => end(low))],
    [tornado !== undefined, numbers('P90'), (name) => cell(swing(name), ({ high }) => end(high))],
    [
      correlations !== undefined && tooFewMembers(drivers) === undefined,
      numbers('PRCC [95 %]'),
      (name) => cell(correlations?.find((one) => one.name === name)?.partial[0], (one) => intervalText(one)),
    ],
    [
      morris !== undefined,
      numbers('μ* ± SE'),
      (name) =>
        cell(
          effect(name),
          (one) => `${formatNumber(one.meanAbsolute)} ± ${formatNumber(one.standardError, 2)}`,
        ),
    ],
    [morris !== undefined, numbers('σ'), (name) => cell(effect(name), (one) => formatNumber(one.deviation))],
    [
      sobol !== undefined,
      numbers({ en: 'Sobol, alone [95 %]', zh: 'Sobol 单独 [95 %]' }),
      (name) => cell(index(name), (one) => intervalText(one.first)),
    ],
    [
      sobol !== undefined,
      numbers({ en: 'Sobol, in all [95 %]', zh: 'Sobol 合计 [95 %]' }),
      (name) => cell(index(name), (one) => intervalText(one.total)),
    ],
  ]
  return columns.flatMap(([there, column, write]) => (there ? [[column, write]] : []))
}

/** What moves one metric: its leading inputs by every method that was asked. */
export function driversTable(drivers: Drivers, findings: SensitivityFindings): Markup {
  const { metric, cap } = drivers
  const { by } = influenceOf(drivers)
  const names = [...by]
    .filter(([, influence]) => influence > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name]) => name)
  const { origin } = findings.scenario.time
  const columns = methodColumns(drivers, origin)
  const unit = inBoth((language) => {
    const label = unitLabel(metric.kind === 'time' ? '' : metric.unit, language)
    const capText = cap === undefined ? '' : capLine(drivers, origin)[language]
    return [label, capText].filter((part) => part !== '').join(SEMICOLON[language])
  })
  return table(
    both(unit),
    [
      words({ en: 'Assumption', zh: '假设' }),
      words({ en: 'Evidence', zh: '证据等级' }),
      ...columns.map(([column]) => column),
    ],
    names.map((name) => [
      inputCell(name, findings),
      gradeBadge(findings.inputs.get(name)?.grade),
      ...columns.map(([, write]) => write(name)),
    ]),
  )
}

/** What "never" counted as. */
function capLine({ metric, cap = Number.NaN }: Drivers, origin: string): Text {
  const value = (language: 'en' | 'zh'): string => metricNumber(cap, { ...metric, origin }, language)
  return {
    en: `“never” counted as ${value('en')} in all but the rank correlations, which rank it last`,
    zh: `除秩相关（排在最后）外，“始终未出现”按 ${value('zh')} 计`,
  }
}

/** What to find out next, the most urgent first. */
export function prioritiesTable(findings: SensitivityFindings): Markup {
  const rows = findings.priorities
    .filter(({ priority }) => priority > 0)
    .slice(0, SHOWN)
    .map(({ name, grade, influence, share }): Part[] => [
      inputCell(name, findings),
      gradeBadge(grade),
      formatShare(influence),
      formatNumber(WEAKNESS[grade]),
      formatShare(share),
    ])
  const caption = both({
    en: 'Influence: the mean over the metrics of the share that the assumption is behind. Weakness: how much of it better evidence might take away, a judgement by grade that nobody has measured. All rows are in find-out-next.csv.',
    zh: '影响：该假设对各指标影响比例的平均。薄弱程度：更好的证据可能消除其中多少，按等级判断，未经实测。全部行见 find-out-next.csv。',
  })
  return table(
    caption,
    [
      words({ en: 'Assumption', zh: '假设' }),
      words({ en: 'Evidence', zh: '证据等级' }),
      numbers({ en: 'Influence', zh: '影响' }),
      numbers({ en: 'Weakness', zh: '薄弱程度' }),
      numbers({ en: 'Share of the need', zh: '占查证需求' }),
    ],
    rows,
  )
}

/** What knowing something would be worth before one choice. */
export function choiceTable(choice: InformedChoice, findings: SensitivityFindings): Markup {
  const { metric, titles, means, best, everything, better, members, cap } = choice
  const unit = metric.kind === 'time' ? 'month' : metric.unit
  const shown = mostValuable(choice)
  const { origin } = findings.scenario.time
  const caption = inBoth((language) => {
    const list = titles
      .map(
        (title, i) =>
          `${title[language]}${{ en: ': ', zh: '：' }[language]}${metricNumber(means[i] as number, { ...metric, origin }, language)}`,
      )
      .join(SEMICOLON[language])
    const direction = {
      en: better === 'lower' ? 'lower is better' : 'higher is better',
      zh: better === 'lower' ? '越低越好' : '越高越好',
    }[language]
    const never = cap === undefined ? '' : capLine({ metric, cap }, origin)[language]
    const about = `${direction}${{ en: ', ', zh: '，' }[language]}${unitLabel(unit, language) || '1'}`
    const head = `${metric.label[language]}${bracketed(about, language)}`
    const size = { en: `${members} members`, zh: `${members} 个成员` }[language]
    return [head, list, size, never].filter((part) => part !== '').join({ en: '. ', zh: '。' }[language])
  })
  const row = (name: Part, grade: Part, value: number, error: number): Part[] => [
    name,
    grade,
    formatNumber(value),
    formatNumber(error, 2),
  ]
  return table(
    both(caption),
    [
      words({ en: `Known before choosing`, zh: '选择前知晓' }),
      words({ en: 'Evidence', zh: '证据等级' }),
      numbers({ en: `Worth beyond “${titles[best]?.en}”`, zh: `较“${titles[best]?.zh}”的增益` }),
      numbers({ en: 'Standard error', zh: '标准误' }),
    ],
    [
      row(
        both({ en: 'Everything, chance included', zh: '一切，包括偶然性' }),
        '–',
        everything.value,
        everything.standardError,
      ),
      ...shown.map(({ name, value, standardError }) =>
        row(inputCell(name, findings), gradeBadge(findings.inputs.get(name)?.grade), value, standardError),
      ),
    ],
  )
}
