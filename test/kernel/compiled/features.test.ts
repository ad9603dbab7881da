import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { F64_SCALAR } from '../../../src/kernel/compiled/emit/f64.ts'
import { F64X2 } from '../../../src/kernel/compiled/emit/f64x2.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { REDUCER_KINDS, type Scalar, type System } from '../../../src/model/system.ts'
import { call, choose, constant, PlainSystem, slot, TIME } from './plainSystem.ts'
import { expectCompiledSame, expectSame, runKernel, steadyNoise } from './runKernel.ts'

/** Numbers without any pattern, the same in every run (Steele and Vigna's splitmix idea, cut to 32 bits). */
function numbers(count: number, seed = 1): number[] {
  return Array.from({ length: count }, (_, i) => {
    const mixed = Math.imul((i + 1) * 2654435761 + seed * 40503, 2246822519)
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
  })
}

const both = [F64X2, F64_SCALAR]
const methods = ['euler', 'rk4'] as const

/** A market with waves: stocks that feed on each other, functions at several depths, conditions on time and on stocks. */
function market(): PlainSystem {
  const builder = new PlainSystem()
  const [elasticity, shift] = [builder.draw(), builder.draw()]
  const shock = builder.noise()
  const price = builder.slot('price')
  const stock = builder.stock(
    constant(10),
    (self) => call('-', slot(price), call('*', constant(0.13), self)),
    true,
  )
  const capacity = builder.stock(call('+', constant(1), elasticity), (self) =>
    call('*', self, call('-', call('tanh', call('log', slot(price))), constant(0.01))),
  )
  const cover = builder.step(call('/', stock, call('+', constant(1), capacity)))
  builder.step(call('exp', call('negate', call('^', cover, elasticity))), price)
  const late = call('>=', TIME, call('*', constant(7), shift))
  const calm = choose(late, call('log1p', call('abs', shock)), call('softmin1', cover))
  builder.output(slot(price))
  builder.output(call('+', calm, call('sin', call('*', capacity, TIME))))
  builder.output(cover)
  builder.output(stock)
  return builder
}

const marketInputs = (system: System, members: number) => ({
  members,
  draws: [numbers(members, 3), numbers(members, 4)],
  noise: Array.from({ length: Math.floor(system.time.steps * system.time.step) + 1 }, (_, month) =>
    numbers(members, 10 + month).map((u) => 2 * u - 1),
  ),
})

describe.each(both)('a system in $name', (instructions) => {
  it.each(methods)('moves with %s and steps shorter than a month', (method) => {
    const system = market().system({ method, step: 0.25, steps: 83, stepsPerSave: 4, start: 2.5 })
    const found = expectCompiledSame(system, marketInputs(system, 21), { instructions })
    expect(found.failures).toEqual([])
    expect(new Set(found.values).size).toBeGreaterThan(500)
  })

  it.each([2, 4, 8, 32])('gives the same bits with %i members side by side', (lanes) => {
    const system = market().system({ steps: 9 })
    expectCompiledSame(system, marketInputs(system, 37), { instructions, lanes })
  })

  it('gives the same bits in pieces, and when a block is used again', () => {
    const system = market().system({ steps: 20, stepsPerSave: 3 })
    const inputs = marketInputs(system, 18)
    const wanted = runKernel(interpret(system), system, inputs)
    const kernel = compile(system, { instructions })
    for (const pieces of [
      [1, 1, 2, 0, 9],
      [3, 4],
    ])
      expectSame(runKernel(kernel, system, inputs, pieces), wanted)
    const block = kernel.block(18)
    const once = { block: () => block }
    for (let i = 0; i < 2; i++) expectSame(runKernel(once, system, inputs), wanted)
  })

  it('stops where it is told to', () => {
    const system = market().system({ steps: 20 })
    const inputs = marketInputs(system, 4)
    const part = [2, 3]
    expectSame(
      runKernel(compile(system, { instructions }), system, inputs, part),
      runKernel(interpret(system), system, inputs, part),
    )
  })

  it.each(methods)('keeps through pauses what began with the noise of the first month, with %s', (method) => {
    const builder = new PlainSystem()
    const shock = builder.noise()
    const first = builder.memory(call('exp', shock))
    const stock = builder.stock(first, () => call('*', first, shock))
    builder.output(call('+', stock, first))
    builder.metric(call('+', first, stock))
    const system = builder.system({ method, step: 0.5, steps: 23, stepsPerSave: 3 })
    const noise = Array.from({ length: 12 }, (_, month) => numbers(19, month))
    expectCompiledSame(system, { members: 19, noise }, { instructions })
  })

  it('runs a system of nothing', () => {
    const system = new PlainSystem().system({ steps: 0 })
    expectCompiledSame(system, { members: 3 }, { instructions })
  })
})

