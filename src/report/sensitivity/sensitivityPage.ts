import { DESIGN_WORDS } from '../../charts/designWords.ts'
import type { Text } from '../../model/text.ts'
import { influenceOf } from '../../study/sensitivity/drivers.ts'
import { figure, type PageChart } from '../figure.ts'
import { both, html, type Markup } from '../html.ts'
import { pageShell, section } from '../pageShell.ts'
import { driverLine, sensitivityAnswer } from './sensitivityAnswer.ts'
import type { MethodRuns, SensitivityContent } from './sensitivityContent.ts'
import { choiceTable, driversTable, prioritiesTable } from './sensitivityTables.ts'

/** Names of charts begin with what they show; those of a metric go on with its place in the list. */
export const CHART_NAMES = {
  priorities: 'find-out-next',
  overTime: 'over-time',
  choice: 'worth-knowing',
} as const

/** The name of a chart of one metric. */
export function chartNameOf(method: MethodRuns['method'], metric: string): string {
  return `${method}-${plainName(metric)}`
}

/** Letters, digits and lines only, so that it is a file's name and an id on every system. */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/-$/, '')
}

const MEANING: Readonly<Record<MethodRuns['method'], Text>> = {
  tornado: {
    en: 'Tornado (P10, P90): the metric with one assumption at its 10 % and 90 % quantile, all others at their medians and without shocks. Interactions do not show.',
    zh: '龙卷风图（P10、P90）：某项假设取 10 % 与 90 % 分位数时的指标值，其余取中位数且无冲击。不显示交互作用。',
  },
  prcc: {
    en: 'PRCC: partial rank correlation over the members, from −1 to 1, with its 95 % interval. It sees rising and falling influence only.',
    zh: 'PRCC：各成员的偏秩相关，介于 −1 与 1 之间，附 95 % 区间。只反映单调影响。',
  },
  morris: {
    en: 'Morris: mean size μ* of the effect of moving an assumption through its whole range, anywhere in the space of the others; σ is large where the effect depends on the others.',
    zh: 'Morris：在其余假设空间各处，某项假设跨越全部范围的平均效应 μ*；σ 大表示效应取决于其他假设。',
  },
  sobol: {
    en: 'Sobol: share of the variance that goes away if the assumption alone were known (alone), and that stays if all others were known (in all). 95 % bootstrap intervals, rather too wide.',
    zh: 'Sobol：仅知该假设时消失的方差比例（单独），以及其余全知时留存的比例（合计）。95 % 自助法区间，略偏宽。',
  },
}

function runsLine({ method, runs, points, inputs, failures }: MethodRuns): Text {
  const failed = new Set(failures.map(({ member }) => member)).size
  const en = [
    `${runs} ${method === 'prcc' ? 'members' : 'runs'}`,
    ...(points === undefined ? [] : [`${points} ${method === 'morris' ? 'trajectories' : 'points'}`]),
    ...(inputs === undefined ? [] : [`${inputs} inputs with indices of their own`]),
    `${failed} failed and left out`,
  ]
  const zh = [
    `${runs} ${method === 'prcc' ? '个成员' : '次运行'}`,
    ...(points === undefined ? [] : [`${points} ${method === 'morris' ? '条轨迹' : '个点'}`]),
    ...(inputs === undefined ? [] : [`${inputs} 个输入单独计指数`]),
    `${failed} 个失败，未计入`,
  ]
  return { en: `${MEANING[method].en} ${en.join(', ')}.`, zh: `${MEANING[method].zh}${zh.join('，')}。` }
}

function chartsNamed(charts: readonly PageChart[], start: string): Markup[] {
  return charts.filter(({ name }) => name.startsWith(start)).map(figure)
}

/** One metric: its charts, then its numbers. */
function metricPart(content: SensitivityContent, place: number): Markup {
  const drivers = content.drivers[place] as SensitivityContent['drivers'][number]
  const { id, label } = drivers.metric
  const names = content.methods.map(({ method }) => chartNameOf(method, id))
  const charts = content.charts.filter(({ name }) => names.includes(name)).map(figure)
  const moved = influenceOf(drivers).by.size > 0
  return html`<h3 id="metric-${plainName(id)}">${both(label)}</h3>
<p>${both(driverLine(drivers, content))}</p>
${charts}${moved ? driversTable(drivers, content) : ''}
`
}

