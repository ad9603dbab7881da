import { createSynchronousModelRunner } from '@sdeverywhere/runtime'
import xlsx from 'xlsx'
import { CONSTANTS, DRAWN, EQUATIONS, isFunction, MONTHS, OUTPUTS, renamed, STOCKS } from '../cycle.mjs'

// The compiler wants a newer reader of spreadsheets than the registry has; the cycle has no spreadsheet.
xlsx.set_fs ??= () => {}
const { parseAndGenerate } = await import('@sdeverywhere/compile')

const spelled = (text) => renamed(text, (name) => (isFunction(name) ? name.toUpperCase() : name))

function vensim() {
  const lines = {
    ...Object.fromEntries(DRAWN.map((name) => [name, 1])),
    ...CONSTANTS,
    ...Object.fromEntries(Object.entries(EQUATIONS).map(([name, text]) => [name, spelled(text)])),
    ...Object.fromEntries(
      Object.entries(STOCKS).map(([name, [initial, rate]]) => [name, `INTEG(${rate}, ${initial})`]),
    ),
    'INITIAL TIME': 0,
    'FINAL TIME': MONTHS,
    'TIME STEP': 1,
    SAVEPER: 'TIME STEP',
  }
  return Object.entries(lines)
    .map(([name, text]) => `${name} = ${text} ~~|\n`)
    .join('')
}

/** The cycle as SDEverywhere's compiler writes it in JavaScript ('generateJS') or C ('generateC'). */
export function generated(operation, folder) {
  const spec = { inputVarNames: DRAWN, outputVarNames: OUTPUTS }
  return parseAndGenerate(vensim(), 'vensim', spec, [operation], folder, 'cycle', folder)
}

/** The generated JavaScript under the runtime of SDEverywhere. */
export async function sdeverywhere(members, folder) {
  const code = await generated('generateJS', folder)
  const url = `data:text/javascript,${encodeURIComponent(code)}`
  const runner = createSynchronousModelRunner(await (await import(url)).default())
  const outputs = runner.createOutputs()
  const all = new Float64Array(members.length * (MONTHS + 1) * OUTPUTS.length)
  return {
    live() {
      members.forEach((drawn, member) => {
        const { varSeries } = runner.runModelSync(drawn, outputs)
        varSeries.forEach(({ points }, output) => {
          for (let month = 0; month <= MONTHS; month++)
            all[(member * (MONTHS + 1) + month) * OUTPUTS.length + output] = points[month].y
        })
      })
    },
    outputs: () => all,
  }
}