describe.each(both)('lookups in $name', (instructions) => {
  const points: [number[], number[]][] = [
    [[0], [5]],
    [
      [0, 1],
      [3, 4],
    ],
    [
      [-2, 0, 0.5, 3, 3, 10],
      [1, -0, 7, 2, 9, Infinity],
    ],
    [numbers(40, 9).sort((a, b) => a - b), numbers(40, 8)],
  ]
  const arguments_ = [
    -3,
    -2,
    -0,
    0,
    0.25,
    0.5,
    1,
    2.9999,
    3,
    3.5,
    9.99,
    10,
    11,
    Infinity,
    -Infinity,
    Number.NaN,
  ]

  it.each(['linear', 'step'] as const)(
    'follow %s tables whatever the argument depends on',
    (interpolation) => {
      const builder = new PlainSystem()
      const [noise, draw] = [builder.noise(), builder.draw()]
      for (const [x, y] of points) {
        const table = builder.table(x, y, interpolation)
        for (const at of [noise, draw, TIME, constant(0.3), call('+', noise, draw)])
          builder.metric(
            builder.reducer({ kind: 'final', value: table(at), from: constant(0), to: constant(9) }),
          )
      }
      const system = builder.system({ steps: 3 })
      expectCompiledSame(
        system,
        { members: arguments_.length, draws: [arguments_], noise: steadyNoise(system, [arguments_]) },
        { instructions },
      )
    },
  )
})

describe.each(both)('fixed delays in $name', (instructions) => {
  it.each(methods)(
    'are the same with %s, constant or drawn, longer than the path or shorter than a step',
    (method) => {
      const builder = new PlainSystem()
      const drawn = builder.draw()
      const wave = builder.step(call('sin', call('+', TIME, drawn)))
      const first = builder.delay(wave, constant(2), constant(0.5))
      const chained = builder.delay(call('*', first, first), drawn, call('negate', drawn))
      const stock = builder.stock(constant(1), () => call('-', chained, first))
      for (const delay of [0, 0.3, 1, 3000, Infinity, -4, Number.NaN])
        builder.output(builder.delay(stock, constant(delay), constant(delay === 0 ? 1 : 2)))
      for (const value of [first, chained, stock]) builder.output(value)
      const system = builder.system({ steps: 50, step: 0.5, stepsPerSave: 2, method })
      const draws = [[0.1, 0.5, 1, 2, 3.3, 7, 24.5, 25, 26, 1e3, 0, 5, 5, 5, 5, 6, 9]]
      expectCompiledSame(system, { members: 17, draws }, { instructions })
    },
  )
})

