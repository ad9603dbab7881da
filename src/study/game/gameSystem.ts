import { dateName, probabilityName } from '../../analysis/eventNames.ts'
import type { Settings } from '../../ensemble/withSettings.ts'
import type { Distribution } from '../../model/distribution.ts'
import type { Game } from '../../model/lesson.ts'
import type { Draw, System } from '../../model/system.ts'

/** When measures were begun, in months on the time axis, by their names; those not begun are not there. */
export type Begun = Readonly<Record<string, number>>

/** Draws that a game needs besides those of a scenario: see `analyse`. */
export function gameDraws({ measures, history }: Game): string[] {
  const events = [...measures, ...history.map(({ event }) => event)]
  return events.flatMap((event) => [probabilityName(event), dateName(event)])
}

/**
 * The system in which a game is played: what may happen does so with the game's own probabilities, on a date between its two; no
 * measure has been begun. With the outputs that the game reads, once a month, and no metrics.
 */
export function gameSystem(system: System, game: Game): System {
  const changed = new Map<string, Distribution>(
    game.history.flatMap(({ event, probability, from, to }) => [
      [probabilityName(event), { kind: 'fixed', value: probability }],
      [
        dateName(event),
        from === to ? { kind: 'fixed', value: from } : { kind: 'uniform', low: from, high: to },
      ],
    ]),
  )
  const none = begunSettings(game, {})
  const draws = system.draws.map((draw): Draw => {
    const value = none[draw.name]
    const distribution = changed.get(draw.name)
    if (distribution) return { ...draw, distribution }
    return value === undefined ? draw : { ...draw, distribution: { kind: 'fixed', value } }
  })
  const read = [game.loss, game.cost, game.watch]
  const outputs = system.outputs.filter(({ variable }) => read.includes(variable))
  return { ...system, draws, outputs, metrics: [], reducers: [] }
}

/** The draws that hold what has been begun. */
export function begunSettings({ measures, from }: Game, begun: Begun): Settings {
  return Object.fromEntries(
    measures.flatMap((measure) => [
      [probabilityName(measure), begun[measure] === undefined ? 0 : 1],
      [dateName(measure), begun[measure] ?? from],
    ]),
  )
}
