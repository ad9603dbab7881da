import type { Language } from '../../model/text.ts'
import type { Limit } from '../../study/discovery/foundBox.ts'
import { drawsOfParameter } from '../../study/sensitivity/sample.ts'
import { plainText } from '../plainText.ts'
import { plane } from '../plane.ts'
import { framed } from '../plate.ts'
import { dots, rules, texts } from '../rows/marks.ts'
import { metricScale } from '../rows/metricScale.ts'
import { labelOf, studyFooter } from '../sensitivity/chartedStudy.ts'
import { spreadMembers } from '../spreadMembers.ts'
import { textWidth } from '../textWidth.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import { unitLabel } from '../unitLabel.ts'
import type { VegaLiteSpec } from '../vegaLiteSpec.ts'
import {
  type ChartedDiscovery,
  limitText,
  membersText,
  qualityText,
  unitsOfInput,
} from './chartedDiscovery.ts'

const HEIGHT = 340
const BELOW = 20
const KEY = 18
/** More dots would only cover each other. */
const MOST_DOTS = 700

/** One axis: an input of the sample and the limits of the box on it. */
interface Axis {
  readonly limit: Limit
  readonly values: Float64Array
  readonly scale: ReturnType<typeof metricScale>
}

function axisOf(limit: Limit, study: ChartedDiscovery): Axis {
  const { sample } = study
  const values = drawsOfParameter(sample, sample.names.indexOf(limit.name))
  const sorted = values.slice().sort()
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number
  return { limit, values, scale: metricScale([at(0.005), at(0.995)], unitsOfInput(limit.name, study)) }
}

/**
 * The members in the plane of the two assumptions that matter most: in which it happens, and the limits of the box.
 * @throws RangeError when fewer than two assumptions have limits
 */
export function scatterChart(study: ChartedDiscovery, language: Language): VegaLiteSpec {
  const [first, second] = study.found.box.limits
  if (!first || !second) throw new RangeError('fewer than two assumptions have limits')
  const [across, up] = [axisOf(first, study), axisOf(second, study)]
  const width = SIZE.width - SIZE.left - SIZE.margin
  const field = plane(across.scale, up.scale, width, HEIGHT)
  const finding = scatterFinding(first, second, study, language)
  const chosen = spreadMembers([...study.happens.keys()], MOST_DOTS)
  const spots = (happens: number) =>
    chosen
      .filter((i) => study.happens[i] === happens)
      .map((i) => ({ x: field.x(across.values[i] as number), y: field.y(up.values[i] as number) }))
  const [yes, no] = [seriesStyle(1), seriesStyle(0)]
  const name = (limit: Limit) => axisName(limit, study)
  return framed({
    language,
    finding,
    subtitle: [plainText(study.scenario[language]), MEANING[language]],
    alt: {
      en: `It happens in ${study.found.positives} of ${study.found.members} members; the box: ${qualityText(study, 'en')}.`,
      zh: `${study.found.members} 个成员中有 ${study.found.positives} 个发生；框：${qualityText(study, 'zh')}。`,
    }[language],
    right: SIZE.margin,
    above: 22 + KEY,
    width,
    height: HEIGHT + BELOW,
    body: {
      kind: 'plot',
      layers: [
        ...field.grid(across.scale.ticks, up.scale.ticks, language, { x: name(first), y: name(second) }),
        dots(spots(0), { color: no.fill, size: 22, hollow: true, opacity: 0.75 }),
        dots(spots(1), { color: yes.fill, size: 30, opacity: 0.8 }),
        boxEdges(across, up, field),
        keyLayer(language, yes.ink, no.ink),
      ],
    },
    footer: studyFooter(study, membersText(study))[language],
  })
}

const MEANING = { en: 'dashed: the limits of the box', zh: '虚线：框的边界' }

function keyLayer(language: Language, yes: string, no: string) {
  const words = { en: ['● it happens', '○ it does not'], zh: ['● 发生', '○ 不发生'] }[language]
  const first = textWidth(words[0] as string, { language, size: SIZE.label, bold: true }) + 16
  return texts([
    { x: 0, y: -14 - KEY, text: words[0] as string, ink: yes, bold: true },
    { x: first, y: -14 - KEY, text: words[1] as string, ink: no, bold: true },
  ])
}

/** Lines along the limits that the box has in this plane. */
function boxEdges(across: Axis, up: Axis, { x, y }: ReturnType<typeof plane>) {
  const ends = ({ limit, scale }: Axis): { low: number; high: number; own: number[] } => {
    if (limit.kind === 'kinds') return { low: scale.low, high: scale.high, own: [] }
    const [low, high] = [limit.low?.value, limit.high?.value]
    const own = [low, high].filter((value) => value !== undefined)
    return { low: low ?? scale.low, high: high ?? scale.high, own }
  }
  const [a, b] = [ends(across), ends(up)]
  return rules(
    [
      ...a.own.map((value) => ({ x: x(value), x2: x(value), y: y(b.low), y2: y(b.high) })),
      ...b.own.map((value) => ({ x: x(a.low), x2: x(a.high), y: y(value), y2: y(value) })),
    ],
    { color: INK.strong, width: 2, dash: [5, 3] },
  )
}

function axisName({ name }: Limit, study: ChartedDiscovery) {
  const { en, zh } = labelOf(name, study)
  const unit = study.inputs.get(name)?.unit ?? ''
  const [english, chinese] = [unitLabel(unit, 'en'), unitLabel(unit, 'zh')]
  return {
    en: english === '' ? en : `${en} (${english})`,
    zh: chinese === '' ? zh : `${zh}（${chinese}）`,
  }
}

function scatterFinding(first: Limit, second: Limit, study: ChartedDiscovery, language: Language): string {
  const part = (limit: Limit): string => {
    const [label, text] = [labelOf(limit.name, study)[language], limitText(limit, study, language)]
    return { en: `“${label}” ${text}`, zh: `“${label}”${text}` }[language]
  }
  return {
    en: `${plainText(study.condition.en)}: mostly with ${part(first)} and ${part(second)}`,
    zh: `${plainText(study.condition.zh)}：多见于${part(first)}且${part(second)}之时`,
  }[language]
}