describe.each(both)('reducers in $name', (instructions) => {
  /** Paths with plateaus, NaN, infinities and zeros of both signs. */
  function paths(members: number, months: number): number[][] {
    const special = [0, -0, 1, 1, 2, -2, Infinity, -Infinity, Number.NaN, Number.NaN]
    return Array.from({ length: months }, (_, month) =>
      numbers(members, month + 1).map((u, m) =>
        m < 4 ? Math.floor(4 * u) - 2 : (special[Math.floor(u * 10)] as number),
      ),
    )
  }

  const windows: [number, number][] = [
    [0, 12],
    [3, 7],
    [2.5, 7.25],
    [-5, 0],
    [5, 5],
    [9, 2],
    [12, 40],
    [Number.NaN, 8],
    [1, Number.NaN],
    [20, 30],
    [-Infinity, Infinity],
  ]

  it.each(REDUCER_KINDS)('keep the %s in windows that are constant, drawn or in motion', (kind) => {
    const builder = new PlainSystem()
    const value = builder.noise()
    const [from, to, threshold] = [builder.draw(), builder.draw(), builder.draw()]
    const moving = builder.stock(constant(0.5), () => constant(0.25))
    const add = (window: { from: Scalar; to: Scalar }, level: Scalar, hold: Scalar): void =>
      builder.metric(builder.reducer({ kind, value, threshold: level, hold, ...window }))
    for (const [a, b] of windows)
      for (const hold of [0, 2]) add({ from: constant(a), to: constant(b) }, constant(0.5), constant(hold))
    add({ from, to }, threshold, constant(1))
    add({ from: constant(1), to }, moving, moving)
    add({ from: moving, to: constant(9) }, threshold, call('*', constant(2), moving))
    const system = builder.system({ steps: 24, step: 0.5 })
    const members = 40
    const draws = [
      numbers(members, 2).map((u) => 8 * u),
      numbers(members, 5).map((u) => 14 * u),
      numbers(members, 6).map((u) => 2 * u - 1),
    ]
    const found = expectCompiledSame(system, { members, draws, noise: paths(members, 13) }, { instructions })
    expect(new Set(found.metrics).size).toBeGreaterThan(5)
  })

  it('read paths of their own, which nothing else computes', () => {
    const builder = market()
    const system = builder.system()
    const price = system.outputs[0]?.slot as number
    for (const kind of REDUCER_KINDS)
      for (const at of [3, 11.4])
        builder.metric(
          builder.reducer({
            kind,
            value: call('exp', call('log10', call('*', slot(price), TIME))),
            from: constant(at),
            to: constant(12),
            threshold: constant(1.5),
          }),
        )
    const longer = builder.system({ steps: 80, step: 0.25, stepsPerSave: 4, method: 'rk4' })
    expectCompiledSame(longer, marketInputs(longer, 19), { instructions })
  })
})

describe.each(both)('metrics and checks in $name', (instructions) => {
  it('read whatever a member ends with', () => {
    const builder = new PlainSystem()
    const [draw, noise] = [builder.draw(), builder.noise()]
    const constantOfMember = builder.member(call('*', draw, constant(3)))
    const memory = builder.memory(call('+', noise, draw))
    const stock = builder.stock(draw, () => call('+', noise, constantOfMember))
    const delay = builder.delay(stock, constant(2), constant(4))
    const steps = builder.step(call('-', delay, memory))
    const all = [draw, noise, constantOfMember, memory, stock, delay, steps, TIME]
    for (const value of all) builder.metric(call('*', value, constant(1.1)))
    const system = builder.system({ steps: 7 })
    const noises = Array.from({ length: 8 }, (_, month) => numbers(5, month))
    for (const steps of [7, 8]) {
      const one = { ...system, time: { ...system.time, steps, stepsPerSave: 2 } }
      const noise = [...noises, numbers(5, 77)].slice(0, steps + 1)
      expectCompiledSame(one, { members: 5, draws: [numbers(5, 30)], noise }, { instructions })
    }
  })

  it('fail members whose checks do not hold, before looking at their stocks', () => {
    const builder = new PlainSystem()
    const draw = builder.draw()
    const stock = builder.stock(draw, () => constant(0), true)
    const twice = builder.step(call('*', stock, constant(2)))
    builder.check('slot 1', call('<', draw, constant(0.5)), 'a draw is too large')
    builder.check('slot 2', call('<', call('max', twice, constant(-5)), constant(0.9)), 'a step is too large')
    builder.check(
      'slot 1',
      call('<', call('max', builder.noise(), stock), constant(9)),
      'too large by either',
    )
    builder.output(stock)
    builder.metric(draw)
    const system = builder.system({ steps: 0 })
    const noise = [[1, 1, 1, 1, 1, 1, -1, 10]]
    const draws = [[0.1, 0.46, 0.6, -1, Number.NaN, Infinity, -Infinity, 0.2]]
    const { failures } = expectCompiledSame(system, { members: 8, draws, noise }, { instructions })
    expect(failures.length).toBe(7)
  })
})

