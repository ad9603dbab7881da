import { evaluate, parse } from 'mathjs'
import { CONSTANTS, DRAWN, EQUATIONS, MONTHS, OUTPUTS, STOCKS } from '../cycle.mjs'

const RATES = Object.fromEntries(Object.entries(STOCKS).map(([name, [, rate]]) => [name, rate]))

/** Each equation compiled once and evaluated at every step, with a Map as its scope: the quicker of the two kinds. */
export const mathjs = (members) =>
  contestant(members, (text) => {
    const code = parse(text).compile()
    return (scope) => code.evaluate(scope)
  })

/** Each equation as its text, which is parsed anew at every step, as in the first examples of the manual. */
export const texts = (members) => contestant(members, (text) => (scope) => evaluate(text, scope))

function contestant(members, ready) {
  const all = new Float64Array(members.length * (MONTHS + 1) * OUTPUTS.length)
  const made = (list) => Object.entries(list).map(([name, text]) => [name, ready(text)])
  const [equations, rates] = [made(EQUATIONS), made(RATES)]
  return {
    live() {
      let at = 0
      for (const drawn of members) {
        const scope = new Map(Object.entries(CONSTANTS))
        DRAWN.forEach((name, i) => void scope.set(name, drawn[i]))
        for (const [name, [initial]] of Object.entries(STOCKS)) scope.set(name, initial)
        for (let month = 0; ; month++) {
          for (const [name, value] of equations) scope.set(name, value(scope))
          for (const name of OUTPUTS) all[at++] = scope.get(name)
          if (month === MONTHS) break
          const moved = rates.map(([name, rate]) => scope.get(name) + rate(scope))
          rates.forEach(([name], i) => void scope.set(name, moved[i]))
        }
      }
    },
    outputs: () => all,
  }
}
