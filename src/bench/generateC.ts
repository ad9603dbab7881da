import type { KernelParts } from '../kernel/compiled/compile.ts'
import { ELEMENTARIES, type Elementary } from '../kernel/compiled/elementary/elementaries.ts'
import { HEAD } from '../kernel/compiled/emit/driverWriter.ts'
import { arithmetic } from '../kernel/compiled/machine/arithmetic.ts'
import { Machine } from '../kernel/compiled/machine/machine.ts'
import { needed } from '../kernel/compiled/schedule/needed.ts'
import type { Unit } from '../kernel/compiled/schedule/unit.ts'
import { literal, tablesInC } from './cText.ts'
import { type Language, readElsewhere, statements } from './statements.ts'

export interface CStyle {
  /** Members computed by one statement: 1 for plain C. */
  readonly width: 1 | 2 | 4 | 8
  /** Members whose rows stand side by side. */
  readonly lanes: number
  /** Own exp, log and expm1, written into the formulas; else those of the C library. */
  readonly ownElementary: boolean
}

/**
 * The kernel of a plan as C: the same graph, the same constants of members and of time, the same reducers at the same steps. One loop
 * over the members for all equations, elementary functions in place: what a compiler can do best with.
 */
export function generateC({ plan, code }: KernelParts, style: CStyle): string {
  const { system } = plan
  const language = cLanguage(style)
  const kept = readElsewhere(plan)
  const unit = (name: string, u: Unit, own: ReadonlySet<number>): string =>
    [
      `static void ${name}(double *restrict r, const double *restrict s, double *restrict n, const char *restrict t, const double *restrict q) {`,
      '  M bad = ALL_MASK(0);',
      ...(style.width === 1 ? ['#pragma GCC ivdep'] : []),
      '  for (int i = 0; i < LANES; i += WIDTH) {',
      '    V sum = ALL(0.0), least = ALL(0.0);',
      ...statements(plan, u, own, language).map((line) => `    ${line}`),
      '    bad = OR(bad, OR(LT(least, ALL(-1e-9)), NE(SUB(sum, sum), ALL(0.0))));',
      '  }',
      '  if (ANY(bad)) failing = 1;',
      '}',
    ].join('\n')
  const lists = Array.from({ length: system.time.steps + 1 }, (_, step) =>
    plan.groups.flatMap((group, i) => (group.steps[step] ? [i] : [])),
  )
  const offsets = lists.map((_, i) => lists.slice(0, i).reduce((sum, list) => sum + list.length, 0))
  return [
    `#define LANES ${style.lanes}`,
    `#define STEPS ${system.time.steps}`,
    `#define STEPS_PER_SAVE ${system.time.stepsPerSave}`,
    `#define ROWS ${plan.layout.rows}`,
    `#define STOCKS ${system.stocks.length}`,
    `#define TIME_ROW ${code.timeRowBytes}`,
    `#define STEP ${system.time.step}`,
    `#define MONTHS ${Math.floor(system.time.steps * system.time.step) + 1}`,
    `#define SERIES ${system.noise.length}`,
    `#define OUTPUTS ${plan.outputs.length}`,
    `#define REDUCERS ${system.reducers.length}`,
    `#define MEMORY ${plan.rows.memory}`,
    `#define TIME_TABLE ${code.timeTable}`,
    '#include "members.h"',
    '#include "lookup.h"',
    'static int failing;',
    ...tablesInC(system),
    LOOK_UP_EACH,
    ...(style.ownElementary ? elementariesInC(plan, language) : []),
    WHOLE_POWER,
    unit('core', plan.core, kept),
    unit('save_unit', plan.save, new Set()),
    ...plan.groups.map((group, i) => unit(`group${i}`, group.unit, new Set())),
    'typedef void (*Unit)(double *restrict, const double *restrict, double *restrict, const char *restrict, const double *restrict);',
    `static const Unit groups[] = {${plan.groups.map((_, i) => `group${i}`).join(', ') || '0'}};`,
    `static const int listed[] = {${lists.flat().join(', ') || '0'}};`,
    `static const int first[] = {${[...offsets, lists.flat().length].join(', ')}};`,
    `static const int output_kind[] = {${plan.outputs.map((o) => (o.kind === 'stock' ? 1 : 0)).join(', ') || '0'}};`,
    `static const int output_row[] = {${plan.outputs.map((o) => (o.kind === 'stock' ? o.stock : o.row)).join(', ') || '0'}};`,
    '#include "contestant.h"',
    '',
  ].join('\n')
}

