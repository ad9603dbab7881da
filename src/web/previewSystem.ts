import type { MetricValue, Scalar, System } from '../model/system.ts'

/** A system that gives only some of its outputs and metrics, and keeps of each path only what these read. */
export function previewSystem(
  system: System,
  variables: ReadonlySet<string>,
  isKept: (metric: MetricValue, position: number) => boolean,
): System {
  const metrics = system.metrics.filter(isKept)
  const read = new Set<number>()
  for (const { value } of metrics) collectSlots(value, read)
  return {
    ...system,
    outputs: system.outputs.filter(({ variable }) => variables.has(variable)),
    metrics,
    reducers: system.reducers.filter(({ slot }) => read.has(slot)),
  }
}

function collectSlots(value: Scalar, into: Set<number>): void {
  if (value.op === 'slot') into.add(value.slot)
  else if (value.op === 'call') for (const argument of value.arguments) collectSlots(argument, into)
  else if (value.op === 'lookup') collectSlots(value.argument, into)
  else if (value.op === 'if')
    for (const part of [value.condition, value.then, value.otherwise]) collectSlots(part, into)
}
