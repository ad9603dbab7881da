import type { Observation } from '../../model/model.ts'
import type { ScoreScale } from '../scoreScale.ts'

/**
 * Standard error of a reported number, relative to the number, by its grade: A and measured are statistics or quotes named
 * by their source, B and reported are rounded, derived or of an unnamed venue, C and literature second hand. A judgement:
 * sources do not publish their errors; quotes of one day and place by two agencies differ by 3 to 10 %.
 */
const RELATIVE_ERROR: Readonly<Record<string, number>> = {
  A: 0.03,
  measured: 0.03,
  B: 0.08,
  reported: 0.08,
  C: 0.15,
  literature: 0.15,
  D: 0.25,
  judgement: 0.25,
}

/** For a grade of another name. */
const OTHER_GRADE = 0.15

/** The error of a number near zero is that of a number of this share of the series' median. */
const LEAST_LEVEL = 0.1

/** A reported range is taken to hold 90 % of a normal distribution. */
const RANGE = 1.6448536269514722

/**
 * Standard error of an observation on the scale of its series: that of its grade, or half the reported range where that
 * says more.
 * @param value what was observed, in the unit of `level`, not yet on the scale
 * @param level median size of the observations of the series
 * @param months the observation's numbers are divided by this to be in the unit of `value`
 */
export function observationError(
  { low, high, grade }: Pick<Observation, 'low' | 'high' | 'grade'>,
  value: number,
  level: number,
  months: number,
  scale: ScoreScale,
): number {
  const relative = RELATIVE_ERROR[grade] ?? OTHER_GRADE
  const ofGrade = relative * Math.max(Math.abs(value), LEAST_LEVEL * level)
  const ofRange = low === undefined || high === undefined ? 0 : (high - low) / months / 2 / RANGE
  return Math.max(ofGrade, ofRange) * slopeOf(scale, value)
}

function slopeOf(scale: ScoreScale, value: number): number {
  if (scale.kind === 'linear') return 1
  return 1 / (scale.kind === 'log' ? value : Math.max(value, 0) + (scale.offset as number))
}
