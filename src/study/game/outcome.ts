import type { Ensemble } from '../../model/ensemble.ts'
import type { Game } from '../../model/lesson.ts'

/** What a history has brought over the time of a game. */
export interface Outcome {
  readonly loss: number
  readonly cost: number
}

const MONTHS_PER_YEAR = 12

/** The unit of the total of a rate, and what a month of the rate counts; undefined for what is no rate. */
export function totalOf(unit: string): { readonly unit: string; readonly perMonth: number } | undefined {
  if (unit.endsWith('/month')) return { unit: unit.slice(0, -'/month'.length), perMonth: 1 }
  return unit.endsWith('/year')
    ? { unit: unit.slice(0, -'/year'.length), perMonth: 1 / MONTHS_PER_YEAR }
    : undefined
}

/**
 * Loss and cost of one member: the loss rate at every saved month of the game, added up over its elements, and how much the cost has
 * grown from the first month to the last.
 * @param ensemble saved once a month
 */
export function outcomeOf(ensemble: Ensemble, game: Game, member: number): Outcome {
  const { series, times, values, members } = ensemble
  const at = (row: number, time: number): number =>
    values[(row * times.length + time) * members + member] as number
  const within = [...times.keys()].filter((i) => {
    const time = times[i] as number
    return time >= game.from && time < game.until
  })
  const last = times.findLastIndex((time) => time <= game.until)
  let [loss, cost] = [0, 0]
  for (const [row, { variable, unit }] of series.entries()) {
    if (variable === game.loss) {
      const { perMonth } = totalOf(unit) ?? { perMonth: 1 }
      for (const time of within) loss += at(row, time) * perMonth
    }
    if (variable === game.cost) cost += at(row, last) - at(row, within[0] ?? 0)
  }
  return { loss, cost }
}

/**
 * Points for measures in one history: the share of the loss without measures that they averted, in hundredths, less one for each
 * per cent by which their extra cost is above the budget. In a calm history, the share of the budget that they left.
 */
export function score(
  mine: Outcome,
  nothing: Outcome,
  { budget, calmBelow }: Pick<Game, 'budget' | 'calmBelow'>,
): number {
  const extra = Math.max(0, mine.cost - nothing.cost)
  if (nothing.loss <= calmBelow) return 100 * (1 - extra / budget)
  const over = Math.max(0, extra - budget) / budget
  return 100 * ((nothing.loss - mine.loss) / nothing.loss - over)
}
