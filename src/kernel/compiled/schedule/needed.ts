import { LEAVES, type Machine } from '../machine/machine.ts'
import type { Rows } from './unit.ts'

/** Instructions that a computation needs and that do not stand in rows yet, in order. */
export function needed(machine: Machine, wanted: Iterable<number>, given?: Rows): number[] {
  const seen = new Uint8Array(machine.instructions.length)
  const found: number[] = []
  const waiting = [...wanted]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seen[index] === 1) continue
    seen[index] = 1
    const { operation, operands } = machine.instruction(index)
    if (LEAVES.has(operation) || given?.get(index) !== undefined) continue
    found.push(index)
    for (const operand of operands) if (seen[operand] === 0) waiting.push(operand)
  }
  return [...Int32Array.from(found).sort()]
}
