/** How a change was divided. */
export type Method = 'sum' | 'product' | 'Shapley' | 'by argument'

/** Where the parts of a change are put down. */
export class Account {
  /** By input: a slot, or the time. */
  readonly amounts = new Map<number, number>()
  readonly methods = new Set<Method>()
  /** What cannot be divided, because the equation has no value half way. */
  joint = 0

  add(input: number, amount: number): void {
    this.amounts.set(input, (this.amounts.get(input) ?? 0) + amount)
  }
}
