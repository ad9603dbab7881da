import type { CommonMembers, CriterionWords } from '../charts/decision/decisionData.ts'
import { type FrontData, frontChart } from '../charts/decision/frontChart.ts'
import { pairedChart } from '../charts/decision/pairedChart.ts'
import { regretChart } from '../charts/decision/regretChart.ts'
import type { Summary } from '../model/ensemble.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Text } from '../model/text.ts'
import type { ComparedContent } from '../report/comparisonPage.ts'
import { criterionLabel, type DecisionContent } from '../report/decisionContent.ts'
import { ratioText } from '../report/ratioText.ts'
import { inBoth } from '../report/readerText.ts'
import type { CriterionResult, Decision } from '../study/decision/decide.ts'
import type { Criterion } from '../study/decision/question.ts'
import type { Drawing } from './drawCharts.ts'

/** Criteria that get charts; all stand in the tables. */
const CHARTED = 4

/** What decision charts are drawn from. */
interface Drawn {
  readonly content: DecisionContent
  readonly others: readonly ComparedContent[]
  readonly source: Text
  readonly summary: Pick<Summary, 'seed' | 'design'>
}

/** Charts of a decision: paired differences and regret by each criterion, and cost against effect. */
export function decisionDrawings(drawn: Drawn): Drawing[] {
  const { results } = drawn.content.decision
  const shown = results.slice(0, CHARTED)
  return [...frontDrawing(drawn), ...shown.flatMap((result) => criterionDrawings(result, drawn))]
}

const fileName = ({ name, element }: Criterion): string =>
  nameOf(name, element)
    .replace(/[^\w-]+/g, '-')
    .replace(/-+$/, '')

function wordsOf(content: DecisionContent, criterion: Criterion, unit: string): CriterionWords {
  return { label: criterionLabel(content, criterion), unit, better: criterion.better }
}

function commonMembersOf(
  { source, summary }: Drawn,
  { members, failed }: { members: number; failed: number },
): CommonMembers {
  return { source, seed: summary.seed, design: summary.design, members, failed }
}

function criterionDrawings(result: CriterionResult, drawn: Drawn): Drawing[] {
  const { content, others } = drawn
  const { criterion, unit, regret, beats } = result
  if (regret.members === 0) return []
  const data = { ...commonMembersOf(drawn, regret), criterion: wordsOf(content, criterion, unit) }
  const rows = others.flatMap(({ scenario, difference, intervals = [] }, i) => {
    const same = (one: { name: string; element: string }): boolean =>
      one.name === criterion.name && one.element === criterion.element
    const [metric, interval, beat] = [difference.metrics.find(same), intervals.find(same), beats[i]]
    if (!metric || !interval || !beat) return []
    return [{ title: scenario.title, statistics: metric.statistics, mean: interval.mean, beats: beat }]
  })
  const paired = { ...data, reference: content.titles[0] as Text, rows }
  const regretted = { ...data, titles: content.titles, table: regret }
  return [
    { name: `difference-${fileName(criterion)}`, build: (language) => pairedChart(paired, language) },
    ...(others.length < 2
      ? []
      : [
          {
            name: `regret-${fileName(criterion)}`,
            build: (language) => regretChart(regretted, language),
          } as Drawing,
        ]),
  ]
}

function frontDrawing(drawn: Drawn): Drawing[] {
  const { content } = drawn
  const { tradeOff, results } = content.decision
  const [first] = results
  if (!tradeOff || !first || first.regret.members === 0) return []
  const data: FrontData = {
    ...commonMembersOf(drawn, first.regret),
    cost: wordsOf(content, tradeOff.cost, tradeOff.units.cost),
    effect: wordsOf(content, tradeOff.effect, tradeOff.units.effect),
    points: tradeOff.points.map((point, i) => ({ ...point, title: content.titles[i] as Text })),
    front: tradeOff.front,
    kind: { en: 'scenarios', zh: '情景' },
    ratio: bestRatio(content, tradeOff),
  }
  return [{ name: 'cost-effect', build: (language) => frontChart(data, language) }]
}

/** The scenario that surely has an effect and pays least for a unit of it. */
function bestRatio(content: DecisionContent, { ratios, units }: NonNullable<Decision['tradeOff']>): Text {
  const sure = ratios.flatMap((ratio, i) =>
    ratio.fieller.kind === 'between' && ratio.effect > 0 ? [{ ratio, i }] : [],
  )
  if (sure.length === 0) return { en: '', zh: '' }
  const { ratio, i } = sure.reduce((a, b) => (b.ratio.value < a.ratio.value ? b : a))
  return inBoth((language) => {
    const title = content.titles[i + 1]?.[language]
    const text = ratioText(ratio, units, language).replace(/\s*[(（]9.*$/, '')
    return {
      en: `a unit of effect is cheapest with “${title}”, ${text}`,
      zh: `单位效果代价最低的是“${title}”，${text}`,
    }[language]
  })
}
