import type { ReadyAssignment, ReadySystem } from './interpreter.ts'
import type { BlockFailure } from './kernel.ts'
import { REDUCER_MEMORY, reduce, startOf } from './reducerState.ts'

/** Values below zero by less than this are rounding, not a stock that was overdrawn. */
export const ROUNDING = 1e-9

/** Numbers of a paused member: slots and time, what reducers remember, of each delay the ring's length and its past inputs. */
export function pausedNumbers({ system: { slots, reducers, delays, time } }: ReadySystem): number {
  return 3 + slots.length + reducers.length * REDUCER_MEMORY + delays.length * (2 + time.steps)
}

/** One member's life, from its draws to its metrics. */
export class InterpretedMember {
  failure: Omit<BlockFailure, 'member'> | undefined
  /** Whether its failure came after its latest start or pause. */
  isNew = true
  readonly #ready: ReadySystem
  /** All slots, then the time. */
  readonly #present: Float64Array
  readonly #reducerMemory: Float64Array
  readonly #stockSlots: Int32Array
  readonly #rates: Float64Array
  readonly #before: Float64Array
  #histories: Float64Array[] = []
  #shock: (series: number, month: number) => number = () => 0
  #stepNumber = 0

  constructor(ready: ReadySystem) {
    const { slots, reducers, stocks } = ready.system
    this.#ready = ready
    this.#present = new Float64Array(slots.length + 1)
    this.#reducerMemory = new Float64Array(reducers.length * REDUCER_MEMORY)
    this.#stockSlots = Int32Array.from(stocks, (s) => s.slot)
    this.#rates = new Float64Array(stocks.length)
    this.#before = new Float64Array(stocks.length)
  }

