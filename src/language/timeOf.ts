import { monthsOf } from '../model/calendar.ts'
import type { TimeSpec } from '../model/model.ts'
import type { Checked } from './folder.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import type { ModelFile } from './schemas/modelFile.ts'

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
  if ((monthsOf(time.end, time.start) as number) <= 0) {
    const last = layers.findLast(({ data }) => data.time?.end !== undefined || data.time?.start !== undefined)
    const { source } = last ?? model
    problems.add(
      'bad-date',
      source.place(['time', 'end']),
      time.end,
      `a month after the start, ${time.start}`,
    )
  }
  return time
}