/** Lookups search for each member by itself. */
const LOOK_UP_EACH = `
static inline V look_up_each(const struct table *t, V at) {
  double a[WIDTH];
  STORE(a, at);
  for (int i = 0; i < WIDTH; i++) a[i] = look_up(t, a[i]);
  return LOAD(a);
}`

/** Whole powers are rare: where they occur, members are done one by one. */
const WHOLE_POWER = `
#if WIDTH == 1
static inline V whole_power(M m, V x, V y, V general) { return m ? pow(x, y) : general; }
#else
static inline V whole_power(M m, V x, V y, V general) {
  if (!ANY(m)) return general;
  double a[WIDTH], b[WIDTH], c[WIDTH];
  STORE(a, x); STORE(b, y); STORE(c, general);
  for (int i = 0; i < WIDTH; i++) if (LANE(m, i)) c[i] = pow(a[i], b[i]);
  return LOAD(c);
}
#endif`

function cLanguage({ ownElementary, width }: CStyle): Language {
  const names: Readonly<Record<string, string>> = {
    bitsAdd: 'BITS_ADD',
    bitsSub: 'BITS_SUB',
    bitsAnd: 'BITS_AND',
    bitsOr: 'BITS_OR',
    bitsXor: 'BITS_XOR',
    andNot: 'AND_NOT',
  }
  const column = (index: number): string => `t + ${HEAD.bytes + 8 * index}`
  return {
    hasPower: !ownElementary && width === 1,
    declare: (name, expression, isMask) => `const ${isMask ? 'M' : 'V'} ${name} = ${expression};`,
    constant: (value, bits) =>
      Number.isFinite(value) ? `ALL(${literal(value)})` : `number_of_bits(${bits}u)`,
    row: (row, isMask) => `${isMask ? 'LOAD_MASK' : 'LOAD'}(r + ${row} * LANES + i)`,
    stock: (stock) => `LOAD(s + ${stock} * LANES + i)`,
    noise: (series) => `LOAD(q + ${series} * MONTHS * LANES + i)`,
    time: (index, isMask) =>
      isMask ? `ALL_MASK(*(const int64_t *)(${column(index)}))` : `ALL(*(const double *)(${column(index)}))`,
    storeRow: (row, value, isMask) => `${isMask ? 'STORE_MASK' : 'STORE'}(r + ${row} * LANES + i, ${value});`,
    storeNext: (stock, value, nonNegative) =>
      `STORE(n + ${stock} * LANES + i, ${value}); sum = ADD(sum, ${value});${nonNegative ? ` least = PMIN(least, ${value});` : ''}`,
    compute: (operation, detail, operands) => {
      const list = operands.join(', ')
      if (operation === 'call') return `${ownElementary ? `own_${detail}` : detail}(${list})`
      if (operation === 'wholePower') return operands.length === 2 ? `pow(${list})` : `whole_power(${list})`
      if (operation === 'bitsShiftLeft') return `SHIFT_LEFT(${list}, ${detail})`
      if (operation === 'bitsShiftRight') return `SHIFT_RIGHT(${list}, ${detail})`
      if (operation === 'lookup') return `look_up_each(&table${detail}, ${list})`
      return `${names[operation] ?? operation.toUpperCase()}(${list})`
    },
  }
}

/** The elementary functions that the equations call. */
function elementariesInC({ machine }: KernelParts['plan'], language: Language): string[] {
  const called = new Set(machine.instructions.flatMap((i) => (i.operation === 'call' ? [i.detail] : [])))
  return [...ELEMENTARIES].flatMap(([name, e]) =>
    called.has(name) ? [elementaryInC(name, e, language)] : [],
  )
}

/** An elementary function by its quick form, special values included that occur every day. */
function elementaryInC(name: string, { whole, quick }: Elementary, language: Language): string {
  const machine = new Machine()
  const argument = machine.add('argument', '')
  const m = arithmetic(machine)
  const result = quick ? quick(m, argument).value : whole(m, argument)
  const lines: string[] = []
  const value = (index: number): string => {
    const { operation, detail } = machine.instruction(index)
    if (operation === 'argument') return 'x'
    if (operation !== 'constant') return `v${index}`
    const bits = machine.constants[detail as number] as bigint
    const number = machine.constantOf(index) as number
    return Number.isFinite(number) && Math.abs(number) > 1e-300
      ? language.constant(number, bits)
      : `number_of_bits(${bits}u)`
  }
  for (const index of needed(machine, [result])) {
    const { operation, detail, operands } = machine.instruction(index)
    const expression = language.compute(operation, detail, operands.map(value))
    lines.push(language.declare(`v${index}`, expression, machine.isMask(index)))
  }
  return `static inline V own_${name}(V x) { ${lines.join(' ')} return ${value(result)}; }`
}
