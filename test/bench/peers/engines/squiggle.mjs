import { run } from '@quri/squiggle-lang'
import { CONSTANTS, DRAWN, EQUATIONS, MONTHS, OUTPUTS, renamed, STOCKS } from '../cycle.mjs'

/**
 * The cycle as one reduction over the months.
 * @param drawn the text of each drawn parameter
 * @param spelled how an equation is written
 * @param begun how an initial value is written
 */
function program(drawn, spelled, begun) {
  const ofStock = (text) => renamed(text, (name) => (name in STOCKS ? `s.${name}` : name))
  const lines = (texts) => Object.entries(texts).map(([name, text]) => `${name} = ${text}`)
  const body = [
    ...lines(EQUATIONS).map((line) => spelled(ofStock(line))),
    `path = List.append(s.path, [${ofStock(OUTPUTS.join(', '))}])`,
    ...Object.entries(STOCKS).map(
      ([name, [, rate]]) => `next_${name} = s.${name} + (${spelled(ofStock(rate))})`,
    ),
    `{ path: path, ${Object.keys(STOCKS)
      .map((name) => `${name}: next_${name}`)
      .join(', ')} }`,
  ]
  const start = Object.entries(STOCKS).map(([name, [initial]]) => `${name}: ${begun(initial)}`)
  return [
    ...DRAWN.map((name, i) => `${name} = ${drawn[i]}`),
    ...lines(CONSTANTS),
    `List.reduce(List.upTo(0, ${MONTHS}), { path: [], ${start.join(', ')} }, {|s, month|`,
    ...body,
    '}).path',
  ].join('\n')
}

async function pathOf(text, sampleCount) {
  const { result } = await run(text, { environment: { sampleCount, xyPointLength: 10, seed: 'cycle' } })
  if (!result.ok) throw new Error(String(result.value))
  return result.value.result.value.getValues().map((month) => month.value.getValues())
}

/** One run of a program of numbers for each member. */
export function scalar(members) {
  const all = new Float64Array(members.length * (MONTHS + 1) * OUTPUTS.length)
  return {
    async live() {
      let at = 0
      for (const drawn of members)
        for (const month of await pathOf(
          program(drawn, (text) => text, String),
          1,
        ))
          for (const value of month) all[at++] = value.value
    },
    outputs: () => all,
  }
}

/** Squiggle has no `min` and `max` of distributions, sample by sample; `map` is what its documentation offers. */
function bySample(text) {
  return text
    .replace(/min\(1, (.*)\)$/, 'SampleSet.map($1, {|x| min(1, x)})')
    .replace(/max\(0, (margin)\)/, 'SampleSet.map($1, {|x| max(0, x)})')
    .replace(/min\((demand), (.*)\)$/, 'SampleSet.map2($1, $2, {|x, y| min(x, y)})')
}

/** All members at once, as sample sets. */
export function sampleSets(members) {
  const all = new Float64Array(members.length * (MONTHS + 1) * OUTPUTS.length)
  return {
    async live() {
      const drawn = DRAWN.map((_, i) => `SampleSet.fromList([${members.map((m) => m[i]).join(', ')}])`)
      const path = await pathOf(
        program(drawn, bySample, (value) => `${value} + 0 * reference_price`),
        members.length,
      )
      path.forEach((values, month) => {
        values.forEach((value, output) => {
          const samples = value.tag === 'Dist' ? value.value.getSamples() : members.map(() => value.value)
          samples.forEach((sample, member) => {
            all[(member * (MONTHS + 1) + month) * OUTPUTS.length + output] = sample
          })
        })
      })
    },
    outputs: () => all,
  }
}
