import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import { csv } from './csv.ts'
import { figure } from './figure.ts'
import { both, html, type Part } from './html.ts'
import { pageShell, section } from './pageShell.ts'
import { inBoth } from './readerText.ts'
import { chartFiles, type DrawnChart } from './reportFiles.ts'
import { numbers, table, words } from './table.ts'
import {
  causeLabel,
  causeName,
  type DrawnWhy,
  leftText,
  pathText,
  slotLabel,
  type WhyContent,
  whyAnswer,
} from './whyContent.ts'

/** Every cause with its value at both ends and what it adds; last, what could not be divided. */
export function whyCsv({ why }: Pick<WhyContent, 'why'>): string {
  const change = why.after - why.before
  const share = (amount: number): number => (change === 0 ? Number.NaN : amount / change)
  const rows = why.parts.map((part) => [
    ...[causeName(part), part.before, part.after, part.amount, share(part.amount)],
  ])
  return csv(
    ['cause', 'before', 'after', 'amount', 'share'],
    [
      ...rows,
      ['joint', undefined, undefined, why.joint, share(why.joint)],
      ['residual', undefined, undefined, why.residual, share(why.residual)],
      ['total', why.before, why.after, change, share(change)],
    ],
  )
}

/** What each cause adds, as a table. */
export function causesTable(content: WhyContent) {
  const { why, scenario, slot } = content
  const change = why.after - why.before
  const columns = [
    words({ en: 'Cause', zh: '原因' }),
    numbers({ en: 'Before', zh: '之前' }),
    numbers({ en: 'After', zh: '之后' }),
    numbers({ en: 'Adds', zh: '贡献' }),
    numbers({ en: 'Share', zh: '占比' }),
  ]
  const shown = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value))
  const rows = why.parts.map((part): Part[] => [
    both(causeLabel(part, scenario)),
    shown(part.before),
    shown(part.after),
    formatNumber(part.amount),
    change === 0 ? '–' : formatShare(part.amount / change),
  ])
  const unit = inBoth((language) => unitLabel(slot.unit, language))
  const caption = {
    en: `What each cause adds${unit.en === '' ? '' : `, in ${unit.en}`}; causes in their own units. They add up to the change, but for what is not divided.`,
    zh: `各原因的贡献${unit.zh === '' ? '' : `（${unit.zh}）`}；原因以各自单位列出。除未能分解的部分外，合计等于总变化。`,
  }
  return table(both(caption), columns, rows)
}

const METHOD = [
  {
    en: 'A stock is explained by what each of its flows brought and took in every time step. Anything else is explained by its own equation: sums exactly, products and powers by the logarithmic mean Divisia index (Ang 2004), the rest by Shapley values (Shapley 1953). Each cause can be explained in turn.',
    zh: '存量由各时间步内每个流量的增减解释。其他变量由自身方程解释：加减精确分解，乘除与幂用对数平均迪氏指数（Ang 2004），其余用 Shapley 值（Shapley 1953）。每个原因都可以继续追问。',
  },
  {
    en: 'This is one way things go within the model, not a range and not a forecast. Causes are those the model names.',
    zh: '这只是模型中的一条路径，既非区间，也非预测。原因限于模型所设定者。',
  },
]

/** The report of an explanation: see `pageShell`. */
function whyPage(content: DrawnWhy): string {
  const { scenario, slot, product } = content
  const label = slotLabel(slot, scenario)
  const title = { en: `Why: ${label.en}`, zh: `为什么：${label.zh}` }
  const lines = whyAnswer(content).map((line) => html`<li>${both(line)}</li>`)
  const limits = [...METHOD, pathText(content), leftText(content)]
  const cite = `${product.name} ${product.version}, ${scenario.id}, seed ${scenario.ensemble.seed}`
  const body = html`<h1>${both(title)}</h1>
<p>${both(scenario.title)}</p>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${lines}</ul>`)}
${section('charts', { en: 'Chart', zh: '图表' }, html`${content.charts.map(figure)}`)}
${section('causes', { en: 'Causes', zh: '原因' }, causesTable(content))}
${section('limits', { en: 'Limits and how to cite', zh: '局限与引用' }, html`<ul>${limits.map((text) => html`<li>${both(text)}</li>`)}<li>${cite}</li></ul>`)}`
  return pageShell(title, content.language, body, content.fonts)
}

/** Every file of an explanation but its manifest. */
export function whyFiles(content: DrawnWhy, charts: readonly DrawnChart[]): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ['why.csv', whyCsv(content)],
    ...chartFiles(charts),
    ['report.html', whyPage(content)],
  ])
}
