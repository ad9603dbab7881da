import { EFFORT, type Effort, QUICK_EFFORT } from '../study/calibration/samplePosterior.ts'

/** What a calibration may cost, by the name on the command line. */
export const EFFORTS: Readonly<Record<'full' | 'quick', Effort>> = { full: EFFORT, quick: QUICK_EFFORT }

export type EffortName = keyof typeof EFFORTS

export const EFFORT_NAMES = Object.keys(EFFORTS) as EffortName[]
