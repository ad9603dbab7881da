import { auxiliary, EVIDENCE, LABEL, type Malformed, malformed, parameter } from './malformed.ts'

const ARRAY = `
dimensions: { region: [JP, EU] }
`

function withParameter(unit: string, equation: string): Readonly<Record<string, string>> {
  return { ...parameter(`fee: { value: 3, unit: ${unit}, ${LABEL}, ${EVIDENCE} }`), ...auxiliary(equation) }
}

/** Units, evidence, distributions, arrays, order. */
export const WRONG_NUMBERS: readonly Malformed[] = [
  malformed('tonnes and kilogrammes in a sum', {
    ...parameter(`fee: { value: 3, unit: USD/t, ${LABEL}, ${EVIDENCE} }`),
    ...auxiliary('price + «unit-mismatch»fee'),
  }),
  malformed('dollars and yuan', withParameter('CNY/kg', 'price - «unit-mismatch»fee')),
  malformed(
    'an equation of another unit than declared',
    withParameter('month', '«unit-mismatch»price * fee'),
  ),
  malformed('branches of different units', withParameter('t', '"price > 0 ? price : «unit-mismatch»fee"')),
  malformed(
    'a comparison of different units',
    withParameter('t', '"price > «unit-mismatch»fee ? price : price"'),
  ),
  malformed('an exponent with a unit', withParameter('month', 'price * 2 ^ «not-dimensionless»fee')),
  malformed('a logarithm of a price', auxiliary('log(«not-dimensionless»price)', 'dimensionless')),
  malformed('a naked number with a unit', auxiliary('price + «unit-mismatch»5')),
  malformed(
    'an unknown unit',
    parameter(`«bad-unit»fee: { value: 3, unit: furlong, ${LABEL}, ${EVIDENCE} }`),
  ),
  malformed('a loop without a stock', {
    'model.yaml': `title: { en: A, zh: 甲 }
version: "1"
time: { origin: 2021-01, start: 2021-01, end: 2022-01, steps_per_month: 1 }
auxiliaries:
  «cycle»worth: { unit: USD/kg, ${LABEL}, equation: second }
  second: { unit: USD/kg, ${LABEL}, equation: third + price }
  third: { unit: USD/kg, ${LABEL}, equation: worth / 2 }
`,
  }),
  malformed('a variable that needs itself', {
    'model.yaml': `\n  «cycle»second: { unit: USD/kg, ${LABEL}, equation: second + price }\n`,
  }),
  malformed('a setting that makes a variable need itself', {
    'main.yaml': '\nset: { worth: «cycle»worth * 2 }\n',
  }),
  malformed(
    'no source',
    parameter(`«missing-evidence»fee: { value: 3, unit: t, ${LABEL}, grade: reported }`),
  ),
  malformed(
    'no grade',
    parameter(`«missing-evidence»fee: { value: 3, unit: t, ${LABEL}, source: a report }`),
  ),
  malformed(
    'an empty source',
    parameter(`fee: { value: 3, unit: t, ${LABEL}, source: «missing-evidence»" ", grade: reported }`),
  ),
  malformed('a setting with a source but no grade', {
    'main.yaml': '\nset:\n  price: «missing-evidence»{ value: 4, source: desk }\n',
  }),
  malformed(
    'low above high',
    parameter(
      `fee: { value: { pert: «bad-distribution»{ low: 3, mode: 2, high: 5 } }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  ),
  malformed('quantiles out of order', {
    'main.yaml': '\nset:\n  price: { lognormal: «bad-distribution»{ p5: 2, p50: 1, p95: 3 } }\n',
  }),
  malformed(
    'probabilities that do not add up',
    parameter(
      `fee: { value: { categorical: «bad-distribution»{ values: [1, 2], probabilities: [0.5, 0.4] } }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  ),
  malformed('a date for a number', { 'main.yaml': '\nset: { price: «bad-distribution»2027-01 }\n' }),
  malformed('infinity', parameter(`fee: { value: «wrong-type».inf, unit: t, ${LABEL}, ${EVIDENCE} }`)),
  malformed(
    'an array over nothing',
    parameter(`fee: { over: [«unknown-dimension»region], value: 3, unit: t, ${LABEL}, ${EVIDENCE} }`),
  ),
  malformed('an unknown element', {
    'model.yaml': ARRAY,
    ...parameter(
      `fee: { over: [region], values: { JP: 1, EU: 2, «unknown-element»US: 3 }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  }),
  malformed('a missing element', {
    'model.yaml': ARRAY,
    ...parameter(
      `fee: { over: [region], «element-missing»values: { JP: 1 }, unit: t, ${LABEL}, ${EVIDENCE} }`,
    ),
  }),
  malformed('an array without its index', {
    'model.yaml': `${ARRAY}flows:\n  rate: { unit: t, ${LABEL}, equation: «wrong-index-count»fee }\n`,
    ...parameter(`fee: { over: [region], value: 1, unit: t, ${LABEL}, ${EVIDENCE} }`),
  }),
  malformed('an unknown index', {
    'model.yaml': `${ARRAY}flows:\n  rate: { unit: t, ${LABEL}, equation: "«unknown-element»fee[US]" }\n`,
    ...parameter(`fee: { over: [region], value: 1, unit: t, ${LABEL}, ${EVIDENCE} }`),
  }),
  malformed('an element that is set twice in a list', {
    'model.yaml': '\ndimensions: { region: [JP, EU, «duplicate-name»JP] }\n',
  }),
  malformed('a part with an element its whole lacks', {
    'model.yaml':
      '\ndimensions: { region: [JP, EU], allied: { of: region, elements: [JP, «unknown-element»US] } }\n',
  }),
  malformed('a delay shorter than the time step', {
    ...parameter(`lag: { value: 0.2, unit: month, ${LABEL}, ${EVIDENCE} }`),
    ...auxiliary('smooth3(price, «delay-too-short»lag)'),
  }),
  malformed('eight thousand years', { 'main.yaml': '\ntime: { end: «span-too-long»9999-12 }\n' }),
  malformed('a start before writing', { 'main.yaml': '\ntime: «span-too-long»{ start: 0101-01 }\n' }),
  malformed('a mean over no time', {
    'main.yaml': `\nmetrics: { m: { expression: 'meanOver(worth, "2021-03", «reversed-window»"2021-03")', unit: USD/kg, ${LABEL} } }\n`,
  }),
  malformed('a mean that ends before it begins', {
    'main.yaml': `\nmetrics: { m: { expression: 'meanOver(worth, "2021-06", «reversed-window»"2021-03")', unit: USD/kg, ${LABEL} } }\n`,
  }),
  malformed('a first time in a window that ends before it begins', {
    'main.yaml': `\nmetrics: { m: { expression: 'firstAbove(worth, price, 1, "2021-06", «reversed-window»"2021-03")', unit: date, ${LABEL} } }\n`,
  }),
  malformed('a reducer in the model', auxiliary('«reducer-outside-metric»final(price)')),
  malformed('points of a lookup out of order', {
    'model.yaml': `\nlookups:\n  pace: { input_unit: month, unit: dimensionless, points: [[2021-06, 1], «bad-points»[2021-01, 2]], ${LABEL}, ${EVIDENCE} }\n`,
  }),
  malformed('an equation for a parameter', {
    'main.yaml': '\nset:\n  price: «cannot-change»{ equation: 2 * worth, source: desk, grade: judgement }\n',
  }),
  malformed('a correlation with itself', {
    'parameters.yaml': `\ncorrelations: [{ between: [price, «duplicate-name»price], rank: 0.5, ${EVIDENCE} }]\n`,
  }),
  malformed('a perfect correlation', {
    'parameters.yaml': `\ncorrelations: [{ between: [price, price], rank: «bad-value»1, ${EVIDENCE} }]\n`,
  }),
]
