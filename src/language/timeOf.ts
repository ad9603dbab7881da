import { monthsOf } from '../model/calendar.ts'
import type { TimeSpec } from '../model/model.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import { MOST_YEARS, type ModelFile } from './schemas/modelFile.ts'

/** The time axis of the model with what the scenario files change of it. */
export function timeOf(model: Checked<ModelFile>, layers: readonly Layer[], problems: Problems): TimeSpec {
  const written: ModelFile['time'] = Object.assign(
    { ...model.data.time },
    ...layers.map(({ data }) => data.time),
  )
  const time: TimeSpec = {
    origin: String(written.origin),
    start: String(written.start),
    end: String(written.end),
    stepsPerMonth: written.steps_per_month,
    method: written.method,
  }
  const last = layers.findLast(({ data }) => data.time?.end !== undefined || data.time?.start !== undefined)
  const place = () => (last ?? model).source.place(['time', 'end'])
  const months = monthsOf(time.end, time.start) as number
  if (months <= 0) problems.add('bad-date', place(), time.end, `a month after the start, ${time.start}`)
  if (months > 12 * MOST_YEARS) {
    const expected = `at most ${MOST_YEARS} years after the start, ${time.start}`
    problems.add('span-too-long', place(), time.end, expected)
  }
  return time
}
