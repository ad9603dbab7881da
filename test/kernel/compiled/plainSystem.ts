import type { Reducer, Scalar, Slot, System } from '../../../src/model/system.ts'

export const constant = (value: number): Scalar => ({ op: 'constant', value })
export const slot = (index: number): Scalar => ({ op: 'slot', slot: index })
export const call = (name: string, ...args: readonly Scalar[]): Scalar => ({
  op: 'call',
  name,
  arguments: args,
})
export const choose = (condition: Scalar, then: Scalar, otherwise: Scalar): Scalar => ({
  op: 'if',
  condition,
  then,
  otherwise,
})
export const TIME: Scalar = { op: 'time' }

/** A system under construction: plain data, without any analysis. */
export class PlainSystem {
  readonly #slots: Slot[] = []
  readonly #parts = new Map<keyof System, unknown[]>()

  slot(name = `slot ${this.#slots.length}`): number {
    return this.#slots.push({ variable: name, element: '', unit: 'dimensionless' }) - 1
  }

  draw(): Scalar {
    const own = this.slot()
    return this.#add(
      'draws',
      { name: `draw ${own}`, slot: own, distribution: { kind: 'fixed', value: 0 } },
      own,
    )
  }

  noise(): Scalar {
    const own = this.slot()
    return this.#add('noise', { name: `noise ${own}`, slot: own }, own)
  }

  member(value: Scalar): Scalar {
    const own = this.slot()
    return this.#add('member', { slot: own, value }, own)
  }

  step(value: Scalar, own: number = this.slot()): Scalar {
    return this.#add('step', { slot: own, value }, own)
  }

  stock(
    initial: Scalar,
    rate: (self: Scalar) => Scalar,
    nonNegative = false,
    own: number = this.slot(),
  ): Scalar {
    this.#add('initial', { slot: own, value: initial }, own)
    return this.#add('stocks', { slot: own, rate: rate(slot(own)), nonNegative }, own)
  }

  delay(input: Scalar, delay: Scalar, initial: Scalar): Scalar {
    const own = this.slot()
    this.#add('initial', { slot: own, value: initial }, own)
    return this.#add('delays', { slot: own, input, delay, initial }, own)
  }

  memory(value: Scalar): Scalar {
    const own = this.slot()
    return this.#add('initial', { slot: own, value }, own)
  }

  table(
    x: readonly number[],
    y: readonly number[],
    interpolation: 'linear' | 'step',
  ): (at: Scalar) => Scalar {
    const name = `table ${this.#count('tables')}`
    this.#add('tables', { name, interpolation, x, y }, 0)
    const table = this.#count('tables') - 1
    return (argument) => ({ op: 'lookup', table, argument })
  }

  reducer(reducer: Omit<Reducer, 'slot'>): Scalar {
    const own = this.slot()
    return this.#add('reducers', { ...reducer, slot: own }, own)
  }

  check(variable: string, holds: Scalar, reason: string): void {
    this.#add('checks', { variable, holds, reason }, 0)
  }

  metric(value: Scalar): void {
    const name = `metric ${this.#count('metrics')}`
    this.#add('metrics', { name, element: '', unit: '', purpose: 'metric', kind: 'number', value }, 0)
  }

  output(value: Scalar): void {
    const own = value.op === 'slot' ? value.slot : (this.step(value) as { slot: number }).slot
    this.#add('outputs', { variable: `slot ${own}`, element: '', unit: '', slot: own }, own)
  }

  system(time: Partial<System['time']> = {}): System {
    const list = <K extends keyof System>(key: K): System[K] =>
      (this.#parts.get(key) ?? []) as unknown as System[K]
    return {
      time: { start: 0, step: 1, steps: 3, stepsPerSave: 1, method: 'euler', origin: '2020-01', ...time },
      slots: this.#slots,
      draws: list('draws'),
      correlations: [],
      noise: list('noise'),
      tables: list('tables'),
      member: list('member'),
      checks: list('checks'),
      initial: list('initial'),
      step: list('step'),
      stocks: list('stocks'),
      delays: list('delays'),
      reducers: list('reducers'),
      metrics: list('metrics'),
      outputs: list('outputs'),
    }
  }

  #add(key: keyof System, part: unknown, own: number): Scalar {
    this.#parts.set(key, [...(this.#parts.get(key) ?? []), part])
    return slot(own)
  }

  #count(key: keyof System): number {
    return this.#parts.get(key)?.length ?? 0
  }
}
