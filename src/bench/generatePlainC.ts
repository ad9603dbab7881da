import type { Reducer, Scalar, System } from '../model/system.ts'
import { literal, tablesInC } from './cText.ts'

/**
 * A system as a modeller would write it in C: one member after the other, every equation once a time step in local variables, the
 * functions of the C library, branches where the model has conditions, a window check for each reducer. Constants of members are
 * computed beforehand, as for all contestants.
 */
export function generatePlainC(system: System): string {
  const writer = new PlainWriter(system)
  const { time } = system
  const rates = system.stocks.map(({ rate }, i) => `    const double rate${i} = ${writer.scalar(rate)};`)
  const moves = system.stocks.map(({ slot }, i) => `    p[${slot}] += STEP * rate${i};`)
  const checks = system.stocks.map(({ slot, nonNegative }) => {
    const tooLow = nonNegative ? ` || p[${slot}] < -1e-9` : ''
    return `    if (!(fabs(p[${slot}]) < INFINITY)${tooLow}) failing = 1;`
  })
  const outputs = system.outputs.map(({ slot }, i) => `      out[${i}] = ${writer.slot(slot)};`)
  return [
    `#define SLOTS ${system.slots.length}`,
    `#define STEPS ${time.steps}`,
    `#define STEPS_PER_SAVE ${time.stepsPerSave}`,
    `#define STEP ${literal(time.step)}`,
    `#define START ${literal(time.start)}`,
    `#define MONTHS ${Math.floor(time.steps * time.step) + 1}`,
    `#define SERIES ${system.noise.length}`,
    `#define OUTPUTS ${system.outputs.length}`,
    `#define REDUCERS ${system.reducers.length}`,
    '#include "plain.h"',
    ...tablesInC(system),
    'static void live(double *restrict p, const double *restrict noise, double *restrict out, double *restrict kept) {',
    ...system.reducers.map(({ kind }, i) => `  kept[${3 * i}] = ${STARTS[kind]};`),
    '  for (int step = 0; step <= STEPS; step++) {',
    '    const double time = START + step * STEP;',
    '    const int month = (int)(step * STEP);',
    '    const double length = step < STEPS ? STEP : 0;',
    ...system.noise.map(({ slot }, i) => `    p[${slot}] = noise[${i} * MONTHS + month];`),
    ...system.step.map(({ slot, value }) => `    const double v${slot} = ${writer.scalar(value)};`),
    ...system.reducers.map((reducer, i) => `    ${writer.reducer(reducer, `kept + ${3 * i}`)}`),
    '    if (step % STEPS_PER_SAVE == 0) {',
    ...outputs,
    '      out += OUTPUTS;',
    '    }',
    '    if (step == STEPS) break;',
    ...rates,
    ...moves,
    ...checks,
    '  }',
    '}',
    '#include "plainContestant.h"',
    '',
  ].join('\n')
}

const STARTS: Readonly<Record<Reducer['kind'], string>> = {
  highest: '-INFINITY',
  lowest: 'INFINITY',
  timeOfHighest: 'NAN',
  timeOfLowest: 'NAN',
  final: 'NAN',
  at: 'NAN',
  total: '0',
  firstBelow: 'INFINITY',
  firstAbove: 'INFINITY',
}

const BINARY = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['==', '=='],
  ['!=', '!='],
])

const LOGIC = new Map([
  ['and', '&&'],
  ['or', '||'],
])

const NAMED = new Map([
  ['^', 'pow'],
  ['min', 'smaller'],
  ['max', 'larger'],
  ['abs', 'fabs'],
])

class PlainWriter {
  readonly #local: ReadonlySet<number>

  constructor(system: System) {
    this.#local = new Set(system.step.map((s) => s.slot))
  }

  slot(slot: number): string {
    return this.#local.has(slot) ? `v${slot}` : `p[${slot}]`
  }

  scalar(scalar: Scalar): string {
    switch (scalar.op) {
      case 'constant':
        return literal(scalar.value)
      case 'time':
        return 'time'
      case 'slot':
        return this.slot(scalar.slot)
      case 'if':
        return `(${this.scalar(scalar.condition)} != 0 ? ${this.scalar(scalar.then)} : ${this.scalar(scalar.otherwise)})`
      case 'lookup':
        return `look_up(&table${scalar.table}, ${this.scalar(scalar.argument)})`
      case 'call':
        return this.#call(
          scalar.name,
          scalar.arguments.map((a) => this.scalar(a)),
        )
    }
  }

  reducer({ kind, value, from, to, threshold, hold }: Reducer, kept: string): string {
    const list = [from, to].map((s) => this.scalar(s)).join(', ')
    const x = this.scalar(value)
    switch (kind) {
      case 'total':
        return `{ const double o = overlap(time, length, ${list}); if (o > 0) (${kept})[0] += (${x}) * o; }`
      case 'at':
        return `if (near(${kept}, time, length, ${this.scalar(from)})) at(${kept}, ${x}, time, ${this.scalar(from)});`
      case 'firstBelow':
      case 'firstAbove': {
        const order = kind === 'firstBelow' ? '<' : '>'
        const level = this.scalar(threshold ?? { op: 'constant', value: 0 })
        const months = this.scalar(hold ?? { op: 'constant', value: 0 })
        return `if (within(time, ${list}) && !((${kept})[0] < INFINITY)) cross(${kept}, (${x}) ${order} (${level}), time, ${months});`
      }
      default:
        return `if (within(time, ${list})) ${kind}(${kept}, ${x}, time);`
    }
  }

  #call(name: string, [a, b, c]: readonly string[]): string {
    const operator = BINARY.get(name)
    if (operator) return `(${a} ${operator} ${b})`
    const logic = LOGIC.get(name)
    if (logic) return `(${a} != 0 ${logic} ${b} != 0)`
    if (name === 'negate') return `(-${a})`
    if (name === 'not') return `(${a} == 0)`
    if (name === 'clamp') return `larger(${b}, smaller(${c}, ${a}))`
    if (name === 'safeDivide') return `(${b} == 0 ? ${c} : ${a} / ${b})`
    return `${NAMED.get(name) ?? name}(${[a, b, c].filter((x) => x !== undefined).join(', ')})`
  }
}
