import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { footer } from './footer.ts'
import { formatFixed } from './formatNumber.ts'
import { plainText } from './plainText.ts'
import { framed } from './plate.ts'
import { subtitle } from './subtitle.ts'
import { INK, SIZE } from './theme.ts'
import type { Layer, VegaLiteSpec } from './vegaLiteSpec.ts'

const HEIGHT = 60
const WIDTH = SIZE.width - SIZE.left - SIZE.margin

/** What stands for a chart of any kind where every member failed: that there is nothing to draw. */
export function noMemberPlate(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const count = formatFixed(data.summary.members, 0)
  const finding = {
    en: `All ${count} members failed: there is nothing to draw`,
    zh: `${count} 个成员全部失败：没有可绘制的内容`,
  }[language]
  const missing = plainText(spec.title?.[language] ?? spec.name)
  return framed({
    language,
    finding,
    subtitle: subtitle(data, '', missing, language),
    alt: { en: 'The report names the first failure.', zh: '报告列出最早的失败。' }[language],
    right: SIZE.margin,
    width: WIDTH,
    height: HEIGHT,
    body: { kind: 'plot', layers: [dash()] },
    footer: footer(data, language),
  })
}

/** A mark that stands for no value. */
function dash(): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', color: INK.muted, strokeDash: [4, 4] },
    encoding: { x: { value: 0 }, x2: { value: WIDTH }, y: { value: HEIGHT / 2 } },
  }
}
