import { bracketed } from '../charts/bracketed.ts'
import { monthNumber } from '../charts/calendar.ts'
import { formatMonth } from '../charts/formatMonth.ts'
import { formatNumber, formatShare, formatSigned } from '../charts/formatNumber.ts'
import { sourceOf } from '../charts/sourceOf.ts'
import { withUnit } from '../charts/unitLabel.ts'
import type { WaterfallData } from '../charts/waterfall.ts'
import { elementLabel } from '../ensemble/summarise.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Slot } from '../model/system.ts'
import type { Language, Text } from '../model/text.ts'
import type { Why, WhyPart } from '../study/explanation/why.ts'
import type { PageChart } from './figure.ts'
import type { Provenance } from './manifest.ts'
import { inBoth } from './readerText.ts'

/** An explanation with everything its page shows. */
export interface WhyContent {
  readonly scenario: Scenario
  /** The scenario it is compared with, instead of an earlier time. */
  readonly other?: Scenario
  readonly slot: Slot
  readonly why: Why
  /** Times that are compared, on the time axis of the scenario; the same for two scenarios. */
  readonly from: number
  readonly at: number
  /** The member explained; none for the central path. */
  readonly member?: number
  readonly product: Provenance['product']
  readonly language: Language
}

/** The same with its drawings. */
export interface DrawnWhy extends WhyContent {
  readonly charts: readonly PageChart[]
  readonly fonts: string
}

/** What readers call a slot. */
export function slotLabel({ variable, element }: Slot, { model }: Scenario): Text {
  const event = /^event\.(.+)\.\w+$/.exec(variable)?.[1]
  const named = event
    ? model.events.find(({ name }) => name === event)
    : model.variables.find(({ name }) => name === variable)
  const label = named?.label ?? { en: variable, zh: variable }
  const part = elementLabel(model, element)
  if (element === '') return label
  return { en: `${label.en}, ${part.en}`, zh: `${label.zh}，${part.zh}` }
}

const TIME: Text = { en: 'Time itself: events, dates, given paths', zh: '时间本身：事件、日期与给定路径' }
const START: Text = { en: 'What was there at the start', zh: '期初已有的量' }

/** What readers call the cause of a part. */
export function causeLabel({ cause, memory }: WhyPart, scenario: Scenario): Text {
  if (cause === 'time') return TIME
  if (cause === 'start') return START
  if (!('variable' in cause)) return listLabel(cause, scenario)
  const label = slotLabel(cause, scenario)
  return memory ? { en: `${label.en}: its own past`, zh: `${label.zh}：自身的过去` } : label
}

function listLabel(slots: readonly Slot[], scenario: Scenario): Text {
  const labels = slots.map((slot) => slotLabel(slot, scenario))
  const one = (language: Language): string => [...new Set(labels.map((label) => label[language]))].join(' × ')
  return labels.length === 0 ? { en: 'a constant flow', zh: '恒定流量' } : inBoth(one)
}

/** The name of a cause in tables. */
export function causeName({ cause, memory }: WhyPart): string {
  if (cause === 'time' || cause === 'start') return cause
  if (!('variable' in cause)) return cause.map(({ variable, element }) => nameOf(variable, element)).join(' ')
  return `${nameOf(cause.variable, cause.element)}${memory ? ' (its past)' : ''}`
}

function monthText({ scenario }: WhyContent, time: number, language: Language): string {
  return formatMonth(monthNumber(scenario.time.origin) + time, language)
}

/** Where the change begins and ends, in words. */
function endLabels(content: WhyContent): readonly [Text, Text] {
  const { other, scenario, from, at } = content
  if (other) return [other.title, scenario.title]
  return [
    inBoth((language) => monthText(content, from, language)),
    inBoth((language) => monthText(content, at, language)),
  ]
}

/** The change and its greatest cause in one sentence. */
export function whyFinding(content: WhyContent): Text {
  const { why, slot, scenario, other } = content
  const label = slotLabel(slot, scenario)
  const [from, to] = endLabels(content)
  const change = why.after - why.before
  const [first] = why.parts
  return inBoth((language) => {
    const size = withUnit(formatSigned(change), slot.unit, language)
    const cause = first
      ? `“${causeLabel(first, scenario)[language]}”${bracketed(formatSigned(first.amount), language)}`
      : ''
    const most = {
      en: first ? `, most of all by ${cause}` : '',
      zh: first ? `，主因是${cause}` : '',
    }[language]
    if (change === 0) return { en: `${label.en} does not change`, zh: `${label.zh}没有变化` }[language]
    if (other) {
      const month = monthText(content, content.at, language)
      return {
        en: `${label.en} in ${month}: ${size} in “${to.en}” against “${from.en}”${most}`,
        zh: `${month}的${label.zh}：“${to.zh}”比“${from.zh}”${size}${most}`,
      }[language]
    }
    return {
      en: `${label.en}: ${size} from ${from.en} to ${to.en}${most}`,
      zh: `${label.zh}：${from.zh}至${to.zh} ${size}${most}`,
    }[language]
  })
}

