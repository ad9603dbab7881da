import { LEAVES, type Machine } from '../machine/machine.ts'
import type { Rows } from './unit.ts'

/** Instructions that a computation needs and that do not stand in rows yet, in order. */
export function needed(machine: Machine, wanted: Iterable<number>, given?: Rows): number[] {
  const found = new Set<number>()
  const waiting = [...wanted]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const { operation, operands } = machine.instruction(index)
    if (LEAVES.has(operation) || found.has(index) || given?.get(index) !== undefined) continue
    found.add(index)
    for (const operand of operands) if (!found.has(operand)) waiting.push(operand)
  }
  return [...new Int32Array(found).sort()]
}
