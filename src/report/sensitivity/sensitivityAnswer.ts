import { bracketed } from '../../charts/bracketed.ts'
import { formatNumber, formatShare } from '../../charts/formatNumber.ts'
import { GRADE_WORDS } from '../../charts/gradeWords.ts'
import { metricValue } from '../../charts/rows/metricScale.ts'
import { SEMICOLON } from '../../charts/semicolon.ts'
import { mostValuable } from '../../charts/sensitivity/informationChart.ts'
import { signed } from '../../charts/sensitivity/rankChart.ts'
import { withUnit } from '../../charts/unitLabel.ts'
import type { Language, Text } from '../../model/text.ts'
import type { InformedChoice } from '../../study/sensitivity/choosing.ts'
import { type Drivers, influenceOf, type Measure, tooFewMembers } from '../../study/sensitivity/drivers.ts'
import { inBoth } from '../readerText.ts'
import type { SensitivityFindings } from './sensitivityContent.ts'

/** Inputs named of each metric, and metrics named at all; the rest stands in the tables. */
const NAMED = 3
const METRIC_LINES = 12
const NEXT = 3

/** The inputs behind most of a metric, with what the best method says of each. */
function leaders(drivers: Drivers): { readonly name: string; readonly measure: Measure }[] {
  const { by, measure } = influenceOf(drivers)
  return [...by]
    .filter(([, influence]) => influence > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, NAMED)
    .map(([name]) => ({ name, measure }))
}

/** What one method says of one input, in brackets behind its name. */
function said(drivers: Drivers, name: string, measure: Measure, origin: string, language: Language): string {
  const { metric, cap } = drivers
  switch (measure) {
    case 'sobol': {
      const index = drivers.sobol?.indices.find((one) => one.name === name)
      const share = formatShare(Math.max(0, index?.total.value ?? 0))
      return { en: `${share} of the variance`, zh: `方差的 ${share}` }[language]
    }
    case 'prcc': {
      const rank = drivers.correlations?.find((one) => one.name === name)
      return tooFewMembers(drivers)
        ? {
            en: `rank correlation ${signed(rank?.simple[0] ?? Number.NaN)}`,
            zh: `秩相关 ${signed(rank?.simple[0] ?? Number.NaN)}`,
          }[language]
        : `PRCC ${signed(rank?.partial[0]?.value ?? Number.NaN)}`
    }
    case 'morris': {
      const effect = drivers.morris?.effects.find((one) => one.name === name)
      return `μ* ${formatNumber(effect?.meanAbsolute ?? Number.NaN)}`
    }
    case 'tornado': {
      const swing = drivers.tornado?.swings.find((one) => one.name === name)
      const text = (value = Number.NaN): string =>
        metricValue(
          value === cap ? Number.POSITIVE_INFINITY : value,
          { kind: metric.kind, unit: metric.unit, origin },
          language,
        )
      return {
        en: `${text(swing?.low)} to ${text(swing?.high)}`,
        zh: `${text(swing?.low)} 至 ${text(swing?.high)}`,
      }[language]
    }
  }
}

/** What a metric depends on most, in one line. */
export function driverLine(drivers: Drivers, findings: SensitivityFindings): Text {
  const { metric } = drivers
  const first = leaders(drivers)
  const { origin } = findings.scenario.time
  if (first.length === 0)
    return {
      en: `${metric.label.en}: none of the assumptions moves it`,
      zh: `${metric.label.zh}：任何假设均不影响它`,
    }
  return inBoth((language) => {
    const parts = first.map(({ name, measure }) => {
      const label = findings.inputs.get(name)?.label[language] ?? name
      const words = said(drivers, name, measure, origin, language)
      return { en: `${label} (${words})`, zh: `${label}（${words}）` }[language]
    })
    const list = parts.join(SEMICOLON[language])
    return { en: `${metric.label.en}: ${list}`, zh: `${metric.label.zh}：${list}` }[language]
  })
}

function choiceLine(choice: InformedChoice, { inputs }: SensitivityFindings): Text {
  const { metric, titles, best, everything } = choice
  const unit = metric.kind === 'time' ? 'month' : metric.unit
  const [most] = mostValuable(choice)
  return inBoth((language) => {
    const worth = (value: number, error: number): string =>
      `${withUnit(formatNumber(value), unit, language)}${bracketed(`± ${formatNumber(error, 2)}`, language)}`
    const all = worth(everything.value, everything.standardError)
    const title = titles[best]?.[language] ?? ''
    const one = most
      ? {
          en: `, “${inputs.get(most.name)?.label.en ?? most.name}” alone ${worth(most.value, most.standardError)}`,
          zh: `，其中仅知“${inputs.get(most.name)?.label.zh ?? most.name}”值 ${worth(most.value, most.standardError)}`,
        }[language]
      : {
          en: '; of no single assumption can that be told from nothing',
          zh: '，但任何单项假设都不会改变选择',
        }[language]
    return {
      en: `${metric.label.en}: “${title}” is best on average; knowing everything first would be worth ${all}${one}`,
      zh: `${metric.label.zh}：平均以“${title}”为最优；事先知晓一切值 ${all}${one}`,
    }[language]
  })
}

/** That there are too few members for partial rank correlations, and how many they need. */
function tooFewLines({ drivers, methods }: SensitivityFindings): Text[] {
  const short = drivers.flatMap((one) => tooFewMembers(one) ?? [])
  if (short.length === 0 || methods.every(({ method }) => method !== 'prcc')) return []
  const needed = Math.max(...short.map((one) => one.needed))
  const members = Math.min(...short.map((one) => one.members))
  const some = short.length < drivers.length
  return [
    {
      en: `PRCC is left out${some ? ` of ${short.length} metrics` : ''}: with ${needed - 3} assumptions it needs at least ${needed} members, and there are ${members}`,
      zh: `${some ? `${short.length} 项指标` : ''}未列 PRCC：${needed - 3} 项假设至少需要 ${needed} 个成员，现有 ${members} 个`,
    },
  ]
}

/** What the answer rests on, in lines: of each metric what it depends on, then what to find out next. */
export function sensitivityAnswer(findings: SensitivityFindings): Text[] {
  const { scenario, drivers, priorities, inputs, choices } = findings
  const more = drivers.length - METRIC_LINES
  const next = priorities.filter(({ priority }) => priority > 0).slice(0, NEXT)
  const nextLine = inBoth((language) => {
    const parts = next.map(({ name, grade, share }) => {
      const label = inputs.get(name)?.label[language] ?? name
      const words = `${GRADE_WORDS[grade][language]}${{ en: ', ', zh: '，' }[language]}${formatShare(share)}`
      return `${label}${bracketed(words, language)}`
    })
    return { en: `What to find out next: ${parts.join('; ')}`, zh: `下一步应查证：${parts.join('；')}` }[
      language
    ]
  })
  return [
    { en: `What drives “${scenario.title.en}”`, zh: `“${scenario.title.zh}”取决于什么` },
    ...drivers.slice(0, METRIC_LINES).map((one) => driverLine(one, findings)),
    ...(more > 0
      ? [{ en: `${more} more metrics in drivers.csv`, zh: `其余 ${more} 项指标见 drivers.csv` }]
      : []),
    ...tooFewLines(findings),
    ...(next.length > 0 ? [nextLine] : []),
    ...choices.map((choice) => choiceLine(choice, findings)),
  ]
}
