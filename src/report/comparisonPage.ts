import { formatNumber, formatShare } from '../charts/formatNumber.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import type { MetricSummary, Summary } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import { comparisonAnswer } from './comparisonAnswer.ts'
import type { Difference } from './comparisonCsv.ts'
import { decisionAnswer } from './decisionAnswer.ts'
import type { DecisionContent } from './decisionContent.ts'
import { decisionSection } from './decisionSection.ts'
import { figure, type PageChart } from './figure.ts'
import { findingsOf } from './findingsOf.ts'
import { both, html, type Markup, type Part } from './html.ts'
import type { Provenance } from './manifest.ts'
import { pageShell, section } from './pageShell.ts'
import { inBoth, metricText, withElement } from './readerText.ts'
import { numbers, table, words } from './table.ts'

/** A compared scenario with its words. */
export interface ComparedContent extends Difference {
  readonly scenario: Scenario
}

/** Everything the page of a comparison shows. */
export interface ComparisonContent {
  /** Absent where no metric is weighed. */
  readonly decision?: DecisionContent
  readonly reference: { readonly id: string; readonly scenario: Scenario; readonly summary: Summary }
  readonly others: readonly ComparedContent[]
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  readonly product: Provenance['product']
  readonly language: Language
}

const sameMetric = (a: MetricSummary, b: MetricSummary): boolean =>
  a.name === b.name && a.element === b.element

function metricLabel({ label, elementLabel }: MetricSummary): Part {
  return both(withElement(label, elementLabel))
}

/** Median and band of a metric in one scenario; the probability of a condition. */
function level(metric: MetricSummary | undefined, origin: string): Part {
  if (!metric) return '–'
  if (metric.kind === 'condition') return formatShare(metric.statistics.mean)
  const text = (language: Language): string => {
    const [low, middle, high] = (['p5', 'p50', 'p95'] as const).map((which) =>
      metricText({ ...metric, unit: 'dimensionless' }, which, origin, language),
    )
    return `${middle} [${low} – ${high}]`
  }
  return both(inBoth(text))
}

function levelsTable({ reference, others }: ComparisonContent): Markup {
  const runs = [reference, ...others]
  const { origin } = reference.scenario.time
  const rows = findingsOf(reference.summary.metrics).map((metric) => [
    metricLabel(metric),
    both(inBoth((language) => unitLabel(metric.unit, language))),
    ...runs.map(({ summary }) =>
      level(
        summary.metrics.find((one) => sameMetric(one, metric)),
        origin,
      ),
    ),
  ])
  const columns = [
    words({ en: 'Metric', zh: '指标' }),
    words({ en: 'Unit', zh: '单位' }),
    ...runs.map(({ scenario }) => ({ heading: both(scenario.title), numeric: true })),
  ]
  return table(both({ en: 'Median [P5 – P95]', zh: '中位数 [P5 – P95]' }), columns, rows)
}

function differenceRows({ difference, directions }: ComparedContent): Part[][] {
  return findingsOf(difference.metrics).map((metric): Part[] => {
    const { mean, p5, p50, p95, standardErrors } = metric.statistics
    const direction = directions.find(
      ({ name, element }) => name === metric.name && element === metric.element,
    )
    return [
      metricLabel(metric),
      both(inBoth((language) => unitLabel(metric.unit, language))),
      ...[p50, p5, p95, mean].map((value) => formatNumber(value)),
      formatNumber(standardErrors.mean, 2),
      direction ? formatShare(direction.lower) : '–',
      direction ? formatShare(direction.higher) : '–',
    ]
  })
}

function differenceTable(other: ComparedContent, reference: Text): Markup {
  const columns = [
    words({ en: 'Metric', zh: '指标' }),
    words({ en: 'Unit', zh: '单位' }),
    numbers({ en: 'Median difference', zh: '差值中位数' }),
    numbers('P5'),
    numbers('P95'),
    numbers({ en: 'Mean', zh: '均值' }),
    numbers({ en: 'Standard error of the mean', zh: '均值标准误' }),
    numbers({ en: 'Lower in', zh: '更低' }),
    numbers({ en: 'Higher in', zh: '更高' }),
  ]
  const { en, zh } = other.scenario.title
  const caption = both({
    en: `${en}, less ${reference.en}: taken member by member with the same draws. Times in months (∞: comes in only one of the two), probabilities as shares.`,
    zh: `${zh} 减去 ${reference.zh}：以相同抽样逐个成员相减。时间以月计（∞：只在其中一个情景出现），概率以比例计。`,
  })
  return table(caption, columns, differenceRows(other))
}

function failedLines({ reference, others }: ComparisonContent): Markup[] {
  return [reference, ...others].map(({ scenario, summary: { failed, members } }) => {
    const text = {
      en: `${scenario.title.en}: ${failed} of ${members} members failed.`,
      zh: `${scenario.title.zh}：${members} 个成员中有 ${failed} 个失败。`,
    }
    return html`<li>${failed === 0 ? both(text) : html`<span class="failed">${both(text)}</span>`}</li>`
  })
}

function limits(content: ComparisonContent): Markup {
  const { seed, design, members } = content.reference.summary
  const { name, version } = content.product
  const texts: Text[] = [
    {
      en: 'This is not a forecast. A member that failed in one of two scenarios is left out of their difference.',
      zh: '这不是预测。在任一情景中失败的成员不计入两者之差。',
    },
    {
      en: `${name} ${version}, ${members} members, design ${design}, seed ${seed}. The fingerprints of all inputs are in manifest.json.`,
      zh: `${name} ${version}，${members} 个成员，抽样设计 ${design}，种子 ${seed}。全部输入文件的校验值见 manifest.json。`,
    },
  ]
  return html`<ul>${texts.map((text) => html`<li>${both(text)}</li>`)}${failedLines(content)}</ul>`
}

/** The report of a comparison: see `pageShell`. */
export function comparisonPage(content: ComparisonContent): string {
  const { reference, others, language, charts } = content
  const titles = (of: Language): string =>
    [reference, ...others].map(({ scenario }) => scenario.title[of]).join(' · ')
  const title = inBoth(titles)
  const tables = others.map((other) => differenceTable(other, reference.scenario.title))
  const { decision } = content
  const weighed = decision
    ? section('decision', { en: 'Which does better', zh: '孰优孰劣' }, decisionSection(decision))
    : html``
  const lines = decision ? decisionAnswer(decision) : comparisonAnswer(content)
  const answered = html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`
  const body = html`<h1>${both(title)}</h1>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, answered)}
${section('charts', { en: 'Charts', zh: '图表' }, html`${charts.map(figure)}`)}
${weighed}
${section('differences', { en: 'Differences', zh: '差异' }, html`${tables}`)}
${section('metrics', { en: 'Metrics of each scenario', zh: '各情景指标' }, levelsTable(content))}
${section('limits', { en: 'Limits and how to cite', zh: '局限与引用' }, limits(content))}`
  return pageShell(title, language, body, content.fonts)
}
