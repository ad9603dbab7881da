import { dirname } from 'node:path'
import { readScorecard } from '../report/scorecard.ts'
import type { ShownScorecard } from '../report/scorecardSection.ts'
import type { Loaded } from './loadFile.ts'
import { modelFingerprint } from './modelFingerprint.ts'

/** Where the scores of forecasts from earlier dates are kept, beside the scenario files. */
export const SCORECARD = 'scorecard.csv'

/** The scorecard kept beside a scenario, if there is one. */
export function scorecardOfFolder(loaded: Loaded): ShownScorecard | undefined {
  const text = loaded.from.files.read(`${dirname(loaded.from.path)}/${SCORECARD}`)
  const scorecard = text === undefined ? undefined : readScorecard(text)
  return scorecard && { scorecard, current: scorecard.fingerprint === modelFingerprint(loaded) }
}
