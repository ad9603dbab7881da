/** With more players there are more coalitions than it is worth evaluating. */
export const MOST_PLAYERS = 10

/**
 * What each player adds to the worth of all, on average over all orders in which they can come together (Shapley,
 * Contributions to the Theory of Games 2, 1953, page 307). The parts add up to the worth of all less that of none.
 * @param worth of a coalition: bit i of the set is player i
 * @throws RangeError for more than ten players
 */
export function shapley(players: number, worth: (coalition: number) => number): Float64Array {
  if (players > MOST_PLAYERS) throw new RangeError(`${players} players are more than ${MOST_PLAYERS}`)
  const worths = Float64Array.from({ length: 1 << players }, (_, coalition) => worth(coalition))
  const weights = orderShares(players)
  const parts = new Float64Array(players)
  for (let coalition = 0; coalition < worths.length; coalition++) {
    const weight = weights[membersOf(coalition)] as number
    for (let player = 0; player < players; player++) {
      const bit = 1 << player
      if (coalition & bit) continue
      const gain = (worths[coalition | bit] as number) - (worths[coalition] as number)
      parts[player] = (parts[player] as number) + weight * gain
    }
  }
  return parts
}

/** For each number of others before a player, the share of orders in which just these come before: s! (n - 1 - s)! / n! */
function orderShares(players: number): number[] {
  const shares = [1 / players]
  for (let others = 1; others < players; others++) {
    shares.push(((shares[others - 1] as number) * others) / (players - others))
  }
  return shares
}

function membersOf(coalition: number): number {
  let count = 0
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count++
  return count
}
