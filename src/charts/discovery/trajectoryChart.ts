import type { Language } from '../../model/text.ts'
import { formatShare } from '../formatNumber.ts'
import { plainText } from '../plainText.ts'
import { plane } from '../plane.ts'
import { framed } from '../plate.ts'
import { dots, rules, texts } from '../rows/marks.ts'
import { studyFooter } from '../sensitivity/chartedStudy.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import { type ChartedDiscovery, membersText } from './chartedDiscovery.ts'

const HEIGHT = 320
const ABOVE = 22
/** Under the plot, for the name of the horizontal axis. */
const BELOW = 20
const TICKS = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, text: formatShare(value) }))

/** Boxes from that of all members to the smallest: how much of what is looked for each holds, and how purely. */
export function trajectoryChart(study: ChartedDiscovery, language: Language): VegaLiteSpec {
  const { trajectory, chosen, box, positives, members } = study.found
  const width = SIZE.width - SIZE.left - SIZE.margin - 20
  const field = plane({ low: 0, high: 1 }, { low: 0, high: 1 }, width, HEIGHT)
  const spots = trajectory.map(({ coverage, density }) => ({ x: field.x(coverage), y: field.y(density) }))
  const start = spots[chosen]
  const end = { x: field.x(box.coverage), y: field.y(box.density) }
  const style = seriesStyle(0)
  const final = seriesStyle(1)
  const finding = {
    en: `The chosen box holds ${formatShare(box.coverage)} of the cases; ${formatShare(box.density)} of its members are cases, of all ${formatShare(positives / members)}`,
    zh: `所选框含 ${formatShare(box.coverage)} 的情形；框内 ${formatShare(box.density)} 的成员符合，全体为 ${formatShare(positives / members)}`,
  }[language]
  return framed({
    language,
    finding,
    subtitle: [plainText(study.scenario[language]), plainText(study.condition[language]), MEANING[language]],
    alt: {
      en: `${trajectory.length} boxes from all ${members} members down to ${trajectory.at(-1)?.members ?? 0}.`,
      zh: `共 ${trajectory.length} 个框，由全部 ${members} 个成员缩小至 ${trajectory.at(-1)?.members ?? 0} 个。`,
    }[language],
    right: SIZE.margin + 20,
    above: ABOVE,
    width,
    height: HEIGHT + BELOW,
    body: {
      kind: 'plot',
      layers: [
        ...field.grid(TICKS, TICKS, language, {
          x: { en: 'coverage: share of all cases in the box', zh: '覆盖率：框内情形占全部情形的比例' },
          y: { en: 'density: share of the box that are cases', zh: '密度：框内符合条件的比例' },
        }),
        rules(
          spots.slice(1).map((spot, i) => {
            const before = spots[i] ?? spot
            return { x: before.x, y: before.y, x2: spot.x, y2: spot.y }
          }),
          { color: INK.grid, width: 1 },
        ),
        dots(spots, { color: style.fill, size: 26 }),
        ...(start ? [dots([start], { color: style.ink, size: 90, hollow: true })] : []),
        dots([end], { color: final.fill, size: 120, shape: 'diamond' }),
        texts([
          {
            x: end.x - 12,
            y: end.y + 16,
            align: 'right',
            text: { en: 'the answer', zh: '结果' }[language],
            ink: final.ink,
            bold: true,
          },
        ]),
      ],
    },
    footer: studyFooter(study, membersText(study))[language],
  })
}

const MEANING = {
  en: 'each dot a box of the peeling, ringed: the one chosen; the answer keeps only limits that chance would hardly set',
  zh: '每点为剥离过程中的一个框，圆环为所选者；结果只保留不太可能出于偶然的边界',
}
