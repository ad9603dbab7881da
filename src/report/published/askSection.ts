import { bracketed } from '../../charts/bracketed.ts'
import { formatNumber } from '../../charts/formatNumber.ts'
import { GRADE_WORDS } from '../../charts/gradeWords.ts'
import { overlays } from '../../charts/overlays.ts'
import { unitLabel } from '../../charts/unitLabel.ts'
import { quantileOf } from '../../distributions/catalogue.ts'
import type { Distribution } from '../../model/distribution.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Event, Model } from '../../model/model.ts'
import type { Scenario } from '../../model/scenario.ts'
import { HTML_LANGUAGE, type Text } from '../../model/text.ts'
import { distributionText } from '../distributionText.ts'
import { both, html, type Markup, type Part, sourceLinks } from '../html.ts'
import { inBoth, monthText } from '../readerText.ts'
import { eventOf, isSwitch, parameterOf } from './leversOf.ts'
import type { PageLever } from './study.ts'

/** What stands beside a lever: words, where it starts, and what is known of it. */
interface Facts {
  readonly label: Text
  readonly assumed: string
  readonly start: number
  readonly evidence: Evidence
}

function parameterFacts(lever: PageLever, model: Model, origin: string): Facts {
  const { label, values, evidence, evidenceByElement, unit } = parameterOf(model, lever)
  const key = /\[(.*)\]/.exec(lever.draw)?.[1] ?? ''
  const element = model.dimensions.map(({ labels }) => labels[key]).find((found) => found) ?? {
    en: key,
    zh: key,
  }
  const distribution = (values.kind === 'same' ? values.distribution : values.byElement[key]) as Distribution
  return {
    label: key === '' ? label : { en: `${label.en}, ${element.en}`, zh: `${label.zh}，${element.zh}` },
    assumed: distributionText(distribution, unit === 'date' ? origin : undefined),
    start: quantileOf(distribution)(0.5),
    evidence: evidenceByElement?.[key] ?? evidence,
  }
}

function dateFacts({ label, date, evidence }: Event, origin: string): Facts {
  const start = quantileOf(date)(0.5)
  const dated = { en: `${label.en}: date`, zh: `${label.zh}：日期` }
  return { label: dated, assumed: distributionText(date, origin), start, evidence }
}

function factsOf(lever: PageLever, { model, time }: Scenario): Facts {
  const event = model.events.find((one) => one.name === eventOf(lever))
  if (lever.kind === 'parameter' || !event) return parameterFacts(lever, model, time.origin)
  if (lever.kind === 'date') return dateFacts(event, time.origin)
  const start = event.enabled ? (event.outcomes[0]?.probability ?? 0) : 0
  return { label: event.label, assumed: String(start), start, evidence: event.evidence }
}

function range(lever: PageLever, origin: string): Part {
  if (lever.unit !== 'date') return `${formatNumber(lever.from)} – ${formatNumber(lever.to)}`
  return both(
    inBoth(
      (language) => `${monthText(lever.from, origin, language)} – ${monthText(lever.to, origin, language)}`,
    ),
  )
}

function control(lever: PageLever, id: string, { start }: Facts): Markup {
  const told = html`id="${id}" data-lever="${lever.name}" data-draw="${lever.draw}" data-unit="${lever.unit}" aria-describedby="${id}-help"`
  if (isSwitch(lever)) {
    const checked = start > 0 ? html` checked` : html``
    return html`<input type="checkbox" ${told} data-start="${start}"${checked}>`
  }
  const { from, to, step } = lever
  return html`<input type="range" ${told} data-start="${start}" min="${from}" max="${to}" step="${step}" value="${start}">`
}

const ASSUMED = both({ en: 'as assumed', zh: '按假设' })

