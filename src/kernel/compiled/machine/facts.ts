import type { Machine } from './machine.ts'

/** Whether an instruction provably never gives NaN; stocks are finite, or their member has failed already. */
export function isNumber(machine: Machine, index: number, finiteStocks: boolean): boolean {
  const { operation } = machine.instruction(index)
  const constant = machine.constantOf(index)
  if (constant !== undefined) return !Number.isNaN(constant)
  return operation === 'truth' || (operation === 'stock' && finiteStocks)
}

/** How far back instructions are followed. */
const DEPTH = 6

/** Whether an instruction provably never gives -0. */
export function isNotNegativeZero(machine: Machine, index: number, depth = DEPTH): boolean {
  const { operation, detail, operands } = machine.instruction(index)
  const never = (operand: number | undefined): boolean =>
    depth > 0 && isNotNegativeZero(machine, operand as number, depth - 1)
  const constant = machine.constantOf(index)
  if (constant !== undefined) return !Object.is(constant, -0)
  switch (operation) {
    case 'truth':
    case 'abs':
      return true
    case 'call':
      return detail === 'exp'
    case 'add':
      return operands.some(never)
    case 'sub':
      return never(operands[0])
    case 'mul':
      return operands[0] === operands[1]
    case 'sqrt':
    case 'where':
    case 'unless':
      return never(operands[0])
    case 'select':
      return never(operands[0]) && never(operands[1])
    default:
      return false
  }
}
