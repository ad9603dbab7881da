import { nameOf } from '../model/nameOf.ts'
import type { RatioSet } from '../study/decision/costRatio.ts'
import { likelihoodOf } from '../study/decision/likelihood.ts'
import { type Cell, csv } from './csv.ts'
import type { DecisionContent } from './decisionContent.ts'

/** The first choice has no difference from itself. */
const NOTHING: readonly Cell[] = Array.from({ length: 6 }, () => undefined)

const likelihood = (share: number): string => (Number.isNaN(share) ? '' : likelihoodOf(share).text.en)

/** Every criterion and choice: the probability of doing better than the first, in words only where no member is the same, and regret. */
export function decisionCsv({ decision, ids }: DecisionContent): string {
  const rows = decision.results.flatMap(({ criterion, unit, regret, beats }) =>
    regret.regrets.map((one, i): Cell[] => {
      const beat = beats[i - 1]
      const better = beat
        ? [beat.share, beat.low, beat.high, beat.equal, beat.equal > 0 ? '' : likelihood(beat.share)]
        : []
      return [
        ...[ids[i], nameOf(criterion.name, criterion.element), unit, criterion.better],
        ...[regret.members, regret.failed],
        ...(beat ? better : [undefined, undefined, undefined, undefined, undefined]),
        ...[one.mean, one.standardError, one.p95, one.greatest, one.best],
      ]
    }),
  )
  return csv(
    [
      ...['scenario', 'metric', 'unit', 'better', 'members', 'left_out'],
      ...['p_better', 'p_better_low', 'p_better_high', 'p_equal', 'likelihood'],
      ...['regret_mean', 'mcse_regret_mean', 'regret_p95', 'regret_greatest', 'share_best'],
    ],
    rows,
  )
}

/** In which share of members each choice is good enough; the last rows are for all thresholds at once. */
export function satisficingCsv({ decision, ids }: DecisionContent): string {
  const { enough } = decision
  if (!enough) return ''
  const parts = [
    ...enough.thresholds.map(({ threshold: { name, element, side, text }, shares }) => ({
      wanted: `${nameOf(name, element)} ${side} ${text}`,
      shares,
    })),
    { wanted: 'all', shares: enough.all },
  ]
  const rows = parts.flatMap(({ wanted, shares }) =>
    shares.map(({ share, low, high }, i): Cell[] => [
      ...[ids[i], wanted, share, low, high, likelihood(share), enough.members, enough.failed],
    ]),
  )
  return csv(['scenario', 'wanted', 'share', 'low', 'high', 'likelihood', 'members', 'left_out'], rows)
}

/** Cost and effect of each choice, and what a unit of effect costs. */
export function tradeOffCsv({ decision, ids }: DecisionContent): string {
  const { tradeOff } = decision
  if (!tradeOff) return ''
  const { cost, effect, units, points, front, ratios } = tradeOff
  const rows = points.map((point, i): Cell[] => {
    const ratio = ratios[i - 1]
    return [
      ids[i],
      ...[nameOf(cost.name, cost.element), units.cost, point.cost.value, point.cost.standardError],
      ...[nameOf(effect.name, effect.element), units.effect, point.effect.value, point.effect.standardError],
      front.includes(i) ? 1 : 0,
      ...(ratio
        ? [ratio.value, ...setCells(ratio.fieller), ratio.bootstrap.low, ratio.bootstrap.high]
        : NOTHING),
    ]
  })
  const header = ['scenario', 'cost', 'cost_unit', 'cost_mean', 'mcse_cost', 'effect', 'effect_unit']
  const rest = ['effect_mean', 'mcse_effect', 'on_front', 'cost_of_a_unit', 'fieller', 'fieller_low']
  return csv([...header, ...rest, 'fieller_high', 'bootstrap_low', 'bootstrap_high'], rows)
}

function setCells(set: RatioSet): Cell[] {
  return set.kind === 'anything' ? [set.kind, undefined, undefined] : [set.kind, set.low, set.high]
}
