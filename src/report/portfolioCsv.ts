import { nameOf } from '../model/nameOf.ts'
import { type Cell, csv } from './csv.ts'
import type { PortfolioContent } from './portfolioContent.ts'

const ONE = (on: boolean): number => (on ? 1 : 0)

/** Every portfolio: which policies are on, cost, effect, whether it is on the front and how surely. */
export function portfoliosCsv({ search, trade }: PortfolioContent): string {
  const policies = search.shares.map(({ policy }) => policy)
  const rows = search.results.map((result, i): Cell[] => {
    const { portfolio, cost, effect, errors, frontShare, ratio } = result
    const { fieller } = ratio ?? {}
    const bounds =
      fieller && fieller.kind !== 'anything' ? [fieller.low, fieller.high] : [undefined, undefined]
    return [
      ...policies.map((policy) => ONE(portfolio.includes(policy))),
      ...[cost.value, cost.standardError, effect.value, effect.standardError, errors.cost, errors.effect],
      ...[ONE(search.front.includes(i)), frontShare, ratio?.value, fieller?.kind, ...bounds],
    ]
  })
  const [cost, effect] = [trade.cost, trade.effect].map(({ name, element }) => nameOf(name, element))
  return csv(
    [
      ...policies,
      ...[
        cost ?? '',
        'mcse_cost',
        effect ?? '',
        'mcse_effect',
        'mcse_cost_difference',
        'mcse_effect_difference',
      ],
      ...['on_front', 'front_share', 'cost_of_a_unit', 'fieller', 'fieller_low', 'fieller_high'],
    ],
    rows,
  )
}

/** What each policy contributes on average over all orders. */
export function policySharesCsv({ search }: PortfolioContent): string {
  const rows = search.shares.map(({ policy, cost, improvement }): Cell[] => [
    ...[policy, cost.value, cost.standardError, improvement.value, improvement.standardError],
  ])
  return csv(['policy', 'cost', 'mcse_cost', 'improvement', 'mcse_improvement'], rows)
}
