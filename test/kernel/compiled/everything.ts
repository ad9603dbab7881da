import { call, choose, constant, PlainSystem, TIME } from './plainSystem.ts'

/**
 * A system with everything that systems consist of: lookups and powers of stocks, conditions, noise, reducers, outputs.
 * @param delays whether with a delay, which contestants of the bench leave out
 */
export function everything(delays: boolean): PlainSystem {
  const s = new PlainSystem()
  const [speed, exponent] = [s.draw(), s.draw()]
  const noise = s.noise()
  const linear = s.table([0, 1, 2, 4], [1, 0.5, 0.7, 0.1], 'linear')
  const stairs = s.table([0.5, 1.5, 2.5], [0.1, 0.3, 0.2], 'step')
  const stock = s.stock(constant(1), (self) => {
    const growth = call('*', call('*', speed, linear(self)), call('exp', call('*', constant(0.1), noise)))
    const loss = call('*', stairs(self), call('^', call('max', self, constant(0)), exponent))
    const late = choose(call('>', TIME, constant(5)), constant(1.5), constant(0.5))
    return call('-', call('*', growth, late), loss)
  })
  const delayed = delays ? [s.delay(stock, s.draw(), constant(1))] : []
  const trend = s.stock(constant(0), (self) => call('/', call('-', stock, delayed[0] ?? self), constant(3)))
  const price = s.step(call('log', call('+', constant(1.1), call('abs', trend))))
  const window = { from: constant(2), to: constant(9) }
  for (const kind of ['highest', 'total', 'final', 'timeOfHighest'] as const)
    s.metric(s.reducer({ kind, value: price, ...window }))
  s.metric(s.reducer({ kind: 'firstAbove', value: stock, ...window, threshold: constant(1.2) }))
  s.metric(s.reducer({ kind: 'at', value: stock, from: constant(3.5), to: constant(3.5) }))
  for (const value of [stock, ...delayed, trend, price]) s.output(value)
  return s
}
