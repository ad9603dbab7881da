import type { Language } from '../../model/text.ts'
import type { Limit } from '../../study/discovery/foundBox.ts'
import { formatShare } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { bars } from '../rows/marks.ts'
import { rowChart } from '../rows/rowChart.ts'
import { rowOf, studyFooter } from '../sensitivity/chartedStudy.ts'
import { INK, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedDiscovery, limitText, membersText, qualityText } from './chartedDiscovery.ts'

const TICKS = [0, 0.25, 0.5, 0.75, 1]

/**
 * The limits of the box on each assumption, on a scale of shares of all members.
 * @throws RangeError when the box has no limits
 */
export function boxChart(study: ChartedDiscovery, language: Language): VegaLiteSpec {
  const { limits } = study.found.box
  if (limits.length === 0) throw new RangeError('the box has no limits')
  const style = seriesStyle(0)
  const finding = {
    en: `${plainText(study.condition.en)}: ${limits.length} of ${study.inputs.size} assumptions tell (${qualityText(study, 'en')})`,
    zh: `${plainText(study.condition.zh)}：${study.inputs.size} 项假设中有 ${limits.length} 项起作用（${qualityText(study, 'zh')}）`,
  }[language]
  return rowChart({
    language,
    finding,
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    rows: limits.map((limit) => rowOf(limit.name, limitText(limit, study, language), study)),
    scale: { low: 0, high: 1, ticks: TICKS.map((value) => ({ value, text: formatShare(value) })) },
    columns: {
      graded: true,
      key: [
        {
          text: { en: 'share of members, from low to high', zh: '成员比例（由低到高）' }[language],
          ink: style.ink,
        },
      ],
      numbers: { en: 'inside', zh: '框内' }[language],
    },
    marks: ({ bar }) => [
      bars(
        limits.map((_, row) => bar(row, 0, 1, 6)),
        INK.grid,
      ),
      bars(
        limits.map((limit, row) => bar(row, ...endsOf(limit), 6)),
        style.fill,
      ),
    ],
    footer: studyFooter(study, membersText(study))[language],
  })
}

const MEANING = { en: 'blue: inside the box', zh: '蓝色：框内' }

/** Kinds have no order: their share stands at the left. */
function endsOf(limit: Limit): [from: number, to: number] {
  return limit.kind === 'kinds' ? [0, limit.share] : [limit.low?.share ?? 0, limit.high?.share ?? 1]
}