function leverMarkup(lever: PageLever, i: number, scenario: Scenario): Markup {
  const id = `lever-${i}`
  const facts = factsOf(lever, scenario)
  const unit =
    lever.kind === 'event' ? { en: 'probability', zh: '概率' } : inBoth((l) => unitLabel(lever.unit, l))
  const off = both({ en: 'off / on', zh: '关 / 开' })
  return html`<div class="lever"><label for="${id}">${both(facts.label)}</label>
<span class="value"><output for="${id}" id="${id}-value" hidden></output><span id="${id}-assumed">${ASSUMED}</span> <span class="muted">${both(unit)}</span></span>
${control(lever, id, facts)}
<details class="help"><summary>?<span class="unseen"> ${both(facts.label)}</span></summary><div id="${id}-help">
${lever.help ? html`<p>${both(lever.help)}</p>` : ''}<p>${both({ en: 'Range: ', zh: '范围：' })}${isSwitch(lever) ? off : range(lever, scenario.time.origin)} · ${both({ en: 'Assumed: ', zh: '假设：' })}${facts.assumed} · ${both({ en: 'Source: ', zh: '来源：' })}${sourceLinks(facts.evidence.source)}${both(inBoth((language) => bracketed(GRADE_WORDS[facts.evidence.grade][language], language)))}</p></div></details></div>
`
}

const INTRODUCTION: Text = {
  en: 'Move a lever: the model runs again in your browser, with the same random draws, so the difference is that of the lever and not of chance. While you drag, some of the members run as a preview in single precision; when you let go, all of them run in full.',
  zh: '移动滑块：模型在您的浏览器中重新运行，使用相同的随机抽样，因此差异来自该假设而非偶然。拖动时以单精度预览部分成员，松开后完整运行全部成员。',
}

const button = (id: string, text: Text): Markup =>
  html`<button type="button" id="${id}">${both(text)}</button> `

function shownSelect(scenario: Scenario): Markup {
  const variables = overlays(scenario).flatMap(({ variables: [name] }) => {
    const variable = scenario.model.variables.find((one) => one.name === name)
    return variable ? [variable] : []
  })
  const options = (language: 'en' | 'zh'): Markup[] =>
    variables.map(({ name, label }) => html`<option value="${name}">${label[language]}</option>`)
  const select = (language: 'en' | 'zh', words: string): Markup =>
    html`<label lang="${HTML_LANGUAGE[language]}">${words} <select class="shown">${options(language)}</select></label>`
  return html`${select('en', 'Chart of')}${select('zh', '图表')}`
}

/** What a page says while it runs the model. */
export const CALCULATING: Text = { en: 'Calculating …', zh: '计算中……' }

const NOTICES: readonly (readonly [id: string, text: Text])[] = [
  ['calculating', CALCULATING],
  [
    'broken-link',
    {
      en: 'The address holds settings that this page does not have: it shows the scenario as published.',
      zh: '网址中的设置与本页不符：显示已发布的情景。',
    },
  ],
  [
    'fault',
    {
      en: 'This browser could not run the model; the page shows the scenario as published.',
      zh: '此浏览器无法运行模型；页面显示已发布的情景。',
    },
  ],
  [
    'changed',
    {
      en: 'The charts and tables below show the changed scenario; dashed grey lines are those of the published one.',
      zh: '以下图表与表格为改动后的情景；灰色虚线为原情景。',
    },
  ],
]

/** The chart of the scenario that stands beside the levers until one of them is moved. */
function firstChart(scenario: Scenario): string {
  const [first] = overlays(scenario)
  const same = scenario.charts.filter(({ variables: [name, ...more] }) => {
    return more.length === 0 && name === first?.variables[0]
  })
  return same.at(-1)?.name ?? ''
}

/** The levers of a page, the chart and the sentences that answer them. */
export function askSection(levers: readonly PageLever[], scenario: Scenario): Markup {
  return html`<p>${both(INTRODUCTION)}</p>
${NOTICES.map(([id, text]) => html`<p class="notice" id="${id}" role="status" hidden>${both(text)}</p>`)}
<div class="ask" id="levers" data-origin="${scenario.time.origin}"><div class="levers">${levers.map((lever, i) => leverMarkup(lever, i, scenario))}
<p>${button('undo', { en: 'Undo', zh: '撤销' })}${button('reset', { en: 'Reset', zh: '重置' })}${button('share', { en: 'Copy link', zh: '复制链接' })}</p>
<p>${button('download-yaml', { en: 'Download scenario file', zh: '下载情景文件' })}${button('download-metrics', { en: 'Download metrics.csv', zh: '下载 metrics.csv' })}${button('download-summary', { en: 'Download summary.csv', zh: '下载 summary.csv' })}</p></div>
<div class="answering"><p>${shownSelect(scenario)}</p>
<figure id="asked" tabindex="0" data-first="${firstChart(scenario)}"></figure>
<div id="differences" aria-live="polite"></div></div></div>`
}
