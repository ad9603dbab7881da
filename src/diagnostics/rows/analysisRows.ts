import type { CatalogueRow } from '../catalogueRow.ts'
import { type Example, example } from '../example.ts'

const UNIT = 'unit: USD/kg, label: { en: Second, zh: 二 }'

function second(equation: string, more = ''): Example {
  return example({
    'model.yaml': `\n  second:\n    unit: USD/kg\n    label: { en: Second, zh: 二 }\n    equation: ${equation}\n${more}`,
  })
}

const OVER_REGIONS = `
dimensions: { region: [JP, EU] }
stocks:
  store:
    over: [region]
    unit: t
    label: { en: Store, zh: 库存 }
    initial: `

/** Problems of what equations mean: names, units, indices, order. */
export const ANALYSIS_ROWS: readonly CatalogueRow[] = [
  {
    code: 'unknown-name',
    title: 'A name that nothing has',
    explanation:
      'Every name in an equation, an effect, a correlation or a setting is declared somewhere: there are no built-in constants or units. The nearest known name is shown.',
    example: second('▶prize * 2'),
  },
  {
    code: 'unknown-function',
    title: 'A function that does not exist',
    explanation: 'LANGUAGE.md lists the functions; a lookup of the model is called by its name.',
    example: second('▶maximum(price, worth)'),
  },
  {
    code: 'wrong-argument-count',
    title: 'Too many or too few arguments',
    explanation: 'LANGUAGE.md shows what each function takes; a lookup takes one argument.',
    example: second('▶clamp(price, worth)'),
  },
  {
    code: 'unknown-dimension',
    title: 'A dimension that is not declared',
    explanation: 'Dimensions and sub-ranges are declared under dimensions in model.yaml.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: 3, ${UNIT}, source: a report, grade: reported }\n  fee: { over: [▶region], value: 3, ${UNIT}, source: a report, grade: reported }\n`,
    }),
  },
  {
    code: 'unknown-element',
    title: 'An element that the dimension does not have',
    explanation:
      'An index is an element of the dimension, or a dimension or sub-range that the equation runs over. In tables by element, keys are elements.',
    example: example({ 'model.yaml': `${OVER_REGIONS}{ JP: 0, ▶UE: 0 }\n` }),
  },
  {
    code: 'wrong-index-count',
    title: 'An array without its index, or a number with one',
    explanation:
      'A variable over two dimensions is written with two indices, one over none without brackets.',
    example: second('▶price[JP]', 'dimensions: { region: [JP, EU] }\n'),
  },
  {
    code: 'element-missing',
    title: 'A table by element leaves one out',
    explanation: 'Give every element its value or equation, or add else for the rest.',
    example: example({ 'model.yaml': `${OVER_REGIONS.replace('initial: ', '▶initial: ')}{ JP: 0 }\n` }),
  },
  {
    code: 'unit-mismatch',
    title: 'Units do not fit together',
    explanation:
      'Both sides of an equation, sums, comparisons and both branches of a condition must have the same unit: t and kg, or t/month and t/year, do not mix. Convert with a parameter such as months_per_year (12 month/year).',
    example: second('worth + ▶time - startTime'),
  },
  {
    code: 'bad-unit',
    title: 'Not a unit',
    explanation:
      'Units are built of t, kg, USD, CNY (with k, M, G), day, month, year with *, / and ^, or are dimensionless, date or (for metrics) probability.',
    example: example({
      'model.yaml': '\n  ▶speed: { unit: furlong, label: { en: Speed, zh: 速度 }, equation: 0 }\n',
    }),
  },
  {
    code: 'not-dimensionless',
    title: 'A quantity with a unit where a pure number is needed',
    explanation:
      'Arguments of exp, log, tanh and the like, and exponents, have no unit. Divide by a reference value first.',
    example: second('price * exp(▶price)'),
  },
  {
    code: 'number-expected',
    title: 'Not a number',
    explanation: 'A condition, a date or a text stands where a number with a unit is needed.',
    example: second('price * (▶price > worth)'),
  },
  {
    code: 'condition-expected',
    title: 'Not a condition',
    explanation: 'Before ? and beside and, or, not stand comparisons: write x > 0, not x.',
    example: second('"▶price ? price : worth"'),
  },
  {
    code: 'cycle',
    title: 'Equations that need each other',
    explanation:
      'Each needs the other within the same instant, so none can be computed first; the message tells where each names the next. Put a stock, a smooth or a delay into the loop: that is also how such loops work in the world.',
    example: example({
      'model.yaml': `title: { en: Lab, zh: 实验 }
version: "1"
time: { origin: 2021-01, start: 2021-01, end: 2022-01, steps_per_month: 1 }
auxiliaries:
  ▶worth: { unit: USD/kg, label: { en: Worth, zh: 价值 }, equation: cost + price }
  cost: { unit: USD/kg, label: { en: Cost, zh: 成本 }, equation: worth / 2 }
`,
    }),
  },
  {
    code: 'delay-too-short',
    title: 'A delay or smooth shorter than the time step',
    explanation:
      'Its result would be an artefact of the time step. Take a longer delay, more steps per month, or leave the delay out.',
    example: example({
      'model.yaml':
        '\n  second: { unit: USD/kg, label: { en: Second, zh: 二 }, equation: "delay1(price, ▶lag)" }\n',
      'parameters.yaml': `parameters:\n  price: { value: 3, ${UNIT}, source: a report, grade: reported }\n  lag: { value: 0.5, unit: month, label: { en: Lag, zh: 滞后 }, source: a report, grade: reported }\n`,
    }),
  },
  {
    code: 'reducer-outside-metric',
    title: 'A reducer in an equation of the model',
    explanation:
      'highest, at, totalOver and their like look at a whole path, which is known only when a member has ended: they belong into metrics, facts and observations.',
    example: second('▶highest(price)'),
  },
  {
    code: 'date-outside-span',
    title: 'A metric looks at a time that is not simulated',
    explanation:
      'The dates of a metric lie between start and end of time. Change them, or the simulated span of the scenario.',
    example: example({
      'main.yaml':
        '\nmetrics:\n  later:\n    expression: ▶at(worth, "2030")\n    unit: USD/kg\n    label: { en: Later, zh: 以后 }\n',
    }),
  },
  {
    code: 'reversed-window',
    title: 'A window that ends before it begins',
    explanation:
      'The window of a metric or fact is written from the earlier date to the later one; that of a mean lasts longer than an instant. Exchange the dates.',
    example: example({
      'main.yaml':
        '\nmetrics:\n  peak:\n    expression: highest(worth, "2021-09", ▶"2021-03")\n    unit: USD/kg\n    label: { en: Peak, zh: 峰值 }\n',
    }),
  },
  {
    code: 'unknown-output',
    title: 'An output that is no variable',
    explanation:
      'outputs names stocks, flows, auxiliaries, exogenous paths, noise or parameters of the model.',
    example: example({ 'main.yaml': 'model: model.yaml\ntitle: { en: Lab, zh: 实验 }\noutputs: [▶wort]\n' }),
  },
  {
    code: 'unknown-metric',
    title: 'A chart shows a metric that the scenario does not have',
    explanation: 'Metrics are declared under metrics, here or in an extended file.',
    example: example({ 'main.yaml': '\ncharts:\n  ▶peak: { kind: dots, metric: peak_price }\n' }),
  },
  {
    code: 'unknown-chart-variable',
    title: 'A chart shows a variable that the model does not have',
    explanation: 'variables of a chart names variables of the model.',
    example: example({ 'main.yaml': '\ncharts:\n  ▶fan: { kind: fan, variables: [wort] }\n' }),
  },
  {
    code: 'unknown-chart-kind',
    title: 'A chart of a kind that does not exist',
    explanation: 'kind of a chart is one of the kinds in the section Charts of scenarios/LANGUAGE.md.',
    example: example({ 'main.yaml': '\ncharts:\n  ▶price: { kind: fun, variables: [] }\n' }),
  },
  {
    code: 'chart-does-not-fit',
    title: 'A chart that cannot be drawn from what it names',
    explanation:
      'Each kind of chart needs its number of variables, which are among the outputs, a metric where it shows one, and at least two months. A series laid over it, and metrics in its title, have to exist.',
    example: example({ 'main.yaml': '\ncharts:\n  ▶price: { kind: fan, variables: [] }\n' }),
  },
  {
    code: 'nothing-to-correlate',
    title: 'A rank correlation with a number that is certain',
    explanation: 'Only parameters that are drawn can go together. A scenario may make one of them certain.',
    example: example({
      'parameters.yaml':
        'parameters:\n  price: { value: 3, unit: USD/kg, label: { en: a, zh: a }, source: a, grade: reported }\n  cost: { value: { uniform: { low: 1, high: 2 } }, unit: USD/kg, label: { en: a, zh: a }, source: a, grade: reported }\ncorrelations:\n  - ▶{ between: [price, cost], rank: 0.5, source: a, grade: judgement }\n',
    }),
  },
  {
    code: 'correlations-contradict',
    title: 'Rank correlations that cannot hold together',
    explanation:
      'If a goes with b and with c, then b and c cannot go strongly against each other: weaken one of the correlations.',
    example: example({
      'parameters.yaml':
        'parameters:\n  price: { value: { uniform: { low: 1, high: 2 } }, unit: USD/kg, label: { en: a, zh: a }, source: a, grade: reported }\n  cost: { value: { uniform: { low: 1, high: 2 } }, unit: USD/kg, label: { en: a, zh: a }, source: a, grade: reported }\n  rent: { value: { uniform: { low: 1, high: 2 } }, unit: USD/kg, label: { en: a, zh: a }, source: a, grade: reported }\ncorrelations:\n  - ▶{ between: [price, cost], rank: 0.9, source: a, grade: judgement }\n  - { between: [price, rent], rank: 0.9, source: a, grade: judgement }\n  - { between: [cost, rent], rank: -0.9, source: a, grade: judgement }\n',
    }),
  },
]
