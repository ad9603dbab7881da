import { Model } from 'simulation'
import { CONSTANTS, DRAWN, EQUATIONS, isFunction, MONTHS, OUTPUTS, renamed, STOCKS } from '../cycle.mjs'

const bracketed = (text) => renamed(text, (name) => (isFunction(name) ? name : `[${name}]`))

function build() {
  const model = new Model({
    timeStart: 0,
    timeLength: MONTHS,
    timeStep: 1,
    timeUnits: 'Months',
    algorithm: 'Euler',
  })
  const parts = new Map()
  for (const [name, value] of Object.entries(CONSTANTS)) parts.set(name, model.Variable({ name, value }))
  for (const name of DRAWN) parts.set(name, model.Variable({ name, value: 0 }))
  for (const [name, equation] of Object.entries(EQUATIONS))
    parts.set(name, model.Variable({ name, value: bracketed(equation) }))
  for (const [name, [initial]] of Object.entries(STOCKS))
    parts.set(name, model.Stock({ name, initial, nonNegative: false }))
  const link = (equation, to) => {
    for (const name of new Set(equation.match(/[a-z_]+/g)))
      if (!isFunction(name) && parts.get(name) !== to) model.Link(parts.get(name), to)
  }
  for (const [name, equation] of Object.entries(EQUATIONS)) link(equation, parts.get(name))
  for (const [name, [, rate]] of Object.entries(STOCKS)) {
    const stock = parts.get(name)
    const flow = model.Flow(null, stock, { name: `net ${name}`, rate: bracketed(rate), nonNegative: false })
    link(
      renamed(rate, (other) => (other === name ? '0' : other)),
      flow,
    )
  }
  return { model, parts }
}

/** One model, whose variables are set anew for each member. */
export function simulation(members) {
  const { model, parts } = build()
  const all = new Float64Array(members.length * (MONTHS + 1) * OUTPUTS.length)
  return {
    live() {
      members.forEach((drawn, member) => {
        DRAWN.forEach((name, i) => {
          parts.get(name).value = drawn[i]
        })
        const results = model.simulate()
        OUTPUTS.forEach((name, output) => {
          const series = results.series(parts.get(name))
          for (let month = 0; month <= MONTHS; month++)
            all[(member * (MONTHS + 1) + month) * OUTPUTS.length + output] = series[month]
        })
      })
    },
    outputs: () => all,
  }
}
