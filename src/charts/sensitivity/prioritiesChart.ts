import type { Language, Text } from '../../model/text.ts'
import type { Priority } from '../../study/sensitivity/evidenceOrder.ts'
import { formatShare } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { bars } from '../rows/marks.ts'
import { numberScale } from '../rows/metricScale.ts'
import { rowChart } from '../rows/rowChart.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedStudy, labelOf, MOST_ROWS, rowOf, studyFooter } from './chartedStudy.ts'

/**
 * What to find out next: how much of the metrics each assumption is behind, and how much of that is weakly known.
 * @param restsOn what the influence was taken from
 * @throws RangeError when nothing has any influence
 */
export function prioritiesChart(
  priorities: readonly Priority[],
  study: ChartedStudy,
  restsOn: Text,
  language: Language,
): VegaLiteSpec {
  const shown = priorities.filter(({ priority }) => priority > 0).slice(0, MOST_ROWS)
  const [first] = shown
  if (!first) throw new RangeError('nothing has any influence')
  const finding = prioritiesFinding(first, study, language)
  const weak = seriesStyle(1)
  return rowChart({
    language,
    finding,
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    rows: shown.map(({ name, share }) => rowOf(name, formatShare(share), study)),
    scale: numberScale([0, ...shown.map(({ influence }) => influence)], 'shares'),
    columns: {
      graded: true,
      key: [
        { text: { en: 'weakly known part', zh: '证据薄弱部分' }[language], ink: weak.ink },
        { text: { en: 'influence', zh: '影响' }[language], ink: INK.muted },
      ],
      numbers: { en: 'share of the need', zh: '占查证需求' }[language],
    },
    marks: ({ bar }) => [
      bars(
        shown.map(({ influence }, row) => bar(row, 0, influence, 6)),
        INK.grid,
      ),
      bars(
        shown.map(({ priority }, row) => bar(row, 0, priority, 6)),
        weak.fill,
      ),
    ],
    footer: studyFooter(study, [restsOn])[language],
  })
}

const MEANING = {
  en: 'mean share of the metrics that it is behind, times the weakness of its evidence (a judgement by grade)',
  zh: '对各指标的平均影响比例，乘以证据薄弱程度（按等级作的判断）',
}

function prioritiesFinding({ name, share }: Priority, study: ChartedStudy, language: Language): string {
  const label = labelOf(name, study)[language]
  return {
    en: `What to find out next: “${label}” first, ${formatShare(share)} of all that weak evidence leaves open`,
    zh: `下一步应查证：首先是“${label}”，占证据薄弱所致未知的 ${formatShare(share)}`,
  }[language]
}
