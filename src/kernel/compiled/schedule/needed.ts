import { LEAVES, type Machine } from '../machine/machine.ts'
import type { Rows } from './unit.ts'

/** What was marked in each of many searches has the number of its latest one: memory for each would take longer than the search. */
let marked = new Int32Array(0)
let latest = 0

function marks(count: number): Int32Array {
  if (count > marked.length) marked = new Int32Array(2 * count)
  return marked
}

/** Instructions that a computation needs and that do not stand in rows yet, in order. */
export function needed(machine: Machine, wanted: Iterable<number>, given?: Rows): number[] {
  const seen = marks(machine.instructions.length)
  latest++
  const found: number[] = []
  const waiting = [...wanted]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seen[index] === latest) continue
    seen[index] = latest
    const { operation, operands } = machine.instruction(index)
    if (LEAVES.has(operation) || given?.get(index) !== undefined) continue
    found.push(index)
    for (const operand of operands) if (seen[operand] !== latest) waiting.push(operand)
  }
  return [...Int32Array.from(found).sort()]
}