/** Which path is explained. */
export function pathText({ member }: WhyContent): Text {
  if (member !== undefined) return { en: `member ${member}`, zh: `成员 ${member}` }
  return {
    en: 'central path: every uncertain number at its median, no noise',
    zh: '中心路径：所有不确定数取中位数，无噪声',
  }
}

/** What all parts leave unexplained. */
export function leftText({ why, slot }: WhyContent): Text {
  return inBoth((language) => {
    const joint = withUnit(formatNumber(why.joint), slot.unit, language)
    const size = Math.max(Math.abs(why.before), Math.abs(why.after))
    const small = Math.abs(why.residual) <= 1e-9 * size
    const residual = withUnit(small ? '0' : formatNumber(why.residual, 2), slot.unit, language)
    return {
      en: `Not divided: ${joint} that causes have only together; ${residual} of numerical error.`,
      zh: `未能分解：各原因共同作用 ${joint}；数值误差 ${residual}。`,
    }[language]
  })
}

/** Causes that the answer names. */
const NAMED = 6

/** The explanation in words and numbers. */
export function whyAnswer(content: WhyContent): Text[] {
  const { why, scenario, slot } = content
  const change = why.after - why.before
  const [from, to] = endLabels(content)
  const ends = inBoth((language) => {
    const value = (one: number): string => withUnit(formatNumber(one), slot.unit, language)
    const path = pathText(content)[language]
    return {
      en: `${from.en}: ${value(why.before)}; ${to.en}: ${value(why.after)} (${path})`,
      zh: `${from.zh}：${value(why.before)}；${to.zh}：${value(why.after)}（${path}）`,
    }[language]
  })
  const lines = why.parts.slice(0, NAMED).map((part) => partLine(part, change, scenario))
  const more = why.parts.length - NAMED
  return [
    whyFinding(content),
    ends,
    ...lines,
    ...(more > 0 ? [{ en: `${more} more in why.csv`, zh: `其余 ${more} 项见 why.csv` }] : []),
    leftText(content),
  ]
}

function partLine(part: WhyPart, change: number, scenario: Scenario): Text {
  const label = causeLabel(part, scenario)
  const { before, after, amount } = part
  const moved =
    before === undefined || after === undefined ? '' : `${formatNumber(before)} → ${formatNumber(after)}`
  const share = Math.abs(amount) <= 2 * Math.abs(change) ? [formatShare(amount / change)] : []
  return inBoth((language) => {
    const remark = moved === '' ? '' : bracketed(moved, language)
    const size = [formatSigned(amount), ...share].join({ en: ', ', zh: '，' }[language])
    return `${label[language]}${remark}${{ en: ': ', zh: '：' }[language]}${size}`
  })
}

/** What the waterfall draws. */
export function waterfallOf(content: WhyContent): WaterfallData {
  const { why, scenario, slot, product } = content
  const [from, to] = endLabels(content)
  const rest = why.joint + why.residual
  const small = Math.abs(rest) <= 1e-9 * Math.max(Math.abs(why.before), Math.abs(why.after))
  const parts = why.parts.map((part) => ({ label: causeLabel(part, scenario), amount: part.amount }))
  const left = { label: { en: 'Not divided', zh: '未能分解' }, amount: rest }
  const { ensemble } = scenario
  const source = sourceOf(scenario)
  return {
    finding: whyFinding(content),
    unit: slot.unit,
    before: { label: from, value: why.before },
    after: { label: to, value: why.after },
    parts: small ? parts : [...parts, left],
    subtitle: [pathText(content), methodText(why)],
    footer: [
      {
        en: `Source: ${source.en}`,
        zh: `来源：${source.zh}`,
      },
      { en: `seed ${ensemble.seed}`, zh: `随机种子 ${ensemble.seed}` },
      { en: `${product.name} ${product.version}`, zh: `${product.name} ${product.version}` },
      { en: 'not a forecast', zh: '非预测' },
    ],
  }
}

/** How the change was divided. */
function methodText({ kind }: Why): Text {
  return kind === 'stock'
    ? { en: 'what each flow brought and took', zh: '各流量的累计增减' }
    : { en: 'what the causes in its own equation add', zh: '其方程中各原因的贡献' }
}