describe.each(both)('failing members in $name', (instructions) => {
  it.each(methods)('are left at the same step and for the same reason with %s', (method) => {
    const builder = new PlainSystem()
    const [a, b, c] = [builder.draw(), builder.draw(), builder.draw()]
    const drained = builder.stock(constant(1), () => call('negate', a), true)
    const dips = builder.stock(constant(1), () => call('*', b, call('cos', TIME)), true)
    const grows = builder.stock(b, (self) => call('*', self, call('*', self, c)))
    const noise = builder.noise()
    const owed = builder.stock(call('+', c, constant(0.2)), () => call('-', noise, constant(0.5)))
    builder.output(call('log', drained))
    builder.output(call('/', constant(1), call('floor', call('*', owed, constant(9)))))
    builder.output(call('+', dips, owed))
    for (const kind of ['highest', 'total', 'at'] as const)
      builder.metric(builder.reducer({ kind, value: grows, from: constant(2), to: constant(9) }))
    const system = builder.system({ steps: 40, step: 0.5, stepsPerSave: 4, method })
    const members = 150
    const draws = [
      numbers(members, 1).map((u) => u / 12),
      numbers(members, 2).map((u) => 1.2 * u),
      numbers(members, 3).map((u, i) => (i % 40 === 7 ? Number.NaN : 3 * u)),
    ]
    const noises = Array.from({ length: 21 }, (_, month) => numbers(members, 50 + month))
    const { failures } = expectCompiledSame(system, { members, draws, noise: noises }, { instructions })
    const reasons = new Set(failures.map((f) => f.reason))
    expect([...reasons].sort()).toEqual(['fell below zero', 'is Infinity', 'is NaN'])
    expect(new Set(failures.map((f) => f.time)).size).toBeGreaterThan(5)
    expect(new Set(failures.map((f) => f.slot)).size).toBeGreaterThan(3)
    expect(failures.length).toBeLessThan(members)
  })

  it('do not disturb their neighbours when stocks only add up to infinity', () => {
    const builder = new PlainSystem()
    const huge = [0, 1, 2].map(() => builder.stock(constant(1.5e308), () => constant(-1e300)))
    builder.output(call('/', huge[0] as Scalar, constant(1e300)))
    expectCompiledSame(builder.system({ steps: 5 }), { members: 3 }, { instructions })
  })
})

describe('what cannot be compiled', () => {
  it('is named', () => {
    const early = new PlainSystem()
    const later = early.slot('later')
    early.step(call('+', slot(later), constant(1)))
    early.step(early.noise(), later)
    expect(() => compile(early.system())).toThrow('later is read before it is computed')

    const reducing = new PlainSystem()
    const noise = reducing.noise()
    const peak = reducing.reducer({ kind: 'highest', value: noise, from: constant(0), to: constant(3) })
    reducing.step(call('+', peak, noise))
    expect(() => compile(reducing.system())).toThrow('the result of a reducer')

    const twice = new PlainSystem()
    const own = twice.slot('own')
    twice.step(TIME, own)
    twice.step(TIME, own)
    expect(() => compile(twice.system())).toThrow('own is computed twice')
  })
})
