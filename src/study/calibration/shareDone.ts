import type { SamplingProgress } from './samplePosterior.ts'

/** Share of the work before the final temperature is reached. A guess: how many rises it takes is not known. */
const WARMING = 0.25

/** Roughly the share of a calibration that is done; populations that agree early end it before. */
export function shareDone({ temperature, done }: SamplingProgress): number {
  return temperature < 1 ? WARMING * Math.sqrt(temperature) : WARMING + (1 - WARMING) * done
}
