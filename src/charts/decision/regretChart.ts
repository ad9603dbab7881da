import type { Language, Text } from '../../model/text.ts'
import type { RegretTable } from '../../study/decision/regret.ts'
import { formatShare } from '../formatNumber.ts'
import { bars, dots, rules } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import type { RowFrame } from '../rows/rowFrame.ts'
import { SEMICOLON } from '../semicolon.ts'
import { BAND_OPACITY, INK, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  amountText,
  type CommonMembers,
  type CriterionWords,
  decisionFooter,
  differenceUnit,
} from './decisionData.ts'

/** Regret of scenarios by one criterion. */
export interface RegretData extends CommonMembers {
  readonly criterion: CriterionWords
  /** In the order of the table. */
  readonly titles: readonly Text[]
  readonly table: RegretTable
}

/** One row for each scenario: mean, 95 % and greatest regret. */
export function regretChart(data: RegretData, language: Language): VegaLiteSpec {
  const { criterion, table, titles } = data
  const { regrets, leastMean } = table
  const rows = regrets.map(({ mean }, i) => ({
    label: titles[i] ?? { en: '', zh: '' },
    numbers: amountText(mean, criterion.unit, language),
    bold: leastMean.includes(i),
  }))
  const finding = findingOf(data, language)
  const numbers = titles.map((title, i) => `${title[language]} ${rows[i]?.numbers}`)
  return rowChart({
    language,
    finding: `${criterion.label[language]}${{ en: ': ', zh: '：' }[language]}${finding}`,
    subtitle: [
      {
        en: 'Regret: worse than the best of them in the same member',
        zh: '遗憾值：与同一成员中最佳方案之差',
      }[language],
      differenceUnit(criterion.unit === 'probability' ? '' : criterion.unit, language),
      {
        en: 'dot: mean, bar: up to the 95th percentile, line: greatest',
        zh: '圆点为均值，条形至第 95 百分位，竖线为最大值',
      }[language],
    ].filter((part) => part !== ''),
    alt: numbers.join(SEMICOLON[language]),
    rows,
    scale: numberScale([0, ...regrets.flatMap(({ mean, p95, greatest }) => [mean, p95, greatest])]),
    columns: { graded: false, key: [], numbers: { en: 'mean', zh: '均值' }[language] },
    marks: (frame) => regretMarks(regrets, frame),
    footer: decisionFooter(data, language),
  })
}

function regretMarks(regrets: RegretTable['regrets'], { x, y, bar, upright }: RowFrame): Layer[] {
  const style = seriesStyle(0)
  const place = (value: number): number => (Number.isFinite(value) ? x(value) : Number.NaN)
  return [
    rules([upright(0)], { color: INK.axis, width: 1 }),
    bars(
      regrets.map(({ p95 }, row) => bar(row, 0, Number.isFinite(p95) ? p95 : Number.NaN, 7)),
      style.fill,
      2 * BAND_OPACITY.outer,
    ),
    dots(
      regrets.map(({ mean }, row) => ({ x: place(mean), y: y(row) })),
      { color: style.ink, size: 62, ringed: true },
    ),
    rules(
      regrets.map(({ greatest }, row) => ({
        ...{ x: place(greatest), x2: place(greatest) },
        ...{ y: y(row) - 7, y2: y(row) + 7 },
      })),
      { color: INK.muted, width: 2 },
    ),
  ]
}

function findingOf({ titles, table }: RegretData, language: Language): string {
  const named = (which: readonly number[]): string =>
    which.map((i) => `“${titles[i]?.[language]}”`).join({ en: ' and ', zh: '与' }[language])
  const [mean, most] = [named(table.leastMean), named(table.minimax)]
  const [best] = table.leastMean
  const share = formatShare(best === undefined ? Number.NaN : (table.regrets[best]?.best ?? Number.NaN))
  if (mean === most)
    return {
      en: `${mean} is regretted least, on average and at worst; best in ${share} of members`,
      zh: `${mean}的遗憾值无论平均还是最坏均最小；在 ${share} 的成员中最佳`,
    }[language]
  return {
    en: `${mean} is regretted least on average, ${most} least at worst`,
    zh: `${mean}的平均遗憾值最小，${most}的最大遗憾值最小`,
  }[language]
}
