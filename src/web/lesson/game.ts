import type { OtherRun } from '../../charts/chartDataOf.ts'
import { goodMembers } from '../../ensemble/summarise.ts'
import type { Game } from '../../model/lesson.ts'
import { gamePanel } from '../../report/published/lessons/gamePanel.ts'
import { drawHistory } from '../../study/game/drawHistory.ts'
import { begunSettings, gameSystem } from '../../study/game/gameSystem.ts'
import { outcomeOf, score } from '../../study/game/outcome.ts'
import { FewMembers } from '../fewMembers.ts'
import type { StudySession } from '../studySession.ts'
import type { WorkerFeature } from '../workerFeature.ts'
import { stepOf } from './lesson.ts'
import type { GameAnswer, GameQuestion } from './lessonMessages.ts'

/** Histories that could be drawn. */
const HISTORIES = 200

const players = new WeakMap<Game, FewMembers>()

/** Where the history of a game stands under the measures that were begun. */
export const game: WorkerFeature = {
  name: 'game',
  async answer(asked, session): Promise<GameAnswer | undefined> {
    const question = asked as GameQuestion
    const played = stepOf(session, question.lesson, question.step)?.game
    return played && tell(question, played, session)
  },
}

function playersOf(played: Game, { study }: StudySession): FewMembers {
  const known = players.get(played) ?? new FewMembers(study, gameSystem(study.system, played), HISTORIES)
  players.set(played, known)
  return known
}

async function tell(
  { code, turn, begun, language }: GameQuestion,
  played: Game,
  session: StudySession,
): Promise<GameAnswer> {
  const runner = playersOf(played, session)
  const nothing = await runner.run(begunSettings(played, {}))
  const mine = await runner.run(begunSettings(played, begun))
  const member = drawHistory(code, both(nothing, mine))
  const isOver = turn >= played.turns
  const time = isOver ? played.until : played.from + turn * played.months
  const results = {
    mine: outcomeOf(mine.ensemble, played, member),
    nothing: outcomeOf(nothing.ensemble, played, member),
  }
  const points = (one: number): number =>
    score(outcomeOf(mine.ensemble, played, one), outcomeOf(nothing.ensemble, played, one), played)
  const all = isOver ? [...both(nothing, mine)].map(points) : []
  const told = { played, code, turn, time, begun, member, mine, nothing, results, all, language }
  return { time, markup: gamePanel(told, session.study.scenario).markup }
}

/** Members that failed in neither run. */
function both(a: OtherRun, b: OtherRun): Int32Array {
  const good = new Set(goodMembers(b.ensemble))
  return goodMembers(a.ensemble).filter((member) => good.has(member))
}