/** That metrics without charts can have them. */
function chartsLine({ drivers, methods, charts }: SensitivityContent): Markup {
  const drawn = new Set(charts.map(({ name }) => name))
  const without = drivers.filter(
    (one) =>
      influenceOf(one).by.size > 0 &&
      methods.every(({ method }) => !drawn.has(chartNameOf(method, one.metric.id))),
  )
  if (without.length === 0) return html``
  const text = {
    en: `${without.length} metrics have tables only: name them with --of to get their charts.`,
    zh: `${without.length} 项指标仅有表格：用 --of 指定即可得到图表。`,
  }
  return html`<p>${both(text)}</p>
`
}

function choices(content: SensitivityContent): Markup {
  if (content.choices.length === 0) return html``
  const explanation = both({
    en: 'What it would be worth, on average, to know an assumption before choosing between the scenarios. It is worth something only where it could change the choice. Estimated from the members by regression on polynomials of ranks.',
    zh: '在各情景之间选择之前，知晓某项假设的平均价值。只有当它可能改变选择时才有价值。由各成员对秩多项式回归估计。',
  })
  const body = html`<p>${explanation}</p>
${chartsNamed(content.charts, CHART_NAMES.choice)}${content.choices.map((one) => choiceTable(one, content))}`
  return section('choice', { en: 'What it is worth to know before choosing', zh: '选择前知晓的价值' }, body)
}

/** That plans take apart what members draw together. */
function togetherLines({ together, methods }: SensitivityContent): Text[] {
  if (together.length === 0 || methods.every(({ method }) => method === 'prcc')) return []
  const count = together.length
  return [
    {
      en: `${count} assumptions are drawn together from a table, such as a posterior. Members keep what ties them, and so do rank correlations; the other methods move each on its own within its range, through combinations that the table may exclude.`,
      zh: `${count} 项假设由同一张表（如后验分布）联合抽取。各成员与秩相关保留其间的联系；其余方法在各自范围内单独变动每一项，可能经过该表所排除的组合。`,
    },
  ]
}

function limits(content: SensitivityContent): Markup {
  const { name, version } = content.product
  const { scenario, seed, design } = content
  const lines: Text[] = [
    {
      en: 'This is not a forecast. Influence is that of the assumptions within this model and their ranges: what the model leaves out has none here.',
      zh: '这不是预测。影响仅指模型内各假设在其范围内的影响：模型未涵盖的因素在此没有影响。',
    },
    ...content.methods.map(runsLine),
    ...togetherLines(content),
    {
      en: `${name} ${version}, scenario “${scenario.title.en}” (${scenario.id}), model version ${scenario.model.version}, design ${DESIGN_WORDS[design].en}, seed ${seed}. The fingerprints of all inputs are in manifest.json.`,
      zh: `${name} ${version}，情景“${scenario.title.zh}”（${scenario.id}），模型版本 ${scenario.model.version}，抽样设计 ${DESIGN_WORDS[design].zh}，种子 ${seed}。全部输入文件的校验值见 manifest.json。`,
    },
  ]
  return html`<ul>${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`
}

/** The report of a study of sensitivity: see `pageShell`. */
export function sensitivityPage(content: SensitivityContent): string {
  const [title = { en: '', zh: '' }, ...lines] = sensitivityAnswer(content)
  const body = html`<h1>${both(title)}</h1>
<p>${both(content.scenario.summary)}</p>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`)}
${section('next', { en: 'What to find out next', zh: '下一步应查证什么' }, html`${chartsNamed(content.charts, CHART_NAMES.priorities)}${prioritiesTable(content)}`)}
${choices(content)}
${content.overTime.length === 0 ? '' : section('over-time', { en: 'Over time', zh: '随时间变化' }, html`${chartsNamed(content.charts, CHART_NAMES.overTime)}`)}
${section('drivers', { en: 'What moves each metric', zh: '各指标取决于什么' }, html`${chartsLine(content)}${content.drivers.map((_, place) => metricPart(content, place))}`)}
${section('limits', { en: 'Methods, limits and how to cite', zh: '方法、局限与引用' }, limits(content))}`
  return pageShell(title, content.language, body, content.fonts)
}