  start(draw: (row: number) => number, shock: (series: number, month: number) => number): void {
    const { system, member, initial } = this.#ready
    this.failure = undefined
    this.isNew = true
    this.#shock = shock
    this.#stepNumber = 0
    this.#present.fill(0)
    this.#reducerMemory.fill(Number.NaN)
    this.#setTime(0)
    system.draws.forEach(({ slot }, row) => {
      this.#present[slot] = draw(row)
    })
    this.#assign(member)
    this.#assign(initial)
    this.#histories = this.#ready.delays.map(({ delay, slot }) => this.#history(delay(this.#present), slot))
    for (const { kind, slot } of this.#ready.reducers) this.#present[slot] = startOf(kind)
    this.#evaluate()
    this.#check()
  }

  /** Hands over the outputs of the present moment. */
  save(store: (output: number, value: number) => void): void {
    this.#ready.system.outputs.forEach(({ slot }, output) => {
      const value = this.#present[slot] as number
      if (!this.failure && !Number.isFinite(value)) this.#fail(slot, `is ${value}`)
      store(output, this.failure ? Number.NaN : value)
    })
  }

  /** Moves on by one save period, or not at all at the end of the time axis. */
  advance(): void {
    const { stepsPerSave, steps } = this.#ready.system.time
    const until = Math.min(this.#stepNumber + stepsPerSave, steps)
    while (this.#stepNumber < until && !this.failure) this.#step()
  }

  metrics(store: (metric: number, value: number) => void): void {
    this.#ready.metrics.forEach((evaluate, metric) => {
      store(metric, this.failure ? Number.NaN : evaluate(this.#present))
    })
  }

  /** Writes down everything but draws and noise. */
  pause(into: Float64Array): void {
    into[0] = this.failure ? 1 : 0
    into[1] = this.#stepNumber
    let at = 2
    for (const numbers of [this.#present, this.#reducerMemory]) {
      into.set(numbers, at)
      at += numbers.length
    }
    for (const history of this.#histories) {
      into[at] = history.length
      into.set(history.subarray(0, this.#ringRoom), at + 1)
      at += 1 + this.#ringRoom
    }
  }

  resume(from: Float64Array, shock: (series: number, month: number) => number): void {
    this.failure = from[0] ? { slot: 0, time: 0, reason: '' } : undefined
    this.isNew = !this.failure
    this.#shock = shock
    this.#stepNumber = from[1] as number
    let at = 2
    for (const numbers of [this.#present, this.#reducerMemory]) {
      numbers.set(from.subarray(at, at + numbers.length))
      at += numbers.length
    }
    this.#histories = this.#ready.delays.map(() => {
      const history = new Float64Array(from[at] as number)
      history.set(from.subarray(at + 1, at + 1 + Math.min(history.length, this.#ringRoom)))
      at += 1 + this.#ringRoom
      return history
    })
  }

  /** Places of a ring that can be reached: one that is longer than the time axis never comes round. */
  get #ringRoom(): number {
    return this.#ready.system.time.steps + 1
  }

  #setTime(step: number): void {
    const { start, step: length } = this.#ready.system.time
    this.#present[this.#present.length - 1] = start + step * length
    const month = Math.floor(step * length)
    this.#ready.system.noise.forEach(({ slot }, series) => {
      this.#present[slot] = this.#shock(series, month)
    })
  }

  #assign(assignments: readonly ReadyAssignment[]): void {
    for (const { slot, evaluate } of assignments) this.#present[slot] = evaluate(this.#present)
  }

  /** Everything of the present moment that follows from stocks and time. */
  #evaluate(): void {
    this.#assign(this.#ready.step)
    const { steps, step } = this.#ready.system.time
    const length = this.#stepNumber < steps ? step : 0
    this.#ready.reducers.forEach((reducer, i) => {
      reduce(reducer, this.#present, this.#reducerMemory, i * REDUCER_MEMORY, length)
    })
  }

  #step(): void {
    const { method, step } = this.#ready.system.time
    const inputs = this.#ready.delays.map((d) => d.input(this.#present))
    if (method === 'euler') this.#euler(step)
    else this.#rungeKutta(step)
    this.#stepNumber++
    this.#setTime(this.#stepNumber)
    this.#ready.delays.forEach(({ slot }, i) => {
      const history = this.#histories[i] as Float64Array
      history[(this.#stepNumber - 1) % history.length] = inputs[i] as number
      this.#present[slot] = history[this.#stepNumber % history.length] as number
    })
    this.#evaluate()
    this.#verify()
  }

  #euler(step: number): void {
    this.#rateInto(this.#rates)
    this.#stockSlots.forEach((slot, i) => {
      this.#present[slot] = (this.#present[slot] as number) + step * (this.#rates[i] as number)
    })
  }

  #rateInto(into: Float64Array): void {
    this.#ready.rates.forEach((rate, i) => {
      into[i] = rate(this.#present)
    })
  }

  /** The classical fourth-order method (Kutta 1901, p. 443). Noise and fixed delays keep their value within a time step. */
  #rungeKutta(step: number): void {
    const total = new Float64Array(this.#rates.length)
    this.#stockSlots.forEach((slot, i) => {
      this.#before[i] = this.#present[slot] as number
    })
    const timeSlot = this.#present.length - 1
    const start = this.#present[timeSlot] as number
    for (const [weight, reach] of [
      [1, 0.5],
      [2, 0.5],
      [2, 1],
      [1, 0],
    ] as const) {
      this.#rateInto(this.#rates)
      this.#rates.forEach((rate, i) => {
        total[i] = (total[i] as number) + weight * rate
      })
      if (reach === 0) break
      this.#moveStocks(this.#rates, reach * step)
      this.#present[timeSlot] = start + reach * step
      this.#assign(this.#ready.step)
    }
    this.#moveStocks(total, step / 6)
  }

  #moveStocks(rates: Float64Array, length: number): void {
    this.#stockSlots.forEach((slot, i) => {
      this.#present[slot] = (this.#before[i] as number) + length * (rates[i] as number)
    })
  }

  /** A ring of past inputs, as long as the delay in time steps. */
  #history(delay: number, slot: number): Float64Array {
    const length = Math.max(1, Math.round(delay / this.#ready.system.time.step))
    if (!Number.isFinite(length)) return new Float64Array(1).fill(Number.NaN)
    return new Float64Array(length).fill(this.#present[slot] as number)
  }

  #check(): void {
    for (const { holds, slot, reason } of this.#ready.checks)
      if (!this.failure && holds(this.#present) === 0) this.#fail(slot, reason)
    this.#verify()
  }

  #verify(): void {
    if (this.failure) return
    for (const { slot, nonNegative } of this.#ready.system.stocks) {
      const value = this.#present[slot] as number
      if (!Number.isFinite(value)) this.#fail(slot, `is ${value}`)
      else if (nonNegative && value < -ROUNDING) this.#fail(slot, 'fell below zero')
    }
  }

  #fail(slot: number, reason: string): void {
    this.failure ??= { slot, time: this.#present[this.#present.length - 1] as number, reason }
  }
}
